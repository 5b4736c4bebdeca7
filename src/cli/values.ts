// What options take: parsed once, refused in the same words everywhere.

import { InvalidArgumentError } from 'commander'

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or larger.')
  return Number(text)
}

/** A share (0..1), from a number with or without `%`. */
export function percent(text: string): number {
  if (!/^\d+(\.\d+)?%?$/.test(text)) throw new InvalidArgumentError('It must be a number, with or without %.')
  return Number.parseFloat(text) / 100
}
