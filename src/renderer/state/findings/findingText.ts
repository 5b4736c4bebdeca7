// A finding as text to be pasted into a ticket: plain, or as Markdown.

import { codeSpan, escapedMarkdown, markdownRow } from '../../../shared/base/text/markdown'
import type { Insight, InsightReport } from '../../../shared/insights/insight'
import { labelledAction, told, type Told } from '../../../shared/report/told'

export function plainText(insight: Insight, report: InsightReport, note: string): string {
  const words = told(insight, report)
  const lines = [
    insight.title,
    headline(insight, words),
    words.what,
    ...insight.more,
    [labelledAction(words), words.then].filter(text => text !== '').join(' '),
    words.tradeOff,
    ...insight.details.map(({ label, value }) => `- ${label}: ${value}`),
    note === '' ? '' : `Note: ${note}`,
  ]
  return `${lines.filter(line => line !== '').join('\n')}\n`
}

export function markdownText(insight: Insight, report: InsightReport, note: string): string {
  const words = told(insight, report)
  const [before, name, after] = words.title
  const trade = insight.tradeOff
  const label = words.label === '' ? '' : `**${words.label}:** `
  const paragraphs = [
    `### ${escapedMarkdown(before)}${name === '' ? '' : codeSpan(name)}${escapedMarkdown(after)}`,
    `**${headline(insight, words)}**`,
    escapedMarkdown([words.what, ...insight.more].join(' ')),
    `${label}${escapedMarkdown([words.action, words.then].filter(text => text !== '').join(' '))}`,
    trade === null
      ? ''
      : [['gain', 'cost', 'risk'], ['---', '---', '---'], [trade.gain, trade.cost, trade.risk].map(escapedMarkdown)]
          .map(markdownRow)
          .join('\n'),
    insight.details.map(({ label: title, value }) => `- ${escapedMarkdown(title)}: ${escapedMarkdown(value)}`).join('\n'),
    note
      .split('\n')
      .map(line => `> ${escapedMarkdown(line)}`)
      .join('\n')
      .replace(/^> $/, ''),
  ]
  return `${paragraphs.filter(text => text !== '').join('\n\n')}\n`
}

function headline({ severity, rule }: Insight, { share, whole }: Told): string {
  return [share === '' ? '' : `${share} of ${whole}`, severity, rule].filter(part => part !== '').join(' · ')
}
