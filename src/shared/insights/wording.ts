// How findings put numbers into sentences: always a share, its error, and of what.

import { formatCount, formatShare, formatValue } from '../base/quantity'
import { NONE } from '../profile/profile'
import type { TradeOff } from './insight'
import { errorOf, isOfSamples, shareOf, titleOf, type Facts } from './measures/facts'

/** Fewer say so in the evidence: at a tenth the error is still two points. */
const PLENTY_OF_SAMPLES = 1000

export const MEASURE_AGAIN = 'Then measure again with the same load.'
export const MEASURE_BOTH_AGAIN = 'Then measure both sides again with the same load.'

/** The action without its last step, for a list that says it once for all. */
export function actionAlone({ action }: { readonly action: string }): string {
  const last = [MEASURE_AGAIN, MEASURE_BOTH_AGAIN].find(step => action.endsWith(` ${step}`))
  return last === undefined ? action : action.slice(0, -last.length - 1)
}

/** `34.2 % ± 2.9`. */
export function shareText(facts: Facts, value: number): string {
  const error = errorOf(facts, value)
  return `${formatShare(shareOf(facts, value))}${error === null ? '' : ` ± ${(error * 100).toFixed(1)}`}`
}

/** `34.2 % ± 2.9 of all 1,000 samples`, or of the active ones where some were waiting. */
export function measuredText(facts: Facts, value: number): string {
  return `${shareText(facts, value)} of ${wholeText(facts)}`
}

function wholeText({ active, total, samples, unit, measure }: Facts): string {
  const which = active < total ? 'the active' : 'all'
  const value = formatValue(active, unit)
  if (samples === null || !isOfSamples(measure)) return `${which} ${value}`
  const count = samplesText(samples)
  return unit === 'count' || unit === 'samples' || unit === '' ? `${which} ${count}` : `${which} ${value} (${count})`
}

/** A sentence that says how little is known, or nothing. */
export function cautionText({ samples, measure }: Facts): string {
  return samples !== null && isOfSamples(measure) && samples < PLENTY_OF_SAMPLES ? ` Only ${samplesText(samples)} behind this.` : ''
}

export function samplesText(samples: number): string {
  const count = Math.round(samples)
  return count === 1 ? '1 sample' : `${formatCount(count)} samples`
}

/** `handle (62.0 %), retry (20.1 %)`: parts of `whole`, the heaviest first. */
export function listText(facts: Facts, parts: readonly (readonly [number, number])[], whole: number, most = 3): string {
  const named = parts
    .slice(0, most)
    .map(([symbol, weight]) => `${symbol === NONE ? 'the root' : titleOf(facts, symbol)} (${formatShare(weight / whole)})`)
  const more = parts.length - named.length
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** Amdahl's ceiling, and what is left of it when the part gets `factor` times faster instead of free. */
export function gainText(facts: Facts, value: number, how: { readonly factor: number; readonly by: string } | null): string {
  const share = shareOf(facts, value)
  const most = speedText(1 / (1 - share))
  const ceiling = most.startsWith('over') ? most : `at most ${most}`
  if (how === null) return `${formatShare(share)} gone is ${ceiling}`
  return `${formatShare(share)} gone is ${ceiling}; ${how.by} (${how.factor}×) gives ${speedText(1 / (1 - share + share / how.factor))}`
}

export function speedText(times: number): string {
  return times > 100 || !Number.isFinite(times) ? 'over 100×' : `${times.toFixed(2)}×`
}

/** Gain, cost and risk as one sentence; empty where there is nothing to weigh. */
export function tradeOffText(tradeOff: TradeOff | null): string {
  return tradeOff === null ? '' : `Trade-off: gain ${tradeOff.gain}; cost ${tradeOff.cost}; risk ${tradeOff.risk}.`
}
