// Leaves out the frames that pprof leaves out: the profiler's and the allocator's own, named by `drop_frames` (pprof's profile/prune.go).

import type { Report } from '../format'
import { matchedName } from './functionNames'
import { frameMatcher, type FrameMatcher } from './frameMatcher'
import type { Symbols } from './symbols'

/** What becomes of a location when a stack is read from the root: it stays; it stays as the last one; it goes with all after it. */
const KEPT = 0
const LAST_KEPT = 1
const DROPPED = 2

export type Pruning = {
  /** By location: KEPT, LAST_KEPT or DROPPED. */
  readonly fate: Uint8Array
  /** By location: how many of its lines go, innermost first. They go from every stack, cut or not. */
  readonly droppedLines: Int32Array
}

/** `names` are the functions' shown names. Null when the file names nothing to drop. */
export function pruningOf(symbols: Symbols, names: readonly string[], report: Report): Pruning | null {
  if (symbols.dropFrames === '') return null
  const drop = matcherOf('drop_frames', symbols.dropFrames, report)
  if (drop === null) return null
  const keep = symbols.keepFrames === '' ? null : matcherOf('keep_frames', symbols.keepFrames, report)
  // pprof drops nothing when either cannot be understood.
  if (keep === null && symbols.keepFrames !== '') return null
  const isDropped = names.map(name => name !== '' && isMatch(matchedName(name), drop, keep))
  if (drop.hasGivenUp() || keep?.hasGivenUp() === true) report('drop_frames takes too long to match; frames are left in', null)
  return pruningBy(symbols, isDropped)
}

function matcherOf(field: string, expression: string, report: Report): FrameMatcher | null {
  const matcher = frameMatcher(expression)
  if (matcher.ok) return matcher.value
  report(`${field} cannot be understood (${matcher.error}); no frames are left out`, null)
  return null
}

function isMatch(name: string, drop: FrameMatcher, keep: FrameMatcher | null): boolean {
  return drop.matches(name) && keep?.matches(name) !== true
}

function pruningBy({ locations, lines }: Symbols, isDropped: readonly boolean[]): Pruning {
  const count = locations.mapping.length
  const fate = new Uint8Array(count)
  const droppedLines = new Int32Array(count)
  for (let location = 0; location < count; location++) {
    const start = locations.lineStart[location]
    const end = locations.lineStart[location + 1]
    let line = end - 1
    while (line >= start && !isDropped[lines.fn[line]]) line--
    if (line < start) continue
    if (line === end - 1) {
      fate[location] = DROPPED
    } else {
      fate[location] = LAST_KEPT
      droppedLines[location] = line + 1 - start
    }
  }
  return { fate, droppedLines }
}

/**
 * Where a stack of locations, leaf first, starts once it is pruned. What stands before the first kept location from the root is never cut,
 * or nothing might be left.
 */
export function prunedStart({ fate }: Pruning, stack: Int32Array, length: number): number {
  let hasKept = false
  for (let at = length - 1; at >= 0; at--) {
    const what = fate[stack[at]]
    if (what === KEPT) hasKept = true
    else if (hasKept) return what === DROPPED ? at + 1 : at
  }
  return 0
}
