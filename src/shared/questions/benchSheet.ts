// What the Benchmarks tab shows of one file of results, or of two: the command line's words and cells, and the values to be drawn.

import { compareSuites, type ComparedRow, type Comparison, type Side } from '../benchmarks/compare'
import { comparedCells, COMPARISON_HEADING, fileRemarks, overallCells, remarksOf } from '../benchmarks/comparisonText'
import { distributionOf, quantileOf, valueAt } from '../benchmarks/distribution'
import { FENCE, figuresOf } from '../benchmarks/figures'
import { seriesLabel, type Measure, type Series, type Suite } from '../benchmarks/suite'
import { FIGURE_HEADING, figureCells } from '../benchmarks/suiteText'
import { shownIn, unitFactor } from '../benchmarks/units'
import { blindness, seriesRemarks, suiteHeadline } from '../benchmarks/words'
import { isUnlike, sureChange } from '../benchmarks/sureChange'
import { warmUps, withoutWarmUp } from '../benchmarks/withoutWarmUp'

/** Values of a series in the unit that is shown, few enough to be drawn; `interval` of the median, null where there is none. */
export type Strip = {
  readonly values: Float64Array
  readonly median: number
  readonly interval: readonly [number, number] | null
  /** Outliers lie beyond. */
  readonly fences: readonly [number, number]
}

export type BenchRow = {
  /** As `flamewise bench` prints them, by column of the heading. */
  readonly cells: readonly string[]
  /** The benchmark without its measure: what its profile is found by. */
  readonly label: string
  readonly isMain: boolean
  readonly base: Strip | null
  readonly current: Strip | null
  /** Null where nothing is compared or shown. */
  readonly direction: 'worse' | 'better' | null
  /** Current's time ÷ baseline's − 1, and what is said of it: `9.3 % slower (p = 0.006)`; null where nothing is sure. */
  readonly verdict: { readonly ratio: number; readonly words: string } | null
  /** What its values show besides, and how far to trust the verdict. */
  readonly remarks: readonly string[]
}

export type BenchSheet = {
  readonly headline: readonly string[]
  /** What differs between the machines or builds: read before any verdict. */
  readonly environment: readonly { readonly what: string; readonly base: string; readonly current: string }[]
  readonly warnings: readonly string[]
  readonly heading: readonly string[]
  readonly rows: readonly BenchRow[]
  /** Cells of the rows that sum up. */
  readonly overall: readonly (readonly string[])[]
  /** Of the files: what has no partner, what was left out. */
  readonly remarks: readonly string[]
  /** How many series begin with values that look like warm-up, left out or not. */
  readonly warmUps: number
}

/** `leavesWarmUp`: what looks like warm-up at the start of each series is left out. */
export function benchSheet(base: Suite | null, current: Suite, leavesWarmUp: boolean): BenchSheet {
  const shown = (suite: Suite) => (leavesWarmUp ? withoutWarmUp(suite) : suite)
  const sheet = base === null ? aloneSheet(shown(current)) : comparedSheet(compareSuites(shown(base), shown(current)))
  return { ...sheet, warmUps: warmUps(current) + (base === null ? 0 : warmUps(base)) }
}

type Sheet = Omit<BenchSheet, 'warmUps'>

function aloneSheet(suite: Suite): Sheet {
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

function comparedSheet(comparison: Comparison): Sheet {
  const { base, current, environment, rows, overall } = comparison
  const blind = blindness(comparison)
  const isUndecided = isUnlike(comparison)
  return {
    headline: [`Baseline: ${suiteHeadline(base)}`, `Current: ${suiteHeadline(current)}`],
    environment,
    warnings: [
      ...(isUndecided ? ['Only one side ran with a profiler: its time is in the values, and nothing is decided'] : []),
      ...base.warnings.map(warning => `Baseline: ${warning}`),
      ...current.warnings.map(warning => `Current: ${warning}`),
      ...(blind === null ? [] : [blind]),
    ],
    heading: COMPARISON_HEADING,
    rows: rows.map(row => comparedRow(row, comparison, isUndecided)),
    overall: overall.map(overallCells),
    remarks: fileRemarks(comparison),
  }
}

function comparedRow(row: ComparedRow, comparison: Comparison, isUndecided: boolean): BenchRow {
  const { base, current, change, verdict } = row
  const { unit } = current.measure
  const shown = shownIn(unit, change.baseMedian === 0 ? change.currentMedian : change.baseMedian)
  const isSure = !isUndecided && (verdict === 'worse' || verdict === 'better')
  return {
    cells: comparedCells(row),
    label: seriesLabel(current.series),
    isMain: current.measure === current.series.measures[0],
    base: stripOf(base, shown.factor * (unitFactor(base.measure.unit, unit) ?? 1)),
    current: stripOf(current, shown.factor),
    direction: isSure ? verdict : null,
    verdict: isSure ? sureChange(row) : null,
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
