// The unit of plain numbers, which no file says.

import { unitKind } from './units'
import type { Measure, Suite } from './suite'

/** Measures that have a unit keep it. An empty unit stays empty, and is said. */
export function withUnit(suite: Suite, unit: string): Suite {
  const lacks = ({ unit: own, kind }: Measure) => own === '' && kind === 'time'
  if (!suite.series.some(series => series.measures.some(lacks))) return suite
  if (unit === '')
    return { ...suite, notes: [...suite.notes, 'the numbers have no unit: name it with --unit (smaller is taken for better)'] }
  const better = unitKind(unit).kind.endsWith('/time') ? 'higher' : 'lower'
  const given = (measure: Measure): Measure =>
    lacks(measure) ? { ...measure, unit, better, kind: better === 'higher' ? 'throughput' : 'time' } : measure
  return { ...suite, series: suite.series.map(series => ({ ...series, measures: series.measures.map(given) })) }
}
