// What readers share: a suite from its series, and series from files that have one row a value.

import { fail, ok, type Result } from '../../base/result'
import type { Better, Measure, MeasureData, MeasureKind, Order, Series, Suite, Summary } from '../suite'
import { NO_SUMMARY } from '../suite'
import { unitKind } from '../units'
import type { Numbers } from './json'
import type { BenchError } from './reader'

type Facts = Pick<Suite, 'tool' | 'series'> & Partial<Suite>

/** Series without any measure are left out and said; a suite without series is empty. */
export function suiteOf(facts: Facts): Result<Suite, BenchError> {
  const series = facts.series.filter(one => one.measures.length > 0)
  const empty = facts.series.length - series.length
  const notes = [...(facts.notes ?? []), ...(empty > 0 ? [`${empty} of ${facts.series.length} benchmarks have no values`] : [])]
  if (series.length === 0) return fail({ kind: 'empty', tool: facts.tool, why: notes[0] ?? null })
  return ok({
    tool: facts.tool,
    version: facts.version ?? null,
    moment: facts.moment ?? null,
    environment: facts.environment ?? {},
    commit: facts.commit ?? null,
    warnings: facts.warnings ?? [],
    notes,
    series,
  })
}

type MeasureFacts = { readonly name: string; readonly unit: string; readonly better: Better; readonly kind?: MeasureKind }

export function measureOf({ name, unit, better, kind }: MeasureFacts, data: MeasureData, unusable = 0): Measure {
  return { name, unit, better, kind: kind ?? kindOf(unit), data, unusable }
}

/** None where no value can be used. */
export function valuesMeasure(facts: MeasureFacts, { values, unusable }: Numbers, order: Order): Measure[] {
  return values.length === 0 ? [] : [measureOf(facts, { kind: 'values', values, order, groups: null }, unusable)]
}

/** None where the tool has neither a median nor a mean. */
export function summaryMeasure(facts: MeasureFacts, summary: Partial<Summary>): Measure[] {
  const whole = { ...NO_SUMMARY, ...summary }
  return whole.mean === null && whole.median === null ? [] : [measureOf(facts, { kind: 'summary', summary: whole })]
}

function kindOf(unit: string): MeasureKind {
  const { kind } = unitKind(unit)
  if (kind === 'time' || kind.startsWith('time/')) return 'time'
  if (kind.endsWith('/time')) return 'throughput'
  if (kind === 'B' || kind.startsWith('B/')) return 'bytes'
  return kind === 'count' || kind === 'counts' || kind === 'allocs/op' ? 'count' : 'other'
}

export type SeriesRows = {
  readonly add: (series: Pick<Series, 'name' | 'params'>, measure: MeasureFacts, value: number | null) => void
  readonly finish: (order: Order, isWarmedUp: boolean) => Series[]
}

/** For files with one row a value: rows of the same series and measure come together, in their order. */
export function seriesRows(): SeriesRows {
  type Cells = { readonly facts: MeasureFacts; readonly values: number[]; unusable: number }
  const all = new Map<string, { readonly of: Pick<Series, 'name' | 'params'>; readonly measures: Map<string, Cells> }>()
  return {
    add(of, facts, value) {
      const key = JSON.stringify([of.name, of.params])
      const one = all.get(key) ?? { of, measures: new Map<string, Cells>() }
      all.set(key, one)
      // A unit that changes within a file is another measure.
      const measureKey = `${facts.name}\n${facts.unit}`
      const cells = one.measures.get(measureKey) ?? { facts, values: [], unusable: 0 }
      one.measures.set(measureKey, cells)
      if (value === null) cells.unusable++
      else cells.values.push(value)
    },
    finish: (order, isWarmedUp) =>
      Array.from(all.values(), ({ of, measures }) => ({
        ...of,
        measures: Array.from(measures.values()).flatMap(cells => valuesMeasure(cells.facts, cells, order)),
        isWarmedUp,
      })),
  }
}
