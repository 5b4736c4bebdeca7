// How a trend is told: the same sentences in terminal, Markdown, report and window.

import { MEASURE_TITLES, type Measure } from '../analysis/measure'
import { formatCount, formatShare, formatValue } from '../base/quantity'
import { chanceText, changePercent, rangePercent } from '../benchmarks/words'
import { labelOf } from '../names/label'
import { MAX_LOOKED_AT, MIN_FOR_SURE, MIN_FOR_TREND } from './changePoints'
import type { Carrier } from './carriers'
import type { OrderBasis } from './order'
import type { Per } from './series'
import type { Trend, TrendChange } from './trend'

const BASES: Readonly<Record<OrderBasis, string>> = {
  time: 'by their own times',
  commit: 'by commit',
  version: 'by version',
  number: 'by the numbers in their names',
  modified: 'by when the files were last written (mtime)',
  given: 'in the order given',
}

/** `14 deployments (42 profiles) of shop, CPU time, ordered by commit: v1.0 … v1.13` */
export function trendHeadline({ table, deployments, basis }: Trend): string {
  const runs = deployments.reduce((sum, { runs: own }) => sum + own.length, 0)
  const of = table.program === null ? '' : ` of ${table.program}`
  const profiles = runs === deployments.length ? '' : ` (${formatCount(runs)} profiles)`
  const [first, last] = [deployments[0]?.label ?? '', deployments[deployments.length - 1]?.label ?? '']
  const span = deployments.length > 1 ? `: ${first} … ${last}` : `: ${first}`
  return `${plural(deployments.length, 'deployment')}${profiles}${of}, ${MEASURE_TITLES[table.measure]} (${table.sampleType.name}), ordered ${BASES[basis]}${span}`
}

/** What a person must know before believing what follows. */
export function trendRemarks({ deployments, remarks }: Trend): string[] {
  const count = deployments.length
  if (count < 2) return [...remarks, 'one deployment is no trend']
  if (count < MIN_FOR_TREND) return [...remarks, `${MIN_FOR_TREND} deployments are needed for a trend; only the last two are compared`]
  if (count < MIN_FOR_SURE) return [...remarks, `under ${MIN_FOR_SURE} deployments a change is only suspected`]
  return count > MAX_LOOKED_AT ? [...remarks, `changes are looked for in the newest ${MAX_LOOKED_AT} deployments`] : [...remarks]
}

export type ChangeWords = {
  /** The deployment: `v1.4`. */
  readonly where: string
  /** The one before it. */
  readonly previous: string
  /** What changed: `CPU time`, or a function's name. */
  readonly what: string
  /** `1.20 s → 1.56 s, +30.0 % (95 %: +28.0 … +32.0 %)` */
  readonly size: string
  /** `slower`, `more`, `a larger share`. */
  readonly verdict: string
  /** `p = 0.0043`, or `suspected, p = 0.02`. */
  readonly sure: string
  /** `since 5 deployments`, or `until v1.9, for 5 deployments`. */
  readonly since: string
  /** `shop.price: 0.20 s → 0.55 s, 97 % of the change` */
  readonly carriers: readonly string[]
}

/** More in one line would be a table. */
const NAMED_CARRIERS = 3
/** Others took back so much of it that a part of the change says nothing. */
const MOST_PART = 1.5
/** Less than this part of a change explains nothing. */
const NAMED_PART = 0.1

export function changeWords(trend: Trend, change: TrendChange): ChangeWords {
  const { deployments, table, changes } = trend
  const { point, carriers } = change
  const isShare = change.fn !== null && trend.per === 'share'
  const back = change.takenBackBy === null ? null : changes[change.takenBackBy]
  const end = back?.at ?? deployments.length
  const span = plural(end - change.at, 'deployment')
  const ratio = isShare || point.ratio === null ? '' : `, ${changePercent(point.ratio)}`
  const interval = isShare || point.interval === null ? '' : ` (95 %: ${rangePercent(point.interval)})`
  const named = carriers.functions.filter(isWorthNaming).slice(0, NAMED_CARRIERS)
  const under = carriers.under === null ? [] : [`all of it below ${shown(trend, carriers.under)}`]
  return {
    where: deployments[change.at].label,
    previous: deployments[change.at - 1].label,
    what: change.fn === null ? totalTitle(trend) : shown(trend, change.fn),
    size: `${valueText(trend, point.before, isShare)} → ${valueText(trend, point.after, isShare)}${ratio}${interval}`,
    verdict: verdictOf(table.measure, change.direction, isShare),
    sure: `${point.sureness === 'sure' ? '' : 'suspected, '}p ${chanceText(point.p).startsWith('<') ? '' : '= '}${chanceText(point.p)}`,
    since: back === null ? `since ${span}` : `for ${span}, until ${deployments[end - 1].label}; taken back by ${deployments[end].label}`,
    carriers: [...named.map(carrier => carrierText(trend, carrier)), ...under],
  }
}

/** Above what one function had for itself; of a change of a share, the largest alone. */
function isWorthNaming({ explains }: Carrier, at: number): boolean {
  return explains === null ? at === 0 : at === 0 || explains >= NAMED_PART
}

/** `v1.4 (after v1.3): CPU time 1.20 s → 1.56 s, +30.0 %; slower, p = 0.0043, since 6 deployments. shop.price: …` */
export function changeSentence(trend: Trend, change: TrendChange): string {
  const { where, previous, what, size, verdict, sure, since, carriers } = changeWords(trend, change)
  const why = carriers.length === 0 ? '' : `. ${carriers.join('; ')}`
  return `${where} (after ${previous}): ${what} ${size}; ${verdict}, ${sure}, ${since}${why}`
}

export function lastStepSentence(trend: Trend): string | null {
  const { lastStep, deployments } = trend
  if (lastStep === null) return null
  const [previous, last] = deployments.slice(-2).map(({ label }) => label)
  const { before, after, ratio, interval, p, carriers } = lastStep
  const size = ratio === null ? '' : `, ${changePercent(ratio)}${interval === null ? '' : ` (95 %: ${rangePercent(interval)})`}`
  const sure = p === null ? 'too few runs to say whether that is more than chance (4 a deployment are needed)' : `p = ${chanceText(p)}`
  const first = carriers.functions.slice(0, 1).map(carrier => `; most: ${carrierText(trend, carrier)}`)
  return `${last} against ${previous}: ${totalTitle(trend)} ${valueText(trend, before, false)} → ${valueText(trend, after, false)}${size}; ${sure}${first.join('')}`
}

function carrierText(trend: Trend, { fn, before, after, shareBefore, shareAfter, explains }: Carrier): string {
  const { unit } = trend.table.sampleType
  const name = shown(trend, fn)
  if (explains !== null) {
    const part = explains > 0 && explains <= MOST_PART ? `, ${formatShare(explains)} of the change` : ''
    return `${name}: ${formatValue(before, unit)} → ${formatValue(after, unit)}${part}`
  }
  return `${name}: ${formatShare(shareBefore)} → ${formatShare(shareAfter)} of the total`
}

/** A value of the trend's functions, or of its total. */
export function valueText({ table }: Pick<Trend, 'table'>, value: number, isShare: boolean): string {
  return isShare ? formatShare(value) : formatValue(value, table.sampleType.unit)
}

export function totalTitle({ table, per }: Pick<Trend, 'table' | 'per'>): string {
  return `${MEASURE_TITLES[table.measure]}${per === 'request' ? ' per request' : ''}`
}

/** What a function's values are, as a column's head has it. */
export function perTitle(per: Per): string {
  return per === 'share' ? 'share of the total' : per === 'total' ? 'self' : 'self per request'
}

function shown({ table }: Trend, fn: number): string {
  return labelOf(table.functions.name[fn])
}

function verdictOf(measure: Measure, direction: TrendChange['direction'], isShare: boolean): string {
  const isMore = direction === 'worse'
  if (isShare) return isMore ? 'a larger share' : 'a smaller share'
  if (measure === 'cpu' || measure === 'wall') return isMore ? 'slower' : 'faster'
  return isMore ? 'more' : 'less'
}

function plural(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`
}
