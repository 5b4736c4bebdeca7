// What the Benchmarks tab shows of one file of results, or of two: the command line's words and cells, and the values to be drawn.

import { compareSuites, type ComparedRow, type Comparison, type Side } from '../../shared/benchmarks/compare'
import { comparedCells, COMPARISON_HEADING, fileRemarks, overallCells, remarksOf } from '../../shared/benchmarks/comparisonText'
import { distributionOf, quantileOf, valueAt } from '../../shared/benchmarks/distribution'
import { FENCE, figuresOf } from '../../shared/benchmarks/figures'
import { seriesLabel, type Measure, type Series, type Suite } from '../../shared/benchmarks/suite'
import { FIGURE_HEADING, figureCells } from '../../shared/benchmarks/suiteText'
import { shownIn, unitFactor } from '../../shared/benchmarks/units'
import { blindness, chanceText, rowWord, seriesRemarks, suiteHeadline } from '../../shared/benchmarks/words'
import type { BenchRow, BenchSheet, Strip } from './protocol'

export function benchSheet(base: Suite | null, current: Suite): BenchSheet {
  return base === null ? aloneSheet(current) : comparedSheet(compareSuites(base, current))
}

function aloneSheet(suite: Suite): BenchSheet {
  return {
    headline: [
      suiteHeadline(suite),
      Object.entries(suite.environment)
        .map(([what, value]) => `${what}: ${value}`)
        .join('; '),
    ].filter(line => line !== ''),
    environment: [],
    warnings: suite.warnings,
    heading: unitSecond(FIGURE_HEADING),
    rows: suite.series.flatMap(series => series.measures.map(measure => aloneRow(series, measure))),
    overall: [],
    remarks: suite.notes,
  }
}

/** The unit is the last column of a line, and the first thing to know in a table that may go on beyond the window. */
function unitSecond(cells: readonly string[]): string[] {
  const [name = '', count = '', ...rest] = cells
  return [name, count, rest[rest.length - 1] ?? '', ...rest.slice(0, -1)]
}

function aloneRow(series: Series, measure: Measure): BenchRow {
  const figures = figuresOf(measure, series)
  return {
    cells: unitSecond(figureCells(series, measure)),
    label: seriesLabel(series),
    isMain: measure === series.measures[0],
    base: null,
    current: figures === null ? null : stripOf({ series, measure, figures }, shownIn(measure.unit, figures.median).factor),
    direction: null,
    verdict: null,
    remarks: figures === null ? ['Summary only: the figures are the tool’s own.'] : seriesRemarks(figures, measure),
  }
}

/** JMH says it of the whole file: one side's times have the profiler's in them. */
const PROFILED = /^ran with a profiler/

function comparedSheet(comparison: Comparison): BenchSheet {
  const { base, current, environment, rows, overall } = comparison
  const blind = blindness(comparison)
  const isProfiled = ({ warnings }: Suite) => warnings.some(warning => PROFILED.test(warning))
  const isUnlike = isProfiled(base) !== isProfiled(current)
  return {
    headline: [`Base: ${suiteHeadline(base)}`, `Current: ${suiteHeadline(current)}`],
    environment,
    warnings: [
      ...(isUnlike ? ['Only one side ran with a profiler: its time is in the values, and nothing is decided'] : []),
      ...base.warnings.map(warning => `Base: ${warning}`),
      ...current.warnings.map(warning => `Current: ${warning}`),
      ...(blind === null ? [] : [blind]),
    ],
    heading: COMPARISON_HEADING,
    rows: rows.map(row => comparedRow(row, comparison, isUnlike)),
    overall: overall.map(overallCells),
    remarks: fileRemarks(comparison),
  }
}

function comparedRow(row: ComparedRow, comparison: Comparison, isUnlike: boolean): BenchRow {
  const { base, current, change, verdict, pAdjusted } = row
  const { unit } = current.measure
  const shown = shownIn(unit, change.baseMedian === 0 ? change.currentMedian : change.baseMedian)
  const isSure = !isUnlike && (verdict === 'worse' || verdict === 'better')
  // A throughput that halves takes twice the time.
  const ratio = change.ratio === null ? null : current.measure.kind === 'throughput' ? 1 / (1 + change.ratio) - 1 : change.ratio
  const percent = change.ratio === null ? '' : `${Math.abs(change.ratio * 100).toFixed(1)} % `
  const chance = pAdjusted === null ? '' : ` (p ${chanceText(pAdjusted).startsWith('<') ? '' : '= '}${chanceText(pAdjusted)})`
  return {
    cells: comparedCells(row),
    label: seriesLabel(current.series),
    isMain: current.measure === current.series.measures[0],
    base: stripOf(base, shown.factor * (unitFactor(base.measure.unit, unit) ?? 1)),
    current: stripOf(current, shown.factor),
    direction: isSure ? verdict : null,
    verdict: isSure && ratio !== null ? { ratio, words: `${percent}${rowWord(row)}${chance}` } : null,
    remarks: remarksOf(row, comparison),
  }
}

/** So many dots fill any strip. */
const MAX_DOTS = 400

function stripOf({ measure: { data }, figures }: Side, factor: number): Strip | null {
  if (data.kind === 'summary' || figures === null) return null
  const all = distributionOf(data.values, data.kind === 'histogram' ? data.counts : null)
  const count = Math.min(MAX_DOTS, all.n)
  // Evenly through their order, the smallest and the largest among them.
  const values = Float64Array.from(
    { length: count },
    (_, i) => factor * valueAt(all, count < 2 ? 0 : Math.round((i * (all.n - 1)) / (count - 1))),
  )
  const { median, interval } = figures
  const [low, high] = [quantileOf(all, 0.25), quantileOf(all, 0.75)]
  return {
    values,
    median: median * factor,
    interval: interval === null ? null : [interval.low * factor, interval.high * factor],
    fences: [(low - FENCE * (high - low)) * factor, (high + FENCE * (high - low)) * factor],
  }
}
