// A trend as lines for a terminal and as Markdown for a pull request.

import { formatCount } from '../base/quantity'
import { codeCell, escapedMarkdown, markdownRow } from '../base/text/markdown'
import { functionSeries } from '../trend/series'
import type { Trend } from '../trend/trend'
import { changeSentence, changeWords, lastStepSentence, perTitle, trendHeadline, trendRemarks, valueText } from '../trend/words'

export type TrendTable = { readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Eighths of a row's height. */
const BLOCKS = '▁▂▃▄▅▆▇█'
/** As many deployments as stay in a line beside the numbers. */
const SPARK_POINTS = 40

/** The newest deployments as a line of blocks, from 0 to the largest. */
export function sparkline(values: Float64Array): string {
  const shown = values.subarray(-SPARK_POINTS)
  const most = shown.reduce((max, value) => Math.max(max, value), 0)
  return Array.from(shown, value => BLOCKS[most > 0 ? Math.min(BLOCKS.length - 1, Math.floor((value / most) * BLOCKS.length)) : 0]).join('')
}

/** `limit` 0 for every function. */
export function trendFunctions(trend: Trend, limit: number): TrendTable {
  const isShare = trend.per === 'share'
  const order = limit === 0 ? trend.order : trend.order.subarray(0, limit)
  const rows = Array.from(order, fn => {
    const { value } = functionSeries(trend.weighed, fn, 'self')
    const cells = [trend.moved[fn], value[0], trend.latest[fn]].map(one => valueText(trend, one, isShare))
    return [...cells, sparkline(value), trend.table.functions.name[fn], trend.table.functions.file[fn] ?? '']
  })
  return { heading: ['moved', 'first', 'latest', perTitle(trend.per), 'function', 'file'], rows }
}

/** The sentences that stand before the tables. */
export function trendLines(trend: Trend): string[] {
  const isMany = trend.deployments.length > 1
  const total = isMany ? [`total  ${sparkline(trend.total.value)}  ${totalSpan(trend)}`] : []
  const step = lastStepSentence(trend)
  const changes = trend.changes.map(change => changeSentence(trend, change))
  const none = trend.deployments.length >= MIN_SAID && changes.length === 0 ? ['no change found'] : []
  return [
    trendHeadline(trend),
    ...trendRemarks(trend),
    ...total,
    '',
    ...(changes.length === 0 ? none : ['changes', ...changes.map(line => `  ${line}`)]),
    ...(step === null ? [] : [step]),
  ]
}

/** Under it nothing was looked for. */
const MIN_SAID = 8

function totalSpan({ table, total, deployments }: Trend): string {
  const last = deployments.length - 1
  return `${valueText({ table }, total.value[0], false)} (${deployments[0].label}) … ${valueText({ table }, total.value[last], false)} (${deployments[last].label})`
}

export function trendMarkdown(trend: Trend, limit: number): string {
  const isShare = trend.per === 'share'
  const step = lastStepSentence(trend)
  const changes = trend.changes.map(change => {
    const { where, previous, what, size, verdict, sure, since, carriers } = changeWords(trend, change)
    const cells = [where, previous, change.fn === null ? escapedMarkdown(what) : codeCell(what), size, `${verdict}, ${sure}`, since]
    return markdownRow([...cells.map((cell, at) => (at === 2 ? cell : escapedMarkdown(cell))), escapedMarkdown(carriers.join('; '))])
  })
  const order = Array.from(limit === 0 ? trend.order : trend.order.subarray(0, limit))
  const functions = order.map(fn =>
    markdownRow([
      codeCell(trend.table.functions.name[fn]),
      valueText(trend, trend.moved[fn], isShare),
      valueText(trend, trend.latest[fn], isShare),
      sparkline(functionSeries(trend.weighed, fn, 'self').value),
    ]),
  )
  return [
    '### Trend',
    '',
    escapedMarkdown(trendHeadline(trend)),
    ...trendRemarks(trend).map(line => `\n${escapedMarkdown(line)}`),
    '',
    ...(changes.length > 0
      ? [
          markdownRow(['deployment', 'after', 'what', 'change', 'verdict', 'since', 'carried by']),
          markdownRow(Array.from({ length: 7 }, () => '---')),
          ...changes,
        ]
      : [step === null ? '**No change found.**' : escapedMarkdown(step)]),
    '',
    markdownRow(['function', 'moved', 'latest', perTitle(trend.per)]),
    markdownRow(['---', '---:', '---:', '---']),
    ...functions,
  ].join('\n')
}

/** What a trend does not show, a sentence each: the first few, and how many more there are. */
export function receiptSentences({ others, refused }: TrendReceipt): string[] {
  const sentence = othersSentence(others)
  const more = refused.length - MAX_REFUSED
  return [
    ...refused.slice(0, MAX_REFUSED).map(({ name, why }) => `${name}: left out: ${why}`),
    ...(more > 0 ? [`${formatCount(more)} more profiles are left out`] : []),
    ...(sentence === null ? [] : [sentence]),
  ]
}

export type TrendReceipt = {
  readonly others: readonly string[]
  readonly refused: readonly { readonly name: string; readonly why: string }[]
}

const MAX_REFUSED = 5

/** `3 files are no profiles (a.txt, b.txt, c.txt)` */
export function othersSentence(names: readonly string[]): string | null {
  if (names.length === 0) return null
  const shown = names.slice(0, NAMED_FILES).join(', ') + (names.length > NAMED_FILES ? ', …' : '')
  return `${names.length === 1 ? '1 file is no profile' : `${formatCount(names.length)} files are no profiles`} and left out (${shown})`
}

const NAMED_FILES = 3
