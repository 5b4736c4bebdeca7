// What can be added up: the one rule for numbers on their way into the columns, so that no total is ever Infinity or no number.

/**
 * No counter, clock or size has more than 64 bits. As many weights of this size as memory holds still add up to a finite double, and
 * products with a factor of a unit (1e9 ns a second) stay finite too.
 */
export const MAX_WEIGHT = 2 ** 64

/** Nothing is measured in parts as small, folded stacks write as many decimals, and what is divided by less is no number. */
const MIN_WEIGHT = 1e-20

/** Whether a number can stand in a column: finite, and neither larger nor smaller than anything that is measured. */
export function isWeight(value: number): boolean {
  return value === 0 || (value >= MIN_WEIGHT && value <= MAX_WEIGHT) || (value <= -MIN_WEIGHT && value >= -MAX_WEIGHT)
}

/** Of the year 9999: what is later is no date that a person or a calendar has a word for. */
const MAX_MOMENT_MS = Date.UTC(9999, 11, 31)

/** Whether milliseconds since 1970 can be when something was recorded. */
export function isMoment(ms: number): boolean {
  return ms >= 0 && ms <= MAX_MOMENT_MS
}
