// What of a benchmark's change lies under which function: its ratio says how much there is, the two profiles say where.

import { formatShare } from '../base/quantity'
import { cleanName } from '../names/cleanName'
import { labelOf } from '../names/label'
import { roleOf } from '../names/roles'
import type { FunctionWeights } from '../profile/functionSource'
import { functionName, stringAt, type Profile } from '../profile/profile'

export type BenchCause = {
  /** Row of the functions of both profiles. */
  readonly fn: number
  /** Of baseline's time, as `ratio` is: what the function and all that it calls took more or less. */
  readonly part: number
}

/** `8.1 of the 9.3 % under shop.price`; null where no function of the person's own holds most of it. Weights are by function of `names`. */
export function causeText(
  ratio: number,
  names: Pick<Profile, 'strings' | 'functions'>,
  base: FunctionWeights,
  current: FunctionWeights,
): string | null {
  const isOwn = (fn: number) => {
    const [name, file] = [functionName(names, fn), stringAt(names, names.functions.file[fn])]
    return roleOf(name, { clean: cleanName(name), file, module: stringAt(names, names.functions.module[fn]) }) === 'own'
  }
  const cause = benchCause(ratio, base, current, isOwn)
  if (cause === null) return null
  const part = formatShare(Math.abs(cause.part)).replace(' %', '')
  return `${part} of the ${formatShare(Math.abs(ratio))} under ${labelOf(functionName(names, cause.fn))}`
}

/** A function that holds less of the change than this is not where it is. */
const HOLDS = 0.7

/**
 * `ratio`: current's time ÷ baseline's − 1. A function's share of current's profile times that many times as much time, less its share of
 * baseline's, is its part of the change: the parts of the roots add up to the ratio. The innermost that holds most of it; null where none does.
 */
function benchCause(ratio: number, base: FunctionWeights, current: FunctionWeights, isOwn: (fn: number) => boolean): BenchCause | null {
  if (!(base.totalValue > 0) || !(current.totalValue > 0) || ratio === 0) return null
  let best: BenchCause | null = null
  let least = Infinity
  for (let fn = 0; fn < base.total.length; fn++) {
    const [before, after] = [base.total[fn] / base.totalValue, (current.total[fn] / current.totalValue) * (1 + ratio)]
    const part = after - before
    const size = Math.max(before, after)
    if (part / ratio < HOLDS || size >= least || !isOwn(fn)) continue
    best = { fn, part }
    least = size
  }
  return best
}
