// How what counts for a function changed, against what it would come to had nothing changed.

import { formatCount, formatValue, signedValue } from '../base/quantity'
import type { FunctionChanges } from './functionChanges'

export type Weighed = Pick<FunctionChanges, 'valueFactor' | 'before' | 'after'>

/** A value of at least so much is shown without decimals. */
const FROM_ROUND = 100

/** In the unit of the sample type, as what follows. */
export function expectedOf({ before, valueFactor }: Weighed, fn: number): number {
  return before[fn] * valueFactor
}

export type ChangeTexts = { readonly baseline: string; readonly current: string; readonly difference: string }

/** Both sides as they are shown, and what the one shown is more than the other. */
export function changeTexts(expected: number, after: number, unit: string, format = formatValue): ChangeTexts {
  const [baseline, current] = [asShown(expected), asShown(after)]
  const difference = signedValue(asShown(current - baseline), unit, format)
  return { baseline: format(baseline, unit), current: format(current, unit), difference }
}

/** `changeTexts` of a function. */
export function changeTextsOf(changes: Weighed, unit: string, fn: number, format = formatValue): ChangeTexts {
  return changeTexts(expectedOf(changes, fn), changes.after[fn], unit, format)
}

/** What scaling or the mean of runs made: nobody counted its decimals. */
function asShown(value: number): number {
  return Math.abs(value) >= FROM_ROUND ? Math.round(value) : value
}

/** Less of the same function beside what counts for it is not worth words: a hundredth. */
const MIN_BESIDE = 0.01

export type Counted = Weighed & { readonly base: { readonly self: Float64Array }; readonly current: { readonly self: Float64Array } }

/**
 * Where what counts for a function is not its own work as other tables have it, in a few words: with what it calls where it is new or
 * gone, or without what it does below others that are. Empty where it is its own work.
 */
export function countedText(changes: Counted, unit: string, fn: number): string {
  const { base, current, before, after, valueFactor } = changes
  if (before[fn] > base.self[fn] || after[fn] > current.self[fn]) return 'with all that it calls'
  const least = MIN_BESIDE * Math.max(base.self[fn], current.self[fn])
  const beside = [
    [base.self[fn] - before[fn], valueFactor, 'gone'],
    [current.self[fn] - after[fn], 1, 'new'],
  ] as const
  const texts = beside
    .filter(([value]) => value > least)
    .map(([value, factor, what]) => `${formatValue(asShown(value * factor), unit)} in what is ${what}`)
  return texts.length === 0 ? '' : `beside ${texts.join(' and ')}`
}

export function differenceOf(changes: Weighed, fn: number): number {
  return changes.after[fn] - expectedOf(changes, fn)
}

/** As a part of what was expected; the largest number for what had no weight, 0 for what has none on either side. */
export function growthOf(changes: Weighed, fn: number): number {
  const expected = expectedOf(changes, fn)
  const after = changes.after[fn]
  if (expected > 0) return after / expected - 1
  return after > 0 ? Number.MAX_VALUE : 0
}

/** Nobody reads more digits of a factor. */
const FROM_WHOLE = 10
/** Two decimals of less say nothing. */
const TO_PRECISE = 0.1

/** `×1.25`; 'new' and 'gone' where one side has nothing of the function at all; empty where there is nothing to divide. */
export function timesText(changes: Weighed & Pick<FunctionChanges, 'change'>, fn: number): string {
  const expected = expectedOf(changes, fn)
  const after = changes.after[fn]
  const kind = changes.change[fn]
  if (kind === 'new' || kind === 'gone') return kind
  return timesOf(expected, after)
}

/** `×1.25`; empty where there is nothing to divide. */
export function timesOf(expected: number, after: number): string {
  if (expected <= 0) return ''
  const times = after / expected
  if (times < TO_PRECISE) return `×${Number(times.toPrecision(2))}`
  return `×${times >= FROM_WHOLE ? formatCount(Math.round(times)) : times.toFixed(2)}`
}
