// What Clinic Doctor keeps of a process every 10 ms: no stacks, but what its verdicts are made from. Rules: clinicjs/node-clinic-doctor,
// `format/process-stat.proto`, `analysis/issues.js`.

import { formatBytes } from '../base/quantity'
import { fail, type Result } from '../base/result'
import { enter, enterBody, nextField, NO_FIELD, protoCursor, WIRE_BYTES, WIRE_FIXED64 } from '../bytes/protobuf'
import type { Profile } from '../profile/profile'
import type { Format, ReadError } from './format'
import { wholeFile } from './wholeFile'

const ID = 'clinic-doctor-process'
/** The first reading: its length, then three doubles. */
const DOUBLES = [2, 11, 20] as const
const TAGS = [0x09, 0x11, 0x19] as const
const FIELD = { timestamp: 1, delay: 2, cpu: 3, memory: 4, rss: 1 } as const
/** Doctor's own limits for a blocked event loop. */
const MEDIAN_DELAY_MS = 10
const LONGEST_DELAY_MS = 100
const MS_PER_SECOND = 1000
const ADVICE = 'open the trace beside it (PID.clinic-doctor-traceevent); `clinic flame -- node PROGRAM` records stacks'

export const clinicProcess: Format = {
  id: ID,
  title: 'Clinic Doctor process statistics',
  isRefused: true,
  looksLike: head => (head[0] === 0 && DOUBLES.every((at, field) => head[at] === TAGS[field]) && head.length > 30 ? 'yes' : 'no'),
  open: () => wholeFile('statistics of Clinic Doctor', readStatistics),
}

type Readings = { readonly timeMs: number[]; readonly delayMs: number[]; readonly cpu: number[]; readonly rssBytes: number[] }

function readStatistics(bytes: Uint8Array): Result<Profile, ReadError> {
  const readings = readingsOf(bytes)
  const count = readings.timeMs.length
  const what = 'statistics of Clinic Doctor, which hold no stacks'
  return fail({ kind: 'unsupported', what: count === 0 ? what : `${what} (${wordsOf(readings)})`, advice: ADVICE })
}

function readingsOf(bytes: Uint8Array): Readings {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Readings = { timeMs: [], delayMs: [], cpu: [], rssBytes: [] }
  const cursor = protoCursor()
  const inner = protoCursor()
  for (let at = 0; at + 2 <= bytes.length;) {
    const end = at + 2 + view.getUint16(at)
    if (end > bytes.length) break
    const doubles = new Map<number, number>()
    let rss = 0
    enter(cursor, bytes, at + 2, end)
    for (let field = nextField(cursor); field !== NO_FIELD; field = nextField(cursor)) {
      if (cursor.wire === WIRE_FIXED64) doubles.set(field, view.getFloat64(cursor.bodyStart, true))
      if (field !== FIELD.memory || cursor.wire !== WIRE_BYTES) continue
      enterBody(inner, cursor)
      for (let part = nextField(inner); part !== NO_FIELD; part = nextField(inner))
        if (part === FIELD.rss && inner.wire === WIRE_FIXED64) rss = view.getFloat64(inner.bodyStart, true)
    }
    found.timeMs.push(doubles.get(FIELD.timestamp) ?? 0)
    found.delayMs.push(doubles.get(FIELD.delay) ?? 0)
    found.cpu.push(doubles.get(FIELD.cpu) ?? 0)
    found.rssBytes.push(rss)
    at = end
  }
  return found
}

function wordsOf({ timeMs, delayMs, cpu, rssBytes }: Readings): string {
  const sorted = [...delayMs].sort((a, b) => a - b)
  const median = sorted[sorted.length >> 1]
  const longest = sorted[sorted.length - 1]
  const seconds = (timeMs[timeMs.length - 1] - timeMs[0]) / MS_PER_SECOND
  const mean = cpu.reduce((sum, share) => sum + share, 0) / cpu.length
  const most = rssBytes.reduce((peak, size) => Math.max(peak, size), 0)
  const isBlocked = median >= MEDIAN_DELAY_MS || longest >= LONGEST_DELAY_MS
  const delay = `the event loop was ${isBlocked ? 'blocked: ' : ''}late by ${median.toFixed(1)} ms in the median and ${longest.toFixed(1)} ms at most`
  return `${timeMs.length} readings in ${seconds.toFixed(2)} s: ${delay}; ${Math.round(mean * 100)} % of a core; ${formatBytes(most)} of memory at most`
}
