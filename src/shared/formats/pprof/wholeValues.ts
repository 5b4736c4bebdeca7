// pprof's values are whole numbers: fractions go into a smaller unit where there is one, and are shared out so that the sum stays.

import { nsPerUnit } from '../../base/quantity'

export type WholeColumn = { readonly values: Float64Array; readonly unit: string }

/** The largest double that is an int64, which is what pprof's values are. */
const MOST = 2 ** 63 - 1024

/** Fractions of a time become nanoseconds. What still has fractions is rounded by largest remainder. */
export function wholeValues(values: Float64Array, unit: string): WholeColumn {
  if (values.every(Number.isInteger)) return { values: values.map(withinInt64), unit }
  const ns = nsPerUnit(unit)
  if (ns === null) return { values: rounded(values).map(withinInt64), unit }
  return { values: rounded(values.map(value => value * ns)).map(withinInt64), unit: 'nanoseconds' }
}

function withinInt64(value: number): number {
  return Math.max(-MOST, Math.min(MOST, value))
}

/** Every value is rounded down, and those that lost most are rounded up instead until the sum is that of all values, rounded. */
function rounded(values: Float64Array): Float64Array {
  const whole = values.map(Math.floor)
  const lost = values.map((value, row) => value - whole[row])
  const missing = Math.round(lost.reduce((sum, part) => sum + part, 0))
  const mostLost = Uint32Array.from(values.keys()).sort((a, b) => lost[b] - lost[a] || a - b)
  for (const row of mostLost.subarray(0, missing)) whole[row]++
  return whole
}
