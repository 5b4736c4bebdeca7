// The rows of a comparison: every function of either side, what became of it, and how sure that is.

import { functionName } from '../profile/profile'
import type { Comparison } from './compare'
import { sideCounts, type SideCounts } from './counts'
import { movesOf, type Moves } from './moves'
import { sizeFactor, valueFactor, type Scale } from './scale'
import { verdicts, type Verdicts } from './significance'

export type Change = 'regressed' | 'improved' | 'new' | 'gone' | 'same'

/** Columns by function of the union. Values in the unit of the sample type, means over the runs of a side. */
export type FunctionChanges = Verdicts & {
  readonly comparison: Comparison
  readonly scale: Scale
  readonly base: SideCounts
  readonly current: SideCounts
  /** A base value times this is what the function would weigh now, had nothing changed. */
  readonly valueFactor: number
  /** How many current samples stand against one of base where nothing changed. */
  readonly sizeFactor: number
  /** Of its logarithm. */
  readonly sizeVariance: number
  readonly change: readonly Change[]
}

export type Changes = FunctionChanges & Moves

/** A function this many times heavier was not really there before. */
const NEW_RATIO = 20

/** Frames that stand for "no function": their share differs with how the stack was unwound, not with the program. */
const UNMEASURED =
  /^(\[.*\]|\(idle\)|\(program\)|\(root\)|unknown|\?\?|0x[0-9a-f]*|.*asyncPreempt2?|(?:unknown|not_walkable|no)_Java.*|break_.*|skipped)$/i

export function changesOf(comparison: Comparison, scale: Scale = 'share'): Changes {
  const base = sideCounts(comparison, comparison.base)
  const current = sideCounts(comparison, comparison.current)
  const { ratio: size, variance } = sizeFactor(comparison, scale, base, current)
  const found = verdicts(base, current, { ratio: size, variance }, fn => isMeasured(comparison, fn))
  const changes: FunctionChanges = {
    ...found,
    comparison,
    scale,
    base,
    current,
    valueFactor: valueFactor(size, base, current),
    sizeFactor: size,
    sizeVariance: variance,
    change: Array.from(base.self, (_, fn) => changeOf(base, current, size, found, fn)),
  }
  return { ...changes, ...movesOf(changes) }
}

/** False for frames that stand for no function. */
export function isMeasured({ union }: Comparison, fn: number): boolean {
  return !UNMEASURED.test(functionName(union, fn))
}

/** 'new' and 'gone' are facts about totals; 'regressed' and 'improved' are said only of what is significant. */
function changeOf(base: SideCounts, current: SideCounts, size: number, { significant, delta }: Verdicts, fn: number): Change {
  const before = base.totalValue > 0 ? (base.total[fn] / base.totalValue) * base.samples * size : 0
  const after = current.totalValue > 0 ? (current.total[fn] / current.totalValue) * current.samples : 0
  if (before === 0 && after === 0) return 'same'
  if (before === 0 || (significant[fn] === 1 && after > NEW_RATIO * before)) return 'new'
  if (after === 0 || (significant[fn] === 1 && before > NEW_RATIO * after)) return 'gone'
  if (significant[fn] === 0) return 'same'
  return delta[fn] > 0 ? 'regressed' : 'improved'
}
