// Findings as a person reads them in a terminal: what, how much, why, and what to try.

import { formatShare, isAll } from '../base/quantity'
import { shownTimesText } from '../diff/words'
import type { Insight, InsightReport } from '../insights/insight'
import { isOfSamples } from '../insights/measures/facts'
import { samplesText } from '../insights/rule/wording'
import { amountText, isAboutCode, labelledAction, shareOfTotal, told } from './told'

export type TextStyle = {
  /** Lines are broken at blanks to fit. */
  readonly columns: number
  /** Shows the measures behind each finding. */
  readonly showsWhy: boolean
}

/** Readers stop reading after so many. */
const MOST_FINDINGS = 10
const INDENT = '   '
/** With less activity the message is that there was nearly none … */
const IDLE = 0.1
/** … when it is too little to say what it was. */
const FEW_SAMPLES = 100

export function insightLines(report: InsightReport, style: TextStyle): string[] {
  const { insights } = report
  const shown = insights.slice(0, MOST_FINDINGS)
  const more = insights.length - shown.length
  const steps = new Set(shown.map(insight => told(insight, report).then).filter(step => step !== ''))
  const why = insights.length > 0 && !style.showsWhy ? ['--why prints how each is known, and what it gains and costs.'] : []
  return [
    findingsHeadline(report),
    ...(insights.some(isAboutCode) ? [] : ['', ...wrapped(nothingText(report), style.columns, '')]),
    ...shown.flatMap((insight, place) => ['', ...findingLines(insight, place + 1, report, style)]),
    ...(more > 0 ? ['', `and ${more} more: --json prints them all`] : []),
    ...(insights.length === 0 ? [] : ['', ...wrapped([...steps, ...why].join(' '), style.columns, '')]),
  ]
}

/** How many findings, and what they are of. */
export function findingsHeadline(report: InsightReport): string {
  const { total, unit, activeShare, measure, measureTitle, samples, sampleCount, insights, isOfChange, isDifference, baselineTimes } =
    report
  const count = insights.length === 1 ? '1 finding' : `${insights.length} findings`
  const whole = `${amountText(total, unit, isOfSamples(measure) ? samples : null)} of ${measureTitle}`
  if (isDifference === true) return `${count} in differences that add up to ${whole}`
  if (isOfChange === true) return `${count} in what changed; current holds ${whole}${shownTimesText(baselineTimes)}`
  const active = sampleCount === null ? formatShare(activeShare) : `${samplesText(sampleCount)} (${formatShare(activeShare)})`
  return `${count} in ${whole}${!isAll(activeShare) && total > 0 ? `; shares of code are of the ${isOfSamples(measure) ? 'active ' : ''}${active}${isOfSamples(measure) ? '' : " that is not the profiler's own"}` : ''}`
}

/** What was looked for, and what came nearest. */
export function nothingText({ widest, total, isOfChange, isDifference, insights, activeShare, sampleCount }: InsightReport): string {
  if (isDifference === true) return "This file holds differences and neither side's totals: nothing tells what of it is more than noise."
  if (isOfChange) return 'No function changed by more than noise.'
  if (insights.some(({ rule, severity }) => rule === 'missing-symbols' && severity === 'high' && widest === null))
    return 'Nothing can be said of the code: it has no names in this file.'
  if (total <= 0 || widest === null) return 'There is nothing in this profile that could stand out.'
  const idle = activeShare < IDLE ? 'Nearly everything was waiting' : ''
  if (sampleCount !== null && sampleCount < FEW_SAMPLES)
    return `${idle === '' ? '' : `${idle}: `}${samplesText(sampleCount)} of work ${sampleCount < 1.5 ? 'is' : 'are'} too few to say anything of the code.`
  if (idle !== '') return `${idle}, and nothing stands out in the rest.`
  return (
    'Nothing stands out: no function, call chain, loop, recursion or shared helper surely takes a tenth, and no known cost' +
    ' (database, garbage collection, locks, serialization, …) does either.' +
    ` The widest function is ${widest.functionName} with ${formatShare(widest.selfShare)} of its own.`
  )
}

/** One finding in three lines: what and how much, what it is, what to try. With `showsWhy` what is known beside that. */
export function findingLines(insight: Insight, number: number, report: InsightReport, { columns, showsWhy }: TextStyle): string[] {
  const { title, severity, rule, more, details } = insight
  const words = told(insight, report)
  const text = (body: string) => wrapped(body, columns, INDENT)
  const why = [
    ...more,
    ...details.map(({ label, value }) => `- ${label}: ${value}`),
    ...(words.tradeOff === '' ? [] : [words.tradeOff]),
    `- Rule: ${rule}`,
  ]
  return [
    [`${number}. ${title}`, weightText(insight, report), severity].filter(part => part !== '').join(' · '),
    ...text(words.what),
    ...text(labelledAction(words)),
    ...(showsWhy ? why.flatMap(text) : []),
  ]
}

/** A title of a remark has its number already. */
function weightText(insight: Insight, report: InsightReport): string {
  const { share } = told(insight, report)
  const { weight } = insight
  if (weight === null || share === '' || (!isAboutCode(insight) && weight.of === 'all')) return ''
  if (weight.of === 'active') return `${share} of active, ${formatShare(shareOfTotal(insight, report))} of all`
  return weight.of === 'all' ? share : `${share} of ${weight.of}`
}

/** Breaks at blanks; a word longer than a line stands alone. */
function wrapped(text: string, columns: number, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  // A number and its percent sign stay together.
  for (const word of text.split(/ (?!%)/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
      lines.push(indent + line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, indent + line]
}
