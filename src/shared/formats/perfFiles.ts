// What else perf writes: its recording, and its report. Neither holds stacks that can be read; each is answered with the command that does.

import { fail } from '../base/result'
import { textOf } from '../base/utf8'
import type { Format } from './format'

/** Files and pipes, in both byte orders; the last is from before Linux 3.0. */
const RECORDING_MARKS = ['PERFILE2', '2ELIFREP', 'PERFFILE']
const REPORT_MARK = /^# (Overhead|Children +Self|Samples: .* of events? )/m
/** A report's header with its column titles is far shorter. */
const REPORT_HEAD_BYTES = 16 * 1024

export const perfData: Format = {
  id: 'perf-data',
  title: 'perf.data',
  isRefused: true,
  looksLike: head => (RECORDING_MARKS.includes(textOf(head.subarray(0, 8))) ? 'yes' : 'no'),
  open: () =>
    refusal('a perf.data recording, which only the perf that made it can read', '`perf script -i FILE > FILE.txt` makes it readable'),
}

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
