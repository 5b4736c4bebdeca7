// A trend as one SVG file: the total with its changes, what each is carried by, and the functions that moved most as small multiples.

import { formatCount } from '../../base/quantity'
import { axisLabels } from '../../trend/axis'
import { chartOf } from '../../trend/chart'
import { functionSeries, type Series } from '../../trend/series'
import type { Trend } from '../../trend/trend'
import { changeSentence, lastStepSentence, perTitle, totalTitle, trendHeadline, trendRemarks, valueText } from '../../trend/words'
import { svgDocument } from './document'
import { DEFAULT_REPORT_OPTIONS, MARGIN_PX, type Section } from './model'
import { titleSection } from './sections'
import { LINE_PX, MONO_CHAR_PX, monoText, textAt, wrapped } from './words'
import { px, xmlText } from './xml'

const OPTIONS = DEFAULT_REPORT_OPTIONS
const WIDTH_PX = OPTIONS.widthPx - 2 * MARGIN_PX
const TOTAL_PX = 180
const CELL_PX = { width: (WIDTH_PX - 2 * 24) / 3, chart: 56, height: 100 }
const COLUMNS = 3
const GAP_PX = 24
/** More would be a table; that is what the CSV is for. */
const MAX_FUNCTIONS = 24
/** Of a numbered change. */
const MARK_PX = 8
const HEADING_PX = 24

/** `notes`: what was left out, a sentence each. */
export function trendSvg(trends: readonly Trend[], source: string, notes: readonly string[]): string {
  const sections = trends.flatMap(trend => [
    titleSection(
      trends.length === 1 ? `Trend of ${source}` : `Trend of ${source}: ${trend.table.sampleType.name}`,
      [trendHeadline(trend), ...trendRemarks(trend)],
      WIDTH_PX,
    ),
    totalSection(trend),
    changesSection(trend),
    functionsSection(trend),
  ])
  return svgDocument({
    title: `Trend of ${source}`,
    description: trends.map(trendHeadline).join('. '),
    sections: [...sections, linesSection(notes, 'quiet')],
    options: OPTIONS,
    isByChange: false,
    script: '',
  })
}

function totalSection(trend: Trend): Section {
  const { deployments, total, changes } = trend
  if (deployments.length === 0) return { svg: '', heightPx: 0 }
  const chart = chartOf(total, { widthPx: WIDTH_PX, heightPx: TOTAL_PX })
  const marks = changes.map(({ at, point }, i) => {
    const x = chart.xOf(at)
    const dash = point.sureness === 'sure' ? '' : ' stroke-dasharray="4 3"'
    return `<path class="leader" d="M${px(x)} 0V${TOTAL_PX}"${dash}/><g class="mark"><circle cx="${px(x)}" cy="${MARK_PX}" r="${MARK_PX}"/><text class="n" x="${px(x)}" y="${MARK_PX + 3.5}">${i + 1}</text></g>`
  })
  const changed = changes.map(({ at }) => at)
  const names = axisLabels(
    deployments.map(({ label }) => label),
    changed,
    { widthPx: WIDTH_PX, charPx: MONO_CHAR_PX, xOf: chart.xOf },
  )
  const svg = [
    textAt(0, 12, `${totalTitle(trend)}, 0 to ${valueText(trend, chart.top, false)}`, 'heading'),
    `<g transform="translate(0 ${HEADING_PX})">`,
    plot(
      chart,
      total,
      deployments.map(({ label }, at) => `${label}: ${valueText(trend, total.value[at], false)}`),
    ),
    ...marks,
    `<g class="mark">${names.map(({ at, text, xPx }) => textAt(xPx, TOTAL_PX + LINE_PX, monoText(text, LABEL_CELLS), changed.includes(at) ? '' : 'quiet')).join('')}</g>`,
    '</g>',
  ].join('')
  return { svg, heightPx: HEADING_PX + TOTAL_PX + 2 * LINE_PX }
}

const LABEL_CELLS = 40
/** With more, their titles would be most of the file. */
const MAX_TITLES = 400

function plot(chart: ReturnType<typeof chartOf>, { value }: Series, titles: readonly string[]): string {
  const points =
    titles.length > MAX_TITLES
      ? ''
      : titles
          .map(
            (title, at) =>
              `<g class="mark"><circle cx="${px(chart.xOf(at))}" cy="${px(chart.yOf(value[at]))}" r="3"><title>${xmlText(title)}</title></circle></g>`,
          )
          .join('')
  return `<path class="leader" d="${chart.whiskers}" opacity="0.5"/><path class="leader" d="${chart.line}"/>${points}`
}

function changesSection(trend: Trend): Section {
  const step = lastStepSentence(trend)
  const lines = trend.changes.map((change, i) => `${i + 1}: ${changeSentence(trend, change)}`)
  return linesSection(lines.length > 0 ? lines : [step ?? 'No change found.'], '')
}

function linesSection(sentences: readonly string[], className: string): Section {
  const lines = sentences.flatMap(sentence => wrapped(sentence, WIDTH_PX))
  return {
    svg: lines.map((line, at) => textAt(0, (at + 1) * LINE_PX, line, className)).join(''),
    heightPx: lines.length === 0 ? 0 : (lines.length + 1) * LINE_PX,
  }
}

function functionsSection(trend: Trend): Section {
  const { order, weighed, table, per, changes } = trend
  const shown = Array.from(order.subarray(0, MAX_FUNCTIONS))
  if (shown.length === 0) return { svg: '', heightPx: 0 }
  const cells = shown.map((fn, i) => {
    const series = functionSeries(weighed, fn, 'self')
    const chart = chartOf(series, { widthPx: CELL_PX.width, heightPx: CELL_PX.chart })
    const [x, y] = [(i % COLUMNS) * (CELL_PX.width + GAP_PX), HEADING_PX + Math.floor(i / COLUMNS) * CELL_PX.height]
    const name = table.functions.name[fn]
    const span = `${valueText(trend, series.value[0], per === 'share')} → ${valueText(trend, trend.latest[fn], per === 'share')}`
    const lines = changes.map(({ at }) => `<path class="leader" opacity="0.35" d="M${px(chart.xOf(at))} 0V${CELL_PX.chart}"/>`).join('')
    return [
      `<g transform="translate(${px(x)} ${px(y)})"><title>${xmlText(name)}</title>`,
      textAt(0, 10, monoText(name, Math.floor(CELL_PX.width / MONO_CHAR_PX) - 18), 'mono'),
      `<g class="end">${textAt(CELL_PX.width, 10, span, 'quiet')}</g>`,
      `<g transform="translate(0 16)">${lines}${plot(chart, series, [])}</g></g>`,
    ].join('')
  })
  const rows = Math.ceil(shown.length / COLUMNS)
  const left = order.length - shown.length
  const more = left > 0 ? `, ${formatCount(left)} more are in the CSV` : ''
  const heading = textAt(0, 12, `Functions that moved most, ${perTitle(per)}, each from 0 to its largest${more}`, 'heading')
  return { svg: heading + cells.join(''), heightPx: HEADING_PX + rows * CELL_PX.height + LINE_PX }
}
