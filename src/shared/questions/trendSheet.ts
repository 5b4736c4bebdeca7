// What the window holds of a trend: names, numbers and sentences, and the small pictures of its functions.

import { MEASURE_TITLES } from '../analysis/measure'
import { ok, type Result } from '../base/result'
import { decodeTrend, type TrendBody } from '../trend/body'
import { chartOf, type ChartSize } from '../trend/chart'
import type { RunTable } from '../trend/runTable'
import { functionSeries, REQUESTS_LABEL, type Per, type Series } from '../trend/series'
import type { Trend } from '../trend/trend'
import { changeWords, lastStepSentence, totalTitle, trendHeadline, trendRemarks, type ChangeWords } from '../trend/words'

/** `groups`: kinds of profiles that can be compared among themselves, the one with most first. */
export type TrendContents = {
  readonly groups: readonly { readonly title: string; readonly hasRequests: boolean }[]
  readonly notes: readonly string[]
}

export type TrendDeployment = {
  readonly label: string
  readonly timeMs: number | null
  /** Ids of its runs, in order. */
  readonly runs: readonly string[]
}

export type TrendChangeSheet = {
  /** Rows of deployments: the first after it, and what it is compared with. */
  readonly at: number
  readonly isSure: boolean
  readonly direction: 'worse' | 'better'
  readonly words: ChangeWords
}

export type TrendSheet = {
  readonly headline: string
  readonly remarks: readonly string[]
  readonly unit: string
  readonly per: Per
  readonly totalTitle: string
  readonly deployments: readonly TrendDeployment[]
  readonly total: Series
  readonly changes: readonly TrendChangeSheet[]
  readonly lastStep: string | null
  /** Rows of functions, those that moved most first. */
  readonly order: Int32Array
  /** By function. */
  readonly names: readonly string[]
  readonly files: readonly (string | null)[]
  readonly moved: Float64Array
  readonly latest: Float64Array
}

/** `first`: in the oldest deployment; `top`: what the picture's upper edge stands for. */
export type TrendChart = {
  readonly fn: number
  readonly line: string
  readonly whiskers: string
  readonly first: number
  readonly top: number
}

/** A trend's binary body, and what is in it. */
export function openedTrend(body: ArrayBuffer): Result<{ readonly trend: TrendBody; readonly contents: TrendContents }, string> {
  const decoded = decodeTrend(body)
  if (!decoded.ok) return decoded
  const { tables, notes } = decoded.value
  const groups = tables.map(table => ({ title: titleOf(table), hasRequests: hasRequests(table) }))
  return ok({ trend: decoded.value, contents: { groups, notes } })
}

export function trendSheet(trend: Trend): TrendSheet {
  const { table, deployments, total, changes, order, moved, latest, per } = trend
  return {
    headline: trendHeadline(trend),
    remarks: trendRemarks(trend),
    unit: table.sampleType.unit,
    per,
    totalTitle: totalTitle(trend),
    deployments: deployments.map(({ label, timeMs, runs }) => ({ label, timeMs, runs: runs.map(run => table.runs[run].id) })),
    total,
    changes: changes.map(change => ({
      at: change.at,
      isSure: change.point.sureness === 'sure',
      direction: change.direction,
      words: changeWords(trend, change),
    })),
    lastStep: lastStepSentence(trend),
    order,
    names: table.functions.name,
    files: table.functions.file,
    moved,
    latest,
  }
}

/** The picture of each is as large as asked. */
export function trendCharts(trend: Trend, fns: readonly number[], size: ChartSize): readonly TrendChart[] {
  return fns.map(fn => {
    const series = functionSeries(trend.weighed, fn, 'self')
    const { line, whiskers, top } = chartOf(series, size)
    return { fn, line, whiskers, top, first: series.value[0] }
  })
}

function titleOf({ program, sampleType, measure, runs }: RunTable): string {
  const of = program === null ? '' : `${program}: `
  return `${of}${MEASURE_TITLES[measure]} (${sampleType.name}), ${runs.length} ${runs.length === 1 ? 'profile' : 'profiles'}`
}

function hasRequests({ runs }: RunTable): boolean {
  return runs.every(({ labels }) => Number(labels[REQUESTS_LABEL] ?? NaN) > 0)
}
