// A comparison in one plain sentence, and how far it can be trusted in a second one.

import { shownName } from '../names/label'
import { shortName } from '../names/shortName'
import { formatCount, formatShare, formatValue } from '../base/quantity'
import { unreachable } from '../base/unreachable'
import { functionName, type ProfileNames } from '../profile/profile'
import { idleText } from './idleChange'
import { percentText } from './percent'
import { rankedChanges } from './changeOrder'
import type { Changes } from './changes'
import { detectableChange } from './significance'
import { alikeText, shownTimesText } from './words'

export type Summary = {
  /** What changed, and by how much: noise is never counted. */
  readonly headline: string
  /** Totals of both sides and what was scaled by what. */
  readonly scaling: string
  /** How small a change these profiles could show. */
  readonly power: string
}

/** Smaller differences of totals are how long the recording happened to run. */
const MIN_TOTAL_CHANGE = 0.01
/** Totals are counts too, and scatter as such. */
const Z_95 = 1.96
/** Named in the headline; the rest is in the table. */
const NAMED = 2
/** The share of a function that `power` speaks of. */
const TYPICAL_SHARE = 0.05

export function summaryOf(changes: Changes): Summary {
  return { headline: headline(changes), scaling: scaling(changes), power: power(changes) }
}

function headline(changes: Changes): string {
  const { delta, significant, comparison, renamed } = changes
  const isRename = new Set(renamed.flatMap(({ from, to }) => [from, to]))
  const found = rankedChanges(changes).filter(fn => significant[fn] === 1 && !isRename.has(fn))
  const slower = found.filter(fn => delta[fn] > 0)
  const faster = found.filter(fn => delta[fn] < 0)
  const renames = renamed.slice(0, NAMED)
  const nameOf = namesApart(comparison.union, [
    ...slower.slice(0, NAMED),
    ...faster.slice(0, NAMED),
    ...renames.flatMap(({ from, to }) => [from, to]),
  ])
  const named = (list: readonly number[]) =>
    list
      .slice(0, NAMED)
      .map(fn => `${nameOf(fn)} (${percentText(delta[fn])})`)
      .join(' and ') + (list.length > NAMED ? ` and ${list.length - NAMED} more` : '')
  const renameTexts = renames.map(({ from, to }) => `${nameOf(from)} was probably renamed to ${nameOf(to)}`)
  const parts = [...(slower.length > 0 ? [`more in ${named(slower)}`] : []), ...(faster.length > 0 ? [`less in ${named(faster)}`] : [])]
  const overall = overallText(changes)
  const renameText = renames.length > 0 ? ` ${renameTexts.join('; ')}.` : ''
  if (parts.length === 0)
    return overall === null
      ? renameText.trim() || 'No significant change.'
      : `${overall}; no single function changed significantly.${renameText}`
  return `${overall === null ? 'Current spends' : `${overall}:`} ${parts.join('; ')}.${renameText}`
}

/** In short, as one line holds them; whole where two would read the same. */
function namesApart(union: ProfileNames, fns: readonly number[]): (fn: number) => string {
  const wholes = new Map<string, Set<string>>()
  for (const fn of fns) {
    const whole = functionName(union, fn)
    const short = shortName(whole)
    wholes.set(short, (wholes.get(short) ?? new Set()).add(whole))
  }
  return fn => {
    const whole = functionName(union, fn)
    const short = shortName(whole)
    return wholes.get(short)?.size === 1 ? short : shownName(whole)
  }
}

/** Only what can be compared: value per second where both durations are known, values as they stand where those are. */
function overallText({ comparison, size, base, current, overdispersion }: Changes): string | null {
  if (size.factor === null || size.scale === 'share' || (size.scale === 'typical' && size.growth === null)) return null
  const isByTime = size.scale !== 'absolute'
  const factor = size.growth === null ? size.factor : size.factor / size.growth
  const growth = base.totalValue > 0 ? current.totalValue / factor / base.totalValue - 1 : 0
  const isExact = comparison.base.certainty === 'exact' && comparison.current.certainty === 'exact'
  const error = isExact ? 0 : Z_95 * Math.sqrt((1 / base.samples + 1 / current.samples) * overdispersion)
  if (Math.abs(growth) < Math.max(MIN_TOTAL_CHANGE, error)) return null
  return `Current uses ${formatShare(Math.abs(growth))} ${growth > 0 ? 'more' : 'less'}${isByTime ? ' a second' : ''} than baseline`
}

function scaling(changes: Changes): string {
  const { comparison, base, current } = changes
  const totals = `baseline ${formatValue(base.totalValue, comparison.unit)}, current ${formatValue(current.totalValue, comparison.unit)}`
  const sides = `${totals}${runsText(comparison.base.runs.length, comparison.current.runs.length)}`
  const idle = idleText(changes)
  return [`${scaleText(changes, sides)}.`, ...(idle === null ? [] : [idle])].join(' ')
}

/** Nobody tells such a baseline from its scaled one. */
const SHOWN_FACTOR = 0.005

/** What values of baseline are multiplied by to stand beside current's; null where that makes no difference that is seen. */
export function shownTimes({ size: { factor } }: Changes): number | null {
  return factor === null || Math.abs(factor - 1) < SHOWN_FACTOR ? null : factor
}

function scaleText(changes: Changes, sides: string): string {
  const { comparison } = changes
  const { scale, factor, growth } = changes.size
  const times = shownTimes(changes)
  if (factor === null)
    return `How much each side recorded is not known (no durations, and no functions that agree): values are compared as they stand, ${sides}`
  const scaled = shownTimesText(times)
  switch (scale) {
    case 'absolute':
      return `Values are compared as they stand: ${sides}${scaled}`
    case 'time':
      return `Values are compared per second of recording: ${sides}${scaled}`
    case 'share':
      return `Shares of the total are compared: ${sides}${scaled}`
    case 'typical':
      return growth === null
        ? `The typical function counts as unchanged: ${sides}${scaled}`
        : `${alikeText(comparison, growth)}, and count as unchanged: ${sides}${scaled}`
    default:
      return unreachable(scale)
  }
}

function runsText(base: number, current: number): string {
  if (base === 1 && current === 1) return ''
  return base === current ? ` (means of ${base} runs)` : ` (means of ${base} and ${current} runs)`
}

function power({ comparison, base, current, overdispersion }: Changes): string {
  if (comparison.base.certainty === 'exact' && comparison.current.certainty === 'exact')
    return 'Nothing was sampled: differences are exact.'
  const percent = detectableChange(TYPICAL_SHARE, base.samples, current.samples, overdispersion) * 100
  const runs = [comparison.base.runs.length, comparison.current.runs.length]
  const single = Math.max(...runs) === 1 ? ', one run each' : Math.min(...runs) === 1 ? ', one run on one side' : ''
  const seen = `a change of ${percent.toFixed(1)} % of baseline could be seen in a function of ${TYPICAL_SHARE * 100} %.`
  if (!base.isCounted || !current.isCounted)
    return `The files do not say how many samples they hold; with a thousand a side${single}, ${seen}`
  return `With ${formatCount(Math.round(base.samples))} and ${formatCount(Math.round(current.samples))} samples${single}, ${seen}`
}
