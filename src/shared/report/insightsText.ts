// Findings as a person reads them in a terminal: what, how much, why, and what to try.

import { formatShare, formatValue } from '../base/quantity'
import { insightPercent } from '../diff/percent'
import type { Insight, InsightReport } from '../insights/insight'
import { samplesText, tradeOffText } from '../insights/wording'
import { NONE } from '../profile/profile'

export type TextStyle = {
  /** Lines are broken at blanks to fit. */
  readonly columns: number
  /** Shows the measures behind each finding. */
  readonly showsWhy: boolean
}

/** Readers stop reading after so many. */
const MOST_FINDINGS = 10
const INDENT = '   '

export function insightLines(report: InsightReport, style: TextStyle): string[] {
  const { insights } = report
  const shown = insights.slice(0, MOST_FINDINGS)
  const more = insights.length - shown.length
  return [
    findingsHeadline(report),
    ...(insights.every(({ kind }) => kind !== 'shape' && kind !== 'domain')
      ? ['', ...wrapped(nothingText(report), style.columns, '')]
      : []),
    ...shown.flatMap((insight, place) => ['', ...findingLines(insight, place + 1, report, style)]),
    ...(more > 0 ? ['', `and ${more} more: --json prints them all`] : []),
  ]
}

/** How many findings, and what they are of. */
export function findingsHeadline({ total, unit, activeShare, measure, measureTitle, sampleCount, insights }: InsightReport): string {
  const count = insights.length === 1 ? '1 finding' : `${insights.length} findings`
  const active = activeShare < 1 ? `, ${formatShare(activeShare)} of it active` : ''
  const samples = sampleCount === null || measure === 'count' ? '' : ` (${samplesText(sampleCount)})`
  // CPU time is what readers expect.
  const what = measure === 'cpu' ? '' : ` of ${measureTitle}`
  return `${count} in ${formatValue(total, unit)}${what}${samples}${active}`
}

/** What was looked for, and what came nearest. */
export function nothingText({ widest, total, isOfChange, insights }: InsightReport): string {
  if (isOfChange && total === 0)
    return "This file holds differences and neither side's totals: nothing tells what of it is more than noise."
  if (isOfChange) return 'No function changed by more than noise.'
  if (insights.some(({ rule, severity }) => rule === 'missing-symbols' && severity === 'high' && widest === null))
    return 'Nothing can be said of the code: it has no names in this file.'
  if (total <= 0 || widest === null) return 'There is nothing in this profile that could stand out.'
  return (
    'Nothing stands out: no function, call chain, loop, recursion or shared helper surely takes a tenth, and no known cost' +
    ' (database, garbage collection, locks, serialization, …) does either.' +
    ` The widest function is ${widest.functionName} with ${formatShare(widest.selfShare)} of its own.`
  )
}

/** One finding: its title, what it weighs, why, and what to do. */
export function findingLines(insight: Insight, number: number, report: InsightReport, { columns, showsWhy }: TextStyle): string[] {
  const { title, severity, rule, evidence, action, tradeOff, details } = insight
  const gain = details.find(({ label }) => label === 'Gain')
  const text = (label: string, body: string) => wrapped(`${label}${body}`, columns, INDENT)
  return [
    `${number}. ${title}`,
    INDENT + [weightText(insight, report), severity, rule].filter(part => part !== '').join(' · '),
    ...text('', evidence),
    ...text('Do: ', action),
    ...(gain === undefined ? [] : text('Gain: ', `${gain.value}.`)),
    ...(tradeOff === null ? [] : text('', tradeOffText(tradeOff))),
    ...(showsWhy ? details.filter(detail => detail !== gain).flatMap(({ label, value }) => text(`- ${label}: `, value)) : []),
  ]
}

/** Renames and moves weigh a share of current; whatever else a comparison found is a change. */
function weightText(insight: Insight, { isOfChange }: InsightReport): string {
  const share = formatShare(insight.share)
  // It is about another measure, of which this total says nothing.
  if (insight.value === 0) return ''
  if (!isOfChange) return `${share} of all`
  if (insight.fn === NONE) return ''
  return insight.kind === 'note' ? `${share} of current` : `${insightPercent(insight)} of baseline`
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
