// CPU profiles as gperftools writes them: binary words, a stack after a stack, then the memory map as text. Words have 32 or 64 bits, in either order.

import { fail, ok, type Result } from '../../base/result'
import { textOf } from '../../base/utf8'
import { lineWalker } from '../../bytes/lines'
import type { Profile } from '../../profile/profile'
import { malformed, type ProfileReader, type ReadError, type Report, type Verdict } from '../format'
import { TORN_LINE } from '../endedLines'
import { wholeFile } from '../wholeFile'
import { BARE_HEADER } from './header'
import { removeDoubleLeaves, removeHandlerFrames } from './legacyCleanup'
import { placeReader } from './legacyJava'
import { COUNT } from './legacyForm'
import { legacyStacks, type LegacyStacks } from './legacyStacks'
import { legacySymbols, type LegacySymbols } from './legacySymbols'
import { mappingsOf } from './mappings'
import { memoryMap } from './memoryMap'

/** Zero, the number of header words after it, the kind (0 native, 1 Java), the period in microseconds, zero. */
const HEADER_WORDS = 5
const WORDS_AFTER_COUNT = 3
const NS_PER_US = 1000
const TWO_32 = 2 ** 32

type Layout = { readonly wordBytes: 4 | 8; readonly isLittle: boolean }
type Words = {
  /** The halves of the word at `at`, and both as a number. */
  low(at: number): number
  high(at: number): number
  number(at: number): number
}

const LAYOUTS: readonly Layout[] = [
  { wordBytes: 4, isLittle: true },
  { wordBytes: 4, isLittle: false },
  { wordBytes: 8, isLittle: true },
  { wordBytes: 8, isLittle: false },
]

export function looksLikeLegacyCpu(head: Uint8Array): Verdict {
  return layoutOf(head) === null ? 'no' : 'yes'
}

export function openLegacyCpu(report: Report): ProfileReader {
  const file = wholeFile('a legacy CPU profile', bytes => readLegacyCpu(bytes, report))
  let read: Result<Recorded, ReadError> | null = null
  const ended = () => (read ??= file.finish())
  const symbols = () => {
    const recorded = ended()
    return recorded.ok ? recorded.value.symbols : null
  }
  return {
    push: file.push,
    needs: () => symbols()?.needs() ?? [],
    give: (need, program) => symbols()?.give(need, program) ?? { use: 'other', buildId: null },
    nameless: () => symbols()?.nameless() ?? [],
    giveNames: names => symbols()?.giveNames(names),
    finish() {
      const recorded = ended()
      if (!recorded.ok) return recorded
      recorded.value.symbols?.apply(report)
      return ok(recorded.value.profile())
    },
  }
}

/** `symbols` are null where the file names its places itself, as Java's does. */
type Recorded = { readonly symbols: LegacySymbols | null; profile(): Profile }

function readLegacyCpu(bytes: Uint8Array, report: Report): Result<Recorded, ReadError> {
  const layout = layoutOf(bytes)
  if (layout === null) return fail(malformed('pprof', 'no header of a CPU profile', 'byte', 0))
  const { wordBytes } = layout
  const words = wordsOf(bytes, layout)
  const isJava = words.number(2 * wordBytes) === 1
  const period = words.number(3 * wordBytes) * NS_PER_US
  const stacks = legacyStacks(report)
  let isEnded = false
  let at = HEADER_WORDS * wordBytes
  while (at < bytes.length) {
    if (at + 2 * wordBytes > bytes.length) return fail(malformed('pprof', 'a stack that is cut off', 'byte', at))
    const count = words.number(at)
    const depth = words.number(at + wordBytes)
    const first = at + 2 * wordBytes
    if (depth > (bytes.length - first) / wordBytes) return fail(malformed('pprof', `a stack of ${depth} frames, cut off`, 'byte', at))
    at = first + depth * wordBytes
    isEnded = count === 0 && depth === 1 && words.number(first) === 0
    if (isEnded) break
    const stack: number[] = []
    for (let cell = first; cell < at; cell += wordBytes) {
      stack.push(stacks.location(words.low(cell), words.high(cell), isJava || cell === first ? 0 : 1))
    }
    stacks.add(stack, [count, count * period])
  }
  if (stacks.length() === 0) return fail({ kind: 'empty', format: 'pprof' })
  if (!isEnded) report('the file stops before its end', { unit: 'byte', at })
  return ok(named(stacks, bytes.subarray(at), isJava, period, report))
}

/** Reads the text at the end and puts names or files to the addresses. */
function named(stacks: LegacyStacks, text: Uint8Array, isJava: boolean, period: number, report: Report): Recorded {
  const map = memoryMap(report)
  const place = placeReader(stacks)
  let lineNumber = 0
  const walker = lineWalker(
    (bytes, start, end) => {
      lineNumber++
      const line = textOf(bytes.subarray(start, end))
      if (isJava) place(line.trim())
      else map.line(line, lineNumber)
    },
    () => report(TORN_LINE, { unit: 'line', at: lineNumber + 1 }),
  )
  walker.push(text)
  walker.finish()
  if (!isJava) {
    removeHandlerFrames(stacks)
    removeDoubleLeaves(stacks)
  }
  const symbols = isJava ? null : legacySymbols(stacks, map.mappings())
  const mappings = isJava ? null : mappingsOf(map.mappings())
  const cpu = { type: 'cpu', unit: 'nanoseconds' }
  const sampleTypes = [{ type: 'samples', unit: COUNT }, cpu]
  const header = { ...BARE_HEADER, sampleTypes, periodType: cpu, period, binary: mappings?.files[0] ?? '', mappings: mappings?.kept ?? [] }
  return { symbols, profile: () => stacks.finish(header, mappings) }
}

function layoutOf(bytes: Uint8Array): Layout | null {
  const fits = (layout: Layout) => {
    const { wordBytes } = layout
    if (bytes.length < HEADER_WORDS * wordBytes) return false
    const words = wordsOf(bytes, layout)
    const [zero, after, kind, period, padding] = [0, 1, 2, 3, 4].map(word => words.number(word * wordBytes))
    return zero === 0 && after === WORDS_AFTER_COUNT && (kind === 0 || kind === 1) && period > 0 && padding === 0
  }
  return LAYOUTS.find(fits) ?? null
}

function wordsOf(bytes: Uint8Array, { wordBytes, isLittle }: Layout): Words {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lowAt = wordBytes === 8 && !isLittle ? 4 : 0
  const highAt = isLittle ? 4 : 0
  const low = (at: number) => view.getInt32(at + lowAt, isLittle)
  const high = (at: number) => (wordBytes === 8 ? view.getInt32(at + highAt, isLittle) : 0)
  return { low, high, number: at => (high(at) >>> 0) * TWO_32 + (low(at) >>> 0) }
}
