// The same figures for programs: nothing rounded, units as the tool writes them, shares as 0..1.

import type { ComparedRow, Comparison, Side } from './compare'
import { figuresOf, type Figures } from './figures'
import type { Measure, Series, Suite } from './suite'
import { isMaximum, rowWord } from './words'

export function suiteJson(suite: Suite) {
  return {
    ...suiteFacts(suite),
    series: suite.series.flatMap(series =>
      series.measures.map(measure => ({
        ...seriesFacts(series, measure),
        unit: measure.unit,
        ...measureJson(measure, figuresOf(measure, series)),
      })),
    ),
  }
}

export function comparisonJson(comparison: Comparison) {
  const { base, current, environment, unmatched, overall, rows } = comparison
  return {
    base: suiteFacts(base),
    current: suiteFacts(current),
    environmentDifferences: environment,
    rows: rows.map(rowJson),
    unmatched,
    geometricMeans: overall,
  }
}

function suiteFacts({ tool, version, moment, environment, commit, warnings, notes }: Suite) {
  return { tool, version, moment, environment, commit, warnings, notes }
}

function seriesFacts({ name, params }: Series, measure: Measure) {
  return { name, params, measure: measure.name, kind: measure.kind, better: measure.better }
}

function measureJson({ data, unusable, warmUpLeftOut = 0 }: Measure, figures: Figures | null) {
  if (figures === null) return { summaryOnly: true, unusable, ...(data.kind === 'summary' ? data.summary : {}) }
  const { n } = figures
  return {
    summaryOnly: false,
    unusable,
    warmUpLeftOut,
    order: data.kind === 'values' ? data.order : 'unknown',
    ...figures,
    p95IsMax: isMaximum(n, 95),
    p99IsMax: isMaximum(n, 99),
  }
}

function rowJson(row: ComparedRow) {
  const { base, current, change, pAdjusted, verdict } = row
  const { test } = change
  return {
    ...seriesFacts(current.series, current.measure),
    base: sideJson(base),
    current: sideJson(current),
    baseMedian: change.baseMedian,
    currentMedian: change.currentMedian,
    difference: change.difference,
    change: change.ratio,
    interval: change.interval,
    test: test.kind,
    comparedBy: test.kind === 'ranks' ? test.unit : null,
    u: test.kind === 'ranks' ? test.u : null,
    p: test.kind === 'ranks' ? test.p : null,
    pAdjusted,
    detectable: change.detectable,
    verdict: rowWord(row),
    direction: verdict === 'worse' || verdict === 'better' ? verdict : null,
  }
}

function sideJson({ series, measure, figures }: Side) {
  return { name: series.name, unit: measure.unit, ...measureJson(measure, figures) }
}
