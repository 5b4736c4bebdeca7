// What pyinstrument's files say about the run.

import { textOf } from '../../base/utf8'
import { jsonNumber, jsonText, type JsonTable } from '../../bytes/jsonSink'
import type { ProfileEnd } from '../../profile/builder'

const NS_PER_S = 1e9
const MS_PER_S = 1e3

export function pyinstrumentFacts(): { readonly sinks: JsonTable; end(): ProfileEnd } {
  let startSeconds = NaN
  let durationSeconds = NaN
  let cpuSeconds = NaN
  let target = ''
  return {
    sinks: {
      start_time: jsonNumber(value => (startSeconds = value)),
      duration: jsonNumber(value => (durationSeconds = value)),
      cpu_time: jsonNumber(value => (cpuSeconds = value)),
      target_description: jsonText((bytes, start, end) => (target = textOf(bytes.subarray(start, end)))),
    },
    end: () => ({
      durationNs: Number.isFinite(durationSeconds) ? durationSeconds * NS_PER_S : null,
      startMs: Number.isFinite(startSeconds) ? startSeconds * MS_PER_S : null,
      facts: [
        ...(target === '' ? [] : [['target', target] as const]),
        ...(Number.isFinite(cpuSeconds) ? [['CPU time', `${cpuSeconds} s`] as const] : []),
      ],
    }),
  }
}
