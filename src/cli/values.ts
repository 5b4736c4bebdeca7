// What options take: parsed once, refused in the same words everywhere.

import { InvalidArgumentError, Option } from 'commander'
import { MEASURES } from '../shared/questions/choices'

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or larger.')
  return Number(text)
}

export function atLeastOne(text: string): number {
  const number = wholeNumber(text)
  if (number < 1) throw new InvalidArgumentError('It must be 1 or larger.')
  return number
}

/** Says what is measured where the file does not; an unknown one is refused with the list. */
export function measureOption(): Option {
  return new Option('--measure <kind>', 'what is measured, where the file does not say').choices(MEASURES)
}

/** A share (0..1), from a number with or without `%`. */
export function percent(text: string): number {
  if (!/^\d+(\.\d+)?%?$/.test(text)) throw new InvalidArgumentError('It must be a number, with or without %.')
  return Number.parseFloat(text) / 100
}

/** DevTools leaves it out, and so do the commands that print or draw percentages. */
export function idleOption(): Option {
  return new Option('--idle', "count V8's (idle) as part of the whole that percentages are of")
}

/** Forms that `now-1h` has. */
const TIME = /^(\d{1,6})([smhdw])$/
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }

/** `30m`, `1h`, `1d` in milliseconds; null for what is no time above 0. */
export function timeMs(text: string): number | null {
  const [, count = '', unit = ''] = TIME.exec(text) ?? []
  const ms = Number(count) * (UNIT_MS[unit] ?? NaN)
  return ms > 0 ? ms : null
}
