// rbspy's raw recordings (`--raw-file`, `.raw.gz`): a header, then a JSON object a sample, leaf first. Rules: `rbspy/rbspy`, src/storage and core/types.rs.

import { isRecord, type JsonRecord } from '../base/json'
import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { lineWalker } from '../bytes/lines'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { malformed, type Format, type ProfileReader, type Report } from './format'
import { RUBY_C_MODULE, RUBY_NO_FILE, rubyNativeName } from './rubyNative'

const ID = 'rbspy'
/** Three versions; the second has no line with a header, the first is a sample's frames alone. */
const MARK = /^rbspy(\d\d)\n/
const MARK_BYTES = 8
const NS_PER_S = 1e9
const NS_PER_MS = 1e6
/** Longer lines are no stack's. */
const MAX_LINE_BYTES = 2 ** 22
/** V8 takes as long to refuse a line of JSON as to read a long one: a file with more is not read on. */
const MAX_BROKEN_LINES = 20_000

export const rbspy: Format = {
  id: ID,
  title: 'rbspy (raw)',
  looksLike: head => (MARK.test(textOf(head.subarray(0, MARK_BYTES))) ? 'yes' : 'no'),
  open: openRaw,
}

function openRaw(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: 'cpu' })
  const facts: (readonly [string, string])[] = []
  let rate = NaN
  let startNs = NaN
  let line = 0
  let skipped = 0

  function frameOf({ name, relative_path, absolute_path, lineno }: JsonRecord): number {
    const file = typeof absolute_path === 'string' ? absolute_path : typeof relative_path === 'string' ? relative_path : ''
    const text = typeof name === 'string' && name !== '' ? name : '(unknown)'
    const native = rubyNativeName(text)
    const fn =
      native === null
        ? builder.fn({ name: text, file: file === RUBY_NO_FILE ? null : file })
        : builder.fn({ name: native, module: RUBY_C_MODULE })
    return builder.frame(fn, Number(lineno) > 0 ? Number(lineno) : NONE, NONE, frameFlags(native === null ? 'interpreted' : 'native'))
  }

  function header({ sample_rate, rbspy_version, start_time }: JsonRecord): void {
    rate = Number(sample_rate)
    startNs = timeNsOf(start_time)
    if (typeof rbspy_version === 'string') facts.push(['rbspy', rbspy_version])
    if (rate > 0) facts.push(['samples a second', String(rate)])
  }

  function sample(parsed: JsonRecord, trace: readonly unknown[]): void {
    let stack = NONE
    for (let i = trace.length - 1; i >= 0; i--) {
      const frame = trace[i]
      if (isRecord(frame)) stack = builder.stack(stack, frameOf(frame))
    }
    const { pid, thread_id } = parsed
    const id = Number(thread_id ?? NaN)
    const processId = typeof pid === 'number' ? pid : null
    const hasThread = processId !== null || Number.isFinite(id)
    const thread = hasThread
      ? builder.thread({
          name: Number.isFinite(id) ? `thread ${id}` : `process ${processId}`,
          processId,
          threadId: Number.isSafeInteger(id) ? id : null,
        })
      : NONE
    const timeNs = timeNsOf(parsed['time']) - startNs
    const row = builder.sample(stack, Number.isFinite(timeNs) ? { thread, timeNs } : { thread })
    builder.weigh(row, samples, 1)
  }

  const walker = lineWalker((bytes, start, end) => {
    line++
    if (line === 1 || end === start || skipped > MAX_BROKEN_LINES) return
    const parsed = end - start > MAX_LINE_BYTES ? null : parsedLine(textOf(bytes.subarray(start, end)))
    if (Array.isArray(parsed)) sample({}, parsed)
    else if (isRecord(parsed) && Array.isArray(parsed['trace'])) sample(parsed, parsed['trace'])
    else if (isRecord(parsed) && 'sample_rate' in parsed) header(parsed)
    else {
      skipped++
      report('lines that are no samples', { unit: 'line', at: line })
    }
  })

  return {
    push: chunk => walker.push(chunk) && skipped <= MAX_BROKEN_LINES,
    finish() {
      walker.finish()
      const isTimed = rate > 0 && Number.isFinite(NS_PER_S / rate)
      const period = isTimed ? builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' }) : NONE
      const startMs = Number.isFinite(startNs) ? startNs / NS_PER_MS : null
      const profile = builder.finish({ facts, startMs })
      const rows = profile.samples.stack.length
      if (skipped > rows || skipped > MAX_BROKEN_LINES)
        return fail(malformed(ID, 'lines that are no samples, as most lines are', 'line', line))
      if (rows === 0) return fail({ kind: 'empty', format: ID })
      if (period !== NONE) profile.samples.values[period].fill(NS_PER_S / rate)
      return ok(profile)
    },
  }
}

/** As Rust's serde writes a time: seconds since 1970 and nanoseconds. */
function timeNsOf(time: unknown): number {
  if (!isRecord(time)) return NaN
  return Number(time['secs_since_epoch']) * NS_PER_S + Number(time['nanos_since_epoch'] ?? 0)
}

function parsedLine(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
