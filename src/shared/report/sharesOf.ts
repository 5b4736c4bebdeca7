// What percentages are of, in words: all that was measured, or all but V8's idle time.

import { formatValue } from '../base/quantity'

/** `total` with what of it is `idle`, both in `unit`; `idle` is 0 where it counts like everything else. */
export function sharesOf(total: number, idle: number, unit: string): string {
  const value = (of: number) => formatValue(of, unit)
  return idle === 0
    ? `${value(total)} in all; shares are of that`
    : `${value(total)} in all, ${value(idle)} of it (idle); shares are of the other ${value(total - idle)}`
}
