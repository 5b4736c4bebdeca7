// A comparison in one plain sentence, and how far it can be trusted in a second one.

import { formatCount, formatShare, formatValue } from '../base/quantity'
import { functionName } from '../profile/profile'
import { pointsText } from './points'
import { rankedChanges } from './changeOrder'
import type { Changes } from './changes'
import { canScaleByTime } from './scale'
import { detectableChange } from './significance'

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
  const named = (list: readonly number[]) =>
    list
      .slice(0, NAMED)
      .map(fn => `${functionName(comparison.union, fn)} (${pointsText(delta[fn])})`)
      .join(' and ') + (list.length > NAMED ? ` and ${list.length - NAMED} more` : '')
  const slower = found.filter(fn => delta[fn] > 0)
  const faster = found.filter(fn => delta[fn] < 0)
  const renames = renamed
    .slice(0, NAMED)
    .map(({ from, to }) => `${functionName(comparison.union, from)} was probably renamed to ${functionName(comparison.union, to)}`)
  const parts = [...(slower.length > 0 ? [`more in ${named(slower)}`] : []), ...(faster.length > 0 ? [`less in ${named(faster)}`] : [])]
  const overall = overallText(changes)
  const renameText = renames.length > 0 ? ` ${renames.join('; ')}.` : ''
  if (parts.length === 0)
    return overall === null
      ? renameText.trim() || 'No significant change.'
      : `${overall}; no single function changed significantly.${renameText}`
  return `${overall === null ? 'Current spends' : `${overall}:`} ${parts.join('; ')}.${renameText}`
}

/** Only what can be compared: value per second where both durations are known, values as they stand when the person said so. */
function overallText({ comparison, scale, base, current, overdispersion }: Changes): string | null {
  const isByTime = scale !== 'absolute' && canScaleByTime(comparison)
  if (scale !== 'absolute' && !isByTime) return null
  const rate = (total: number, durations: readonly (number | null)[]) =>
    isByTime ? total / durations.reduce<number>((sum, ns) => sum + (ns ?? 0), 0) : total
  const before = rate(base.totalValue, comparison.base.durationsNs)
  const after = rate(current.totalValue, comparison.current.durationsNs)
  const growth = before > 0 ? after / before - 1 : 0
  const error = Z_95 * Math.sqrt((1 / base.samples + 1 / current.samples) * overdispersion)
  if (Math.abs(growth) < Math.max(MIN_TOTAL_CHANGE, error)) return null
  const perSecond = isByTime ? ' a second' : ''
  return `Current uses ${formatShare(Math.abs(growth))} ${growth > 0 ? 'more' : 'less'}${perSecond} than baseline`
}

function scaling({ comparison, scale, base, current }: Changes): string {
  const totals = `baseline ${formatValue(base.totalValue, comparison.unit)}, current ${formatValue(current.totalValue, comparison.unit)}`
  const sides = `${totals}${runsText(comparison.base.runs.length, comparison.current.runs.length)}`
  if (scale === 'absolute') return `Values are compared as they stand: ${sides}.`
  if (scale === 'time' && canScaleByTime(comparison)) return `Values are compared per second of recording: ${sides}.`
  return `Shares are compared, so that the typical function is unchanged: ${sides}.`
}

function runsText(base: number, current: number): string {
  if (base === 1 && current === 1) return ''
  return base === current ? ` (means of ${base} runs)` : ` (means of ${base} and ${current} runs)`
}

function power({ comparison, base, current, overdispersion }: Changes): string {
  const points = detectableChange(TYPICAL_SHARE, base.samples, current.samples, overdispersion) * 100
  const runs = [comparison.base.runs.length, comparison.current.runs.length]
  const single = Math.max(...runs) === 1 ? ', one run each' : Math.min(...runs) === 1 ? ', one run on one side' : ''
  const samples = `${formatCount(Math.round(base.samples))} and ${formatCount(Math.round(current.samples))} samples`
  return `With ${samples}${single}, a change of ${points.toFixed(1)} points could be seen in a function of ${TYPICAL_SHARE * 100} %.`
}
