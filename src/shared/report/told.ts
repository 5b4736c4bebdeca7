// A finding as words, made once: card, terminal, JSON, report, clipboard and assistant cannot disagree about it.

import { formatShare, formatValue, isAll, plusMinus } from '../base/quantity'
import { percentText } from '../diff/percent'
import { shownTimesText } from '../diff/words'
import type { Insight, InsightReport, Weight } from '../insights/insight'
import { isOfSamples } from '../insights/measures/facts'
import { samplesText, sureShare } from '../insights/rule/wording'
import { identityOf } from '../names/cleanName'
import { unreachable } from '../base/unreachable'

export type Told = {
  /** What the title says before its function's name, the name, and what follows: the name may be set in its own type, and cut. */
  readonly title: readonly [before: string, name: string, after: string]
  /** `32.1 % ± 1.6`, of a comparison `+9.1 % ± 1.2`; empty where nothing is weighed. */
  readonly share: string
  /** `all 1,000 samples`, `the active 16.6 s (3,211 samples)`, `baseline`: what the share is of. */
  readonly whole: string
  /** What it is, in one sentence. */
  readonly what: string
  /** What to try, without its label. */
  readonly action: string
  /** `Try` where there is something to try, else empty. */
  readonly label: string
  /** The last step of every action that changes something; empty elsewhere. */
  readonly then: string
  /** All that is known, in sentences. */
  readonly evidence: string
  readonly tradeOff: string
}

/** A list of findings says it once, under the last of them. */
const MEASURE_AGAIN = 'Then measure again with the same load.'
const MEASURE_BOTH_AGAIN = 'Then measure both sides again with the same load.'
/** Begins what asks for nothing. */
const NOTHING_TO_DO = 'Nothing to do'

export function told(insight: Insight, report: InsightReport): Told {
  const { what, more, action, weight } = insight
  const share = weight === null ? '' : shareText(weight)
  const whole = weight === null ? '' : wholeText(weight.of, report)
  return {
    title: titleParts(insight),
    share,
    whole,
    what,
    action,
    label: action.startsWith(NOTHING_TO_DO) ? '' : 'Try',
    then: stepAfter(insight),
    evidence: [isAboutCode(insight) && share !== '' ? `${share} of ${whole}: ${lowerFirst(what)}` : what, ...more].join(' '),
    tradeOff: tradeOffText(insight),
  }
}

/** Quality and remarks are about the profile: their titles have their numbers. */
export function isAboutCode({ kind }: Pick<Insight, 'kind'>): boolean {
  return kind === 'shape' || kind === 'domain' || kind === 'change'
}

/** The action as scripts and reports have it: whole, with its last step and what it costs. */
export function wholeAction({ action, then, tradeOff }: Told): string {
  return [action, then, tradeOff].filter(text => text !== '').join(' ')
}

/** `Try: optimize parse itself …` */
export function labelledAction({ label, action }: Told): string {
  return label === '' ? action : `${label}: ${lowerFirst(action)}`
}

function shareText({ share, error, of }: Weight): string {
  return of === 'baseline' ? `${percentText(share)}${plusMinus(error)}` : sureShare(share, error)
}

/** Over a list of findings: what is measured, and what its shares are of. */
export function headText(report: InsightReport): string {
  if (report.isOfChange === true)
    return `${upperFirst(report.measureTitle)}. Percent are of all of baseline${shownTimesText(report.baselineTimes, 'which')}`
  const isWhole = isAll(report.activeShare)
  const part = isWhole ? '' : `, ${formatShare(report.activeShare)} of ${wholeText('all', report)}`
  return `${upperFirst(report.measureTitle)}. Shares are of ${wholeText(isWhole ? 'all' : 'active', report)}${part}`
}

/** The total that shares are of: `all 2.41 s (241 samples)`, `the active 200 samples`. */
export function wholeText(of: Weight['of'], { total, unit, measure, activeShare, samples, sampleCount }: InsightReport): string {
  switch (of) {
    case 'baseline':
    case 'current':
      return of
    case 'all':
      return `all ${amountText(total, unit, isOfSamples(measure) ? (activeShare < 1 ? samples : sampleCount) : null)}`
    case 'active':
      return `the active ${amountText(total * activeShare, unit, sampleCount)}`
    default:
      return unreachable(of)
  }
}

const COUNTS: readonly string[] = ['', 'count', 'samples']

/** Samples where those are what is counted, else the value and the samples behind it. */
export function amountText(value: number, unit: string, samples: number | null): string {
  if (samples === null) return formatValue(value, unit)
  return COUNTS.includes(unit) ? samplesText(samples) : `${formatValue(value, unit)} (${samplesText(samples)})`
}

function titleParts({ title, functionName }: Insight): Told['title'] {
  // Titles leave out what compilers put into names.
  const name = functionName === '' ? undefined : [functionName, identityOf(functionName)].find(text => title.includes(text))
  if (name === undefined) return [title, '', '']
  const at = title.lastIndexOf(name)
  return [title.slice(0, at), name, title.slice(at + name.length)]
}

function stepAfter({ kind, action }: Insight): string {
  if (action.startsWith(NOTHING_TO_DO)) return ''
  if (kind === 'change') return MEASURE_BOTH_AGAIN
  return kind === 'shape' || kind === 'domain' ? MEASURE_AGAIN : ''
}

/** Gain, cost and risk as one sentence; empty where there is nothing to weigh. */
function tradeOffText({ tradeOff }: Insight): string {
  return tradeOff === null ? '' : `Trade-off: gain ${tradeOff.gain}; cost ${tradeOff.cost}; risk ${tradeOff.risk}.`
}

/** Sentences begin with a word of ours; only its first letter was raised. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Of the whole profile, 0 to 1: what scripts are given. */
export function shareOfTotal({ weight }: Insight, { total }: InsightReport): number {
  if (weight === null) return 0
  if (weight.of !== 'active') return Math.min(1, Math.abs(weight.share))
  return total > 0 ? Math.min(1, Math.max(0, weight.value / total)) : 0
}
