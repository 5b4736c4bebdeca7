// Weight that only changed its name or its caller: a rename or a refactoring must not read as one regression and one improvement.

import { makerOf } from '../names/makers'
import { functionName, NONE } from '../profile/profile'
import type { FunctionChanges } from './functionChanges'
import { relationsOf, type Neighbours, type Relations } from './relations'

/** The same work under another function's name. Rows are functions of the union. */
export type Rename = { readonly kind: 'renamed'; readonly from: number; readonly to: number; readonly share: number }
/** The same function, called from elsewhere. `fromCaller` and `toCaller` are its main callers, NONE for the root. */
export type Move = {
  readonly kind: 'moved'
  readonly fn: number
  readonly fromCaller: number
  readonly toCaller: number
  readonly share: number
}

/** Both sorted by share, largest first; two at most together. Shares are of the current side's total. */
export type Moves = { readonly renamed: readonly Rename[]; readonly moved: readonly Move[] }

/** Smaller functions come and go with the sampling. */
const MIN_SHARE = 0.01
/** What two functions must have in common in what they call (or, for leaves, in who calls them) to be thought one. */
const MIN_OVERLAP = 0.8
/** Above, a function is a leaf: nothing it calls could tell who it is. */
const LEAF_SELF = 0.8
/** A function whose callers have less than this in common has moved. */
const MOVED_OVERLAP = 0.5
/** Weights that differ by more are not the same work. */
const SAME_RATIO = 1.3
/** Fewer samples on a side are no evidence that two weights are the same. */
const SAME_SAMPLES = 30
/** More such remarks are guesses about the tool's own matching, and nobody acts on them. */
const MOST = 2

export function movesOf(changes: FunctionChanges): Moves {
  const { comparison, base, current, change } = changes
  const shareOf = (side: typeof base, fn: number) => (side.totalValue > 0 ? side.total[fn] / side.totalValue : 0)
  const all = Array.from(change, (_, fn) => fn)
  const gone = all.filter(fn => change[fn] === 'gone' && shareOf(base, fn) >= MIN_SHARE)
  const fresh = all.filter(fn => change[fn] === 'new' && shareOf(current, fn) >= MIN_SHARE)
  const stayed = all.filter(fn => Math.min(shareOf(base, fn), shareOf(current, fn)) >= MIN_SHARE && agree(changes, fn, fn))
  // What was renamed is among both what is gone and what is new.
  const mayBeRenamed = gone.length > 0 && fresh.length > 0
  const before = relationsOf(comparison.union.frames.fn, comparison.base.mean, stayed, mayBeRenamed ? gone : [])
  const after = relationsOf(comparison.union.frames.fn, comparison.current.mean, stayed, mayBeRenamed ? fresh : [])

  const renamed: Rename[] = []
  const taken = new Set<number>()
  for (const from of gone) {
    const to = fresh.find(
      fn => !taken.has(fn) && agree(changes, from, fn) && mayBeOne(changes, from, fn) && isAlike(changes, from, fn, before, after),
    )
    if (to === undefined) continue
    taken.add(to)
    renamed.push({ kind: 'renamed', from, to, share: shareOf(current, to) })
  }
  const newNames = new Map(renamed.map(({ from, to }) => [from, to]))
  const moved: Move[] = []
  for (const fn of stayed) {
    const callersBefore = withNames(before.callers.get(fn), newNames)
    const callersAfter = after.callers.get(fn) ?? new Map<number, number>()
    if (overlap(callersBefore, callersAfter) >= MOVED_OVERLAP) continue
    const [fromCaller, toCaller] = [heaviest(callersBefore), heaviest(callersAfter)]
    // More or less by another one beside it is no move.
    if (fromCaller !== toCaller) moved.push({ kind: 'moved', fn, fromCaller, toCaller, share: shareOf(current, fn) })
  }
  const byShare = (a: { share: number }, b: { share: number }) => b.share - a.share
  const names = renamed.sort(byShare).slice(0, MOST)
  return { renamed: names, moved: moved.sort(byShare).slice(0, MOST - names.length) }
}

/** Whether there is evidence that two totals are the same: enough samples on both sides, and weights that are near each other. */
function agree({ comparison, base, current, size }: FunctionChanges, from: number, to: number): boolean {
  if (size.factor === null) return false
  const x = base.total[from]
  const y = current.total[to] / size.factor
  const samplesOf = (side: typeof base, runs: number, value: number) =>
    side.squares > 0 ? (value * runs * side.totalValue * runs) / side.squares : 0
  const isSeen =
    samplesOf(base, comparison.base.runs.length, x) >= SAME_SAMPLES &&
    samplesOf(current, comparison.current.runs.length, current.total[to]) >= SAME_SAMPLES
  return isSeen && y <= SAME_RATIO * x && x <= SAME_RATIO * y
}

/** A function does not become somebody else's: a library's in the place of the program's is another. */
function mayBeOne({ comparison: { union } }: FunctionChanges, from: number, to: number): boolean {
  const [was, is] = [makerOf(functionName(union, from)), makerOf(functionName(union, to))]
  return was === null || is === null || was === is
}

function isAlike({ base, current }: FunctionChanges, from: number, to: number, before: Relations, after: Relations): boolean {
  const isLeaf = base.self[from] >= LEAF_SELF * base.total[from]
  if (isLeaf !== current.self[to] >= LEAF_SELF * current.total[to]) return false
  const [kind, own, other] = isLeaf ? (['callers', from, to] as const) : (['callees', from, to] as const)
  return overlap(before[kind].get(own) ?? new Map(), after[kind].get(other) ?? new Map()) >= MIN_OVERLAP
}

function withNames(callers: Neighbours | undefined, newNames: ReadonlyMap<number, number>): Neighbours {
  return new Map(Array.from(callers ?? [], ([fn, weight]) => [newNames.get(fn) ?? fn, weight]))
}

/** What two distributions have in common, 0..1. */
function overlap(a: Neighbours, b: Neighbours): number {
  const sumOf = (map: Neighbours) => Array.from(map.values()).reduce((sum, weight) => sum + weight, 0)
  const sumA = sumOf(a)
  const sumB = sumOf(b)
  if (sumA === 0 || sumB === 0) return 0
  return Array.from(a).reduce((common, [fn, weight]) => common + Math.min(weight / sumA, (b.get(fn) ?? 0) / sumB), 0)
}

function heaviest(neighbours: Neighbours): number {
  return Array.from(neighbours).reduce((best, entry) => (entry[1] > best[1] ? entry : best), [NONE, 0] as readonly [number, number])[0]
}
