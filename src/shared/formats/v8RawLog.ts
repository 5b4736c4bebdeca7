// V8's own log (`node --prof`, `isolate*.log`), read as its tick processor reads it: code comes and goes line by line, and each tick is
// looked up in what lies there at that moment. Rules: V8's `tools/tickprocessor.mjs`, `logreader.mjs` and `profile.mjs`.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { startsWith } from '../bytes/ascii'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'
import { codeMap } from './v8Log/codeMap'
import { codeLine, hexOf, tickLine, unescaped, type TickLine } from './v8Log/logLine'
import { IDLE, tickRows, type TickRows } from './v8Log/tickRows'

const ID = 'v8-log-raw'
const MARK = 'v8-version,'
/** Lines of anything else may hold a whole script, so they are not even made text. */
const READ_LINES = ['tick,', 'code-creation,', 'code-move,', 'code-delete,', 'shared-library,', MARK, 'profiler,']
/** Names of code are long, stacks of a tick end at some hundred frames. */
const MAX_LINE_BYTES = 1 << 20
/** Waiting for `Atomics.wait` has had a state of its own since V8 7.7; the event loop's had its number before. */
const ATOMICS_SINCE = [7, 7]
const NS_PER_US = 1000

export const v8RawLog: Format = {
  id: ID,
  title: 'V8 log (isolate*.log)',
  looksLike: head => (startsWith(head, 0, MARK) ? 'yes' : 'no'),
  open: openLog,
}

function openLog(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const code = codeMap(builder)
  const facts: (readonly [string, string])[] = []
  let rows: TickRows | null = null
  let idle = IDLE
  let intervalUs = 0
  let line = 0
  let ticks = 0
  let firstBroken = 0

  function broken(): void {
    if (firstBroken === 0) firstBroken = line
    report('lines of the log that are cut or broken, left out', { unit: 'line', at: line })
  }

  function sample(tick: TickLine): void {
    rows ??= tickRows(builder, idle)
    const { addresses } = tick
    const found = addresses.map(code.find)
    if (tick.isSecondGuessed && !code.isScript(found[1])) found.splice(1, 1)
    let stack = NONE
    let below = NONE
    for (let at = found.length - 1; at >= 0; at--) {
      const row = found[at]
      if (row !== NONE && !(row === below && code.isLibrary(row))) stack = builder.stack(stack, code.frame(row))
      else if (row === NONE && at === 0) stack = builder.stack(stack, rows.unaccounted)
      if (row !== NONE) below = row
    }
    ticks++
    rows.add(stack, tick.state, tick.timeUs)
  }

  function entry(fields: readonly string[]): void {
    switch (fields[0]) {
      case 'tick': {
        const tick = tickLine(fields)
        return tick === null ? broken() : sample(tick)
      }
      case 'code-creation': {
        const made = codeLine(fields)
        return made === null ? broken() : code.code(made.name, made.kind, made.start, made.size)
      }
      case 'code-move':
        return code.move(hexOf(fields[1]), hexOf(fields[2]))
      case 'code-delete':
        code.remove(hexOf(fields[1]))
        return
      case 'shared-library':
        return code.library(unescaped(fields[1] ?? ''), hexOf(fields[2]), hexOf(fields[3]))
      case 'profiler':
        if (fields[1] === 'begin') intervalUs = Number(fields[2]) || 0
        return
      case 'v8-version':
        return version(fields.slice(1, 5).map(Number))
      default:
    }
  }

  function version(numbers: readonly number[]): void {
    facts.push(['V8', numbers.filter(number => Number.isFinite(number)).join('.')])
    const [major = 0, minor = 0] = numbers
    if (major < ATOMICS_SINCE[0] || (major === ATOMICS_SINCE[0] && minor < ATOMICS_SINCE[1])) idle = IDLE - 1
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    if (!READ_LINES.some(word => startsWith(bytes, start, word))) return
    entry(textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES))).split(','))
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (ticks === 0)
        return fail(firstBroken > 0 ? malformed(ID, 'no tick that could be read', 'line', firstBroken) : { kind: 'empty', format: ID })
      const durationNs = rows?.finish() ?? null
      const period = intervalUs > 0 ? { period: { value: intervalUs * NS_PER_US, type: 'time', unit: 'nanoseconds' } } : {}
      return ok(builder.finish({ durationNs, facts, ...period, defaultSampleType: 'ticks' }))
    },
  }
}
