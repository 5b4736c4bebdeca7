// heaptrack's recordings: every allocation and every release, each with its stack. Rules: `KDE/heaptrack`, src/analyze/accumulatedtracedata.cpp.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { heaptrackCosts } from './heaptrack/costs'
import { heaptrackTraces } from './heaptrack/traces'
import { factList } from './factList'

const ID = 'heaptrack'
/** The program’s path (`x`) stands before its command line in recordings that were not interpreted yet. */
const MARK = /^v [\da-f]{1,8} [\da-f]{1,4}\r?\n(?:#[^\n]*\n)*[xX] /
/** Texts have their length before them since version 3. */
const FIRST_SIZED = 3
const FIRST_KNOWN = 1
const LAST_KNOWN = 3
const NS_PER_MS = 1e6
const PLUS = 43
const MINUS = 45
/** Longer lines are no symbol's. */
const MAX_LINE_BYTES = 2 ** 20

export const heaptrack: Format = {
  id: ID,
  title: 'heaptrack',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 4096))) ? 'yes' : 'no'),
  open: openHeaptrack,
}

function openHeaptrack(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const traces = heaptrackTraces(builder, report)
  const costs = heaptrackCosts()
  const facts = factList()
  let version = LAST_KNOWN
  let isRaw = false
  let timeMs = 0
  let line = 0
  let skipped = 0

  function skip(what: string): void {
    skipped++
    report(what, { unit: 'line', at: line })
  }

  /** The numbers of a line, in hexadecimal digits. */
  function numbers(text: string): number[] {
    return text.split(' ').map(digits => parseInt(digits, 16))
  }

  /** Nearly all lines are these two: their number is read from the bytes. */
  function block(isAllocation: boolean, bytes: Uint8Array, start: number, end: number): void {
    let kind = end > start ? 0 : NaN
    for (let at = start; at < end; at++) kind = kind * 16 + hexDigit(bytes[at])
    const isKnown = isAllocation ? costs.allocate(kind) : costs.release(kind)
    if (!isKnown) skip(isAllocation ? 'allocations of a kind that is not in the file' : 'releases of a kind that is not in the file')
  }

  function read(code: string, rest: string): void {
    switch (code) {
      case 'v':
        version = numbers(rest)[1] ?? LAST_KNOWN
        return
      case 'X':
        facts.add('command', rest)
        return
      case 's':
        traces.string(version < FIRST_SIZED ? rest : rest.slice(rest.indexOf(' ') + 1))
        return
      case 'i': {
        const fields = rest.split(' ')
        return /^[\da-f]{1,16}$/.test(fields[0]) ? traces.place(numbers(rest), BigInt(`0x${fields[0]}`)) : skip('lines that cannot be read')
      }
      case 't': {
        const [place = 0, parent = 0] = numbers(rest)
        return traces.trace(place, parent)
      }
      case 'a': {
        const [size = NaN, trace = NaN] = numbers(rest)
        return Number.isFinite(size) ? costs.kind(size, traces.stackOf(trace)) : skip('lines that cannot be read')
      }
      case 'c':
        timeMs = parseInt(rest, 16)
        return
      case 'x':
      case 'm':
        isRaw = true
        return
      case '#':
      case 'R':
      case 'I':
      case 'A':
      case 'S':
        return
      default:
        skip('lines that cannot be read')
    }
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    if (end === start) return
    if (bytes[start] === PLUS || bytes[start] === MINUS) return block(bytes[start] === PLUS, bytes, start + 2, end)
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    read(text[0], text.slice(2))
  })

  function finish(): Result<Profile, ReadError> {
    walker.finish()
    if (isRaw) {
      const advice = '`heaptrack --interpret FILE` makes it readable (heaptrack does that by itself unless it was started with --raw)'
      return fail({ kind: 'unsupported', what: 'a raw recording of heaptrack, which has addresses without names', advice })
    }
    if (version < FIRST_KNOWN || version > LAST_KNOWN) {
      return fail({
        kind: 'unsupported',
        what: `a recording of heaptrack in version ${version} of its format`,
        advice: '`heaptrack_print -F FILE.folded FILE` makes it readable',
      })
    }
    const type = (name: string, unit: string) => builder.sampleType({ name, unit, weight: null, event: null })
    const allocations = type('alloc', 'count')
    const temporary = type('temporary-alloc', 'count')
    const peak = type('in-use-at-peak-bytes', 'bytes')
    const leaked = type('leaked-bytes', 'bytes')
    const allocated = type('alloc-bytes', 'bytes')
    let sampleCount = 0
    for (const cost of costs.finish()) {
      if (cost.allocations === 0) continue
      sampleCount += cost.allocations
      const row = builder.sample(cost.stack)
      builder.weigh(row, allocations, cost.allocations)
      builder.weigh(row, temporary, cost.temporary)
      builder.weigh(row, peak, Math.max(0, cost.peakBytes))
      builder.weigh(row, leaked, Math.max(0, cost.leakedBytes))
      builder.weigh(row, allocated, cost.allocatedBytes)
    }
    if (sampleCount === 0)
      return fail(skipped > 0 ? malformed(ID, 'no allocation that can be read', 'line', line) : { kind: 'empty', format: ID })
    return ok(builder.finish({ sampleCount, facts: facts.list, durationNs: timeMs > 0 ? timeMs * NS_PER_MS : null }))
  }

  return { push: walker.push, finish }
}

/** NaN for what is none. */
function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  return byte >= 97 && byte <= 102 ? byte - 87 : NaN
}
