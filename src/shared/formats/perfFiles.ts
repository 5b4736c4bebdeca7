// perf's report, which holds no stacks that can be read: answered with the command that prints them.

import { fail } from '../base/result'
import { textOf } from '../base/utf8'
import type { Format } from './format'

const REPORT_MARK = /^# (Overhead|Children +Self|Samples: .* of events? )/m
/** A report's header with its column titles is far shorter. */
const REPORT_HEAD_BYTES = 16 * 1024

export const perfReport: Format = {
  id: 'perf-report',
  title: 'perf report',
  isRefused: true,
  looksLike: head => (head[0] === 35 && REPORT_MARK.test(textOf(head.subarray(0, REPORT_HEAD_BYTES))) ? 'yes' : 'no'),
  open: () =>
    refusal('the output of perf report, which holds sums and no stacks', '`perf script > FILE.txt` prints the samples themselves'),
}

function refusal(what: string, advice: string): ReturnType<Format['open']> {
  return { push: () => false, finish: () => fail({ kind: 'unsupported', what, advice }) }
}
