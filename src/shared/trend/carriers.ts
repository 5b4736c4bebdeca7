// Which functions carry a change: both sides compared function by function.

import { median } from '../diff/statistics'
import type { RunTable } from './runTable'

export type Carrier = {
  /** Row of the table's functions. */
  readonly fn: number
  /** Self of the profiles before and after, each in the middle, in the unit of the sample type … */
  readonly before: number
  readonly after: number
  /** … and as a share of their totals. */
  readonly shareBefore: number
  readonly shareAfter: number
  /** Of the change of the total, the part that this function is; null where the total did not change. */
  readonly explains: number | null
}

export type Carriers = {
  /** Those that changed most first. */
  readonly functions: readonly Carrier[]
  /** The innermost function of a person's own with all of the change below it, where the first one is not their own; NONE-like null. */
  readonly under: number | null
}

/** More is a table, not an explanation. */
const MAX_CARRIERS = 8
/** An own function that holds so much of the change holds it. */
const HOLDS = 0.8
/** A share that rises by what others lost; the function itself must not have grown for that. */
const SHARE_ONLY = 0.5
const GREW = 0.02

/** Rows of runs on either side, neither empty. `isOfTotal`: whether values count as they are, or as shares. */
export function carriersOf(table: RunTable, before: readonly number[], after: readonly number[], isOfTotal: boolean): Carriers {
  const sides = [before, after] as const
  const functions = table.functions.name.length
  // The total is a median, which one short recording does not move; nor does it move what is said to carry it. Shares are means.
  const middle = isOfTotal ? median : mean
  const self = middles(table, sides, 'self', middle)
  const [totalBefore, totalAfter] = sides.map(runs => middle(runs.map(run => table.totals[run])))
  const totalChange = totalAfter - totalBefore
  const all: Carrier[] = []
  for (let fn = 0; fn < functions; fn++) {
    const [valueBefore, valueAfter] = [self.value[0][fn], self.value[1][fn]]
    if (valueBefore === 0 && valueAfter === 0) continue
    all.push({
      fn,
      before: valueBefore,
      after: valueAfter,
      shareBefore: self.share[0][fn],
      shareAfter: self.share[1][fn],
      explains: isOfTotal && totalChange !== 0 ? (valueAfter - valueBefore) / totalChange : null,
    })
  }
  // What goes against the total carries none of its change.
  const size = isOfTotal ? ({ before: from, after: to }: Carrier) => Math.sign(totalChange) * (to - from) : shareChange
  const first = all.sort((a, b) => size(b) - size(a)).slice(0, MAX_CARRIERS)
  return { functions: first, under: first.length === 0 ? null : underOf(table, sides, first[0], isOfTotal ? totalChange : null) }
}

/** What only rose because others fell counts for half. */
function shareChange({ before, after, shareBefore, shareAfter }: Carrier): number {
  const change = shareAfter - shareBefore
  const grew = after - before > GREW * before
  const shrank = before - after > GREW * before
  return Math.abs(change) * ((change > 0 ? grew : shrank) ? 1 : SHARE_ONLY)
}

type Middle = (values: readonly number[]) => number
type Sides = readonly [readonly number[], readonly number[]]
type Middles = { readonly value: readonly [Float64Array, Float64Array]; readonly share: readonly [Float64Array, Float64Array] }

/** The middle of each side's runs, by function; a run without it has none of it. */
function middles(table: RunTable, sides: Sides, what: 'self' | 'cumulative', middle: Middle): Middles {
  const functions = table.functions.name.length
  const pair = (): [Float64Array, Float64Array] => [new Float64Array(functions), new Float64Array(functions)]
  const [value, share] = [pair(), pair()]
  const sideOf = new Int8Array(table.runs.length).fill(NEITHER)
  sides.forEach((runs, side) => runs.forEach(run => (sideOf[run] = side)))
  for (let fn = 0; fn < functions; fn++) {
    const values: [number[], number[]] = [[], []]
    const shares: [number[], number[]] = [[], []]
    for (let at = table.start[fn]; at < table.start[fn + 1]; at++) {
      const run = table.run[at]
      const side = sideOf[run]
      if (side === NEITHER) continue
      values[side].push(table[what][at])
      shares[side].push(table[what][at] / table.totals[run])
    }
    for (const side of [0, 1] as const) {
      if (values[side].length === 0) continue
      const absent = Array.from({ length: sides[side].length - values[side].length }, () => 0)
      value[side][fn] = middle([...values[side], ...absent])
      share[side][fn] = middle([...shares[side], ...absent])
    }
  }
  return { value, share }
}

const NEITHER = -1

/** Null where the first carrier is the person's own, or nothing of theirs holds the change. */
function underOf(table: RunTable, sides: Sides, first: Carrier, totalChange: number | null): number | null {
  const { role } = table.functions
  if (role[first.fn] === 'own') return null
  const whole = middles(table, sides, 'cumulative', totalChange === null ? mean : median)
  const column = totalChange === null ? whole.share : whole.value
  const wanted = totalChange === null ? first.shareAfter - first.shareBefore : first.after - first.before
  let best: number | null = null
  let least = Infinity
  for (let fn = 0; fn < role.length; fn++) {
    const [before, after] = [column[0][fn], column[1][fn]]
    const size = Math.max(before, after)
    if (role[fn] !== 'own' || (after - before) / wanted < HOLDS || size >= least) continue
    best = fn
    least = size
  }
  return best
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
