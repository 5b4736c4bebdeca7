// One suite for a person: its figures as rows, and what its values show besides.

import { formatCount } from '../base/quantity'
import { figuresOf } from './figures'
import { seriesLabel, type Measure, type Series, type Suite, type Summary } from './suite'
import { digits, shownIn, type Shown } from './units'
import { isMaximum, seriesRemarks, suiteHeadline } from './words'

export type TextRows = {
  readonly headline: readonly string[]
  readonly heading: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly remarks: readonly string[]
}

/** The first column is a name; the others are numbers but the unit. */
export const FIGURE_HEADING = ['benchmark', 'n', 'median', '95 % of it', 'mean', 'stdev', 'min', 'max', 'p95', 'p99', 'MAD', 'IQR', 'unit']

export function suiteRows(suite: Suite): TextRows {
  const environment = Object.entries(suite.environment).map(([what, value]) => `${what}: ${value}`)
  const rows: string[][] = []
  const remarks: string[] = []
  for (const series of suite.series) {
    for (const measure of series.measures) {
      rows.push(figureCells(series, measure))
      const label = measureLabel(series, measure)
      const figures = figuresOf(measure, series)
      const said = figures === null ? ['summary only: the figures are the tool’s own'] : seriesRemarks(figures, measure)
      remarks.push(...said.map(text => `${label}: ${text}`))
    }
  }
  return {
    headline: [
      suiteHeadline(suite),
      ...(environment.length > 0 ? [environment.join('; ')] : []),
      ...suite.warnings.map(warning => `warning: ${warning}`),
    ],
    heading: FIGURE_HEADING,
    rows,
    remarks: [...remarks, ...suite.notes],
  }
}

/** The main measure goes without its name. */
export function measureLabel(series: Series, measure: Measure): string {
  const label = seriesLabel(series)
  return measure === series.measures[0] ? label : `${label} · ${measure.name}`
}

export function figureCells(series: Series, measure: Measure): string[] {
  const figures = figuresOf(measure, series)
  const label = measureLabel(series, measure)
  if (figures === null) return measure.data.kind === 'summary' ? summaryCells(label, measure.data.summary, measure.unit) : []
  const shown = shownIn(measure.unit, figures.median)
  const cell = (value: number) => digits(value * shown.factor)
  const { n, interval } = figures
  const spread = (value: number) =>
    figures.median === 0 ? cell(value) : `${cell(value)} (${((100 * value) / Math.abs(figures.median)).toFixed(1)} %)`
  return [
    label,
    countText(n, measure),
    cell(figures.median),
    interval === null ? '≥ 6 needed' : `${cell(interval.low)} … ${cell(interval.high)}`,
    cell(figures.mean),
    figures.stdev === null ? '–' : cell(figures.stdev),
    cell(figures.min),
    cell(figures.max),
    isMaximum(n, 95) ? '= max' : cell(figures.p95),
    isMaximum(n, 99) ? '= max' : cell(figures.p99),
    spread(figures.mad),
    spread(figures.iqr),
    shown.unit,
  ]
}

/** `10 (2 × 5)`: processes and iterations, where each has as many. */
function countText(n: number, { data }: Measure): string {
  const groups = data.kind === 'summary' ? null : data.groups
  const isEven = groups !== null && groups.length > 1 && groups.every(group => group.length === groups[0].length)
  return isEven ? `${formatCount(n)} (${groups.length} × ${groups[0].length})` : formatCount(n)
}

function summaryCells(label: string, summary: Summary, unit: string): string[] {
  const shown: Shown = shownIn(unit, summary.median ?? summary.mean ?? 0)
  const cell = (value: number | null) => (value === null ? '–' : digits(value * shown.factor))
  const { n, median, mean, stdev, min, max, p95, p99 } = summary
  return [
    label,
    n === null ? '–' : formatCount(n),
    cell(median),
    '–',
    cell(mean),
    cell(stdev),
    cell(min),
    cell(max),
    cell(p95),
    cell(p99),
    '–',
    '–',
    shown.unit,
  ]
}
