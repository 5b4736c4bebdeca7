// A finding as text to be pasted into a ticket: plain, or as Markdown.

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
    `### ${escaped(before)}${name === '' ? '' : code(name)}${escaped(after)}`,
    `**${headline(insight, words)}**`,
    escaped([words.what, ...insight.more].join(' ')),
    `${label}${escaped([words.action, words.then].filter(text => text !== '').join(' '))}`,
    trade === null ? '' : `| gain | cost | risk |\n| --- | --- | --- |\n| ${[trade.gain, trade.cost, trade.risk].map(cell).join(' | ')} |`,
    insight.details.map(({ label: title, value }) => `- ${escaped(title)}: ${escaped(value)}`).join('\n'),
    note
      .split('\n')
      .map(line => `> ${escaped(line)}`)
      .join('\n')
      .replace(/^> $/, ''),
  ]
  return `${paragraphs.filter(text => text !== '').join('\n\n')}\n`
}

function headline({ severity, rule }: Insight, { share, whole }: Told): string {
  return [share === '' ? '' : `${share} of ${whole}`, severity, rule].filter(part => part !== '').join(' · ')
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
