// How much a finding is, and the finding as text to be pasted into a ticket: plain, or as Markdown.

import { formatShare, formatValue } from '../../../shared/base/quantity'
import { insightPercent } from '../../../shared/diff/percent'
import type { Insight, InsightReport } from '../../../shared/insights/insight'
import { shareError } from '../../../shared/insights/measures/statistics'
import { samplesText, tradeOffText } from '../../../shared/insights/wording'
import { titleParts } from './findingList'

/** `32.1 % ± 1.6`, of the active samples; of a comparison `+9.1 % ± 1.2`; empty for what is not about code. */
export function findingShare(insight: Insight, { total, activeShare, sureSamples, isOfChange }: InsightReport): string {
  const { kind, value } = insight
  const active = total * activeShare
  if ((kind !== 'shape' && kind !== 'domain') || active <= 0) return ''
  if (isOfChange) return insightPercent(insight)
  const share = value / active
  if (sureSamples === null) return formatShare(share)
  return `${formatShare(share)} ± ${(shareError(share, sureSamples) * 100).toFixed(1)}`
}

/** `the active 16.6 s (3,211 samples)`: what shares are of; what changes are of. */
export function wholeText({ total, activeShare, sampleCount, measure, unit, isOfChange }: InsightReport): string {
  if (isOfChange) return 'baseline'
  const which = activeShare < 1 ? 'the active' : 'all'
  const value = formatValue(total * activeShare, unit)
  if (sampleCount === null || measure === 'count') return `${which} ${value}`
  const samples = samplesText(sampleCount)
  const isCount = unit === '' || unit === 'count' || unit === 'samples'
  return isCount ? `${which} ${samples}` : `${which} ${value} (${samples})`
}

/** The second line of a card: what it is. The whole that shares are of stands once, over all cards. */
export function whatText(insight: Insight, report: InsightReport): string {
  const [before] = titleParts(insight)
  const evidence = insight.evidence.split(` of ${wholeText(report)}`).join('')
  const end = evidence.indexOf('. ')
  const first = end === -1 ? evidence : evidence.slice(0, end + 1)
  // `Slow path: …`, unless the sentence begins with the very words.
  const isAboutCode = insight.kind === 'shape' || insight.kind === 'domain'
  const kind = isAboutCode && before.endsWith(': ') ? before.slice(0, -2) : ''
  return kind === '' || first.startsWith(kind) ? first : `${kind}: ${first}`
}

export function plainText(insight: Insight, report: InsightReport, note: string): string {
  const lines = [
    insight.title,
    headline(insight, report),
    insight.evidence,
    `Do: ${insight.action}`,
    tradeOffText(insight.tradeOff),
    ...insight.details.map(({ label, value }) => `- ${label}: ${value}`),
    note === '' ? '' : `Note: ${note}`,
  ]
  return `${lines.filter(line => line !== '').join('\n')}\n`
}

export function markdownText(insight: Insight, report: InsightReport, note: string): string {
  const [before, name, after] = titleParts(insight)
  const trade = insight.tradeOff
  const paragraphs = [
    `### ${escaped(before)}${name === '' ? '' : code(name)}${escaped(after)}`,
    `**${headline(insight, report)}**`,
    escaped(insight.evidence),
    `**Do:** ${escaped(insight.action)}`,
    trade === null ? '' : `| gain | cost | risk |\n| --- | --- | --- |\n| ${[trade.gain, trade.cost, trade.risk].map(cell).join(' | ')} |`,
    insight.details.map(({ label, value }) => `- ${escaped(label)}: ${escaped(value)}`).join('\n'),
    note
      .split('\n')
      .map(line => `> ${escaped(line)}`)
      .join('\n')
      .replace(/^> $/, ''),
  ]
  return `${paragraphs.filter(text => text !== '').join('\n\n')}\n`
}

function headline(insight: Insight, report: InsightReport): string {
  const share = findingShare(insight, report)
  return [share === '' ? '' : `${share} of ${wholeText(report)}`, insight.severity, insight.rule].filter(part => part !== '').join(' · ')
}

/** Names such as `__init__`, `operator*` and `Vec<T>` are not formatting. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, sign => `\\${sign}`)
}

function cell(text: string): string {
  return escaped(text).replace(/\n/g, ' ')
}

/** A fence longer than any run of backticks inside. */
function code(name: string): string {
  const longest = (name.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 ? ' ' : ''
  return `${fence}${pad}${name.replace(/\n/g, ' ')}${pad}${fence}`
}
