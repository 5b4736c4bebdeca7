// How rules put names and numbers into their sentences. What every finding has (its share, 'measure again') is put into words by `told`.

import { formatCount, formatShare, isAll, plusMinus } from '../../base/quantity'
import { shortName } from '../../names/shortName'
import { NONE } from '../../profile/profile'
import { errorOf, maySubject, shareOf, titleOf, type Facts } from '../measures/facts'

/** `34.2 % ± 2.9`; no ± where there is none, or where it is too small to be printed. */
export function sureShare(share: number, error: number | null): string {
  return `${formatShare(share)}${plusMinus(error)}`
}

/** Of the active samples. */
export function shareText(facts: Facts, value: number): string {
  return sureShare(shareOf(facts, value), errorOf(facts, value))
}

export function samplesText(samples: number): string {
  const count = Math.round(samples)
  return count === 1 ? '1 sample' : `${formatCount(count)} samples`
}

/** A name for its second mention; of two functions that would read the same, each with its file. */
export function shortOf({ symbols }: Facts, symbol: number): string {
  if (symbol === NONE) return 'the root'
  if (symbols.frameClass[symbol] === 'unknown') return 'frames without names'
  const [title, identity] = [symbols.title[symbol], symbols.identity[symbol]]
  return title === identity ? shortName(identity) : `${shortName(identity)}${title.slice(identity.length)}`
}

/** Smaller parts are not worth a name beside larger ones. */
const MIN_PART = 0.01

/** `handle (62.0 %), retry (20.1 %) and 2 more`: parts of `whole`, the heaviest first; one that is all of it by its name alone. */
export function listText(facts: Facts, parts: readonly (readonly [number, number])[], whole: number, most = 3): string {
  const worthy = parts.filter(([, weight], at) => at === 0 || weight >= MIN_PART * whole)
  const shown = worthy.slice(0, most)
  const names = shown.map(([symbol]) => shortOf(facts, symbol))
  const named = shown.map(([symbol, weight], at) => {
    // Functions of several classes may have one short name.
    const name = names.indexOf(names[at]) === names.lastIndexOf(names[at]) ? names[at] : titleOf(facts, symbol) || names[at]
    return isAll(weight / whole) ? name : `${name} (${formatShare(weight / whole)})`
  })
  const more = worthy.length - named.length
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** Speeds that nobody would notice. */
const MIN_GAIN = 1.005

/** Amdahl's ceiling, and what is left of it when the part gets `factor` times faster instead of free. */
export function gainText(facts: Facts, value: number, how: { readonly factor: number; readonly by: string } | null): string {
  const share = shareOf(facts, value)
  const most = 1 / (1 - share)
  if (most < MIN_GAIN) return 'next to nothing'
  const ceiling = most > MOST_TIMES ? speedText(most) : `at most ${speedText(most)}`
  if (how === null) return `${ceiling} as fast`
  return `${ceiling} as fast; with ${how.by} (${how.factor}×) ${speedText(1 / (1 - share + share / how.factor))}`
}

/** From here on a number would promise what no program keeps. */
const MOST_TIMES = 100

export function speedText(times: number): string {
  return times > MOST_TIMES || !Number.isFinite(times) ? `over ${MOST_TIMES}×` : `${times.toFixed(2)}×`
}

/** Less of its own gains nothing that could be measured. */
const NOTHING_OWN = 0.005

/** What to say of the nearest of those that only inherit a cost, or null. */
export function inheritanceText(facts: Facts, inherited: readonly number[], subject: number): string | null {
  const nearest = inherited.find(symbol => maySubject(facts, symbol))
  if (nearest === undefined) return null
  const own = shareOf(facts, facts.all.symbolSelf[nearest])
  const width = shareOf(facts, facts.all.symbolTotal[nearest])
  const gain = own < NOTHING_OWN ? 'nothing' : 'little'
  return (
    `${titleOf(facts, nearest)} (${formatShare(width)} wide, ${formatShare(own)} its own) only calls ${shortOf(facts, subject)}:` +
    ` changing it alone gains ${gain}.`
  )
}
