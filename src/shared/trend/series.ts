// What a total or a function weighed in each deployment: the median of its runs, and how far they lie apart.

import { distributionOf, medianOf } from '../benchmarks/distribution'
import { medianInterval } from '../benchmarks/medianInterval'
import { NONE } from '../profile/profile'
import type { Deployment } from './deployments'
import type { RunTable } from './runTable'

/** What weights are divided by: nothing, the profile's total, or how many requests it was of. */
export const PER = ['share', 'total', 'request'] as const
export type Per = (typeof PER)[number]

/** By deployment. `low` and `high`: 95 % of the median from six runs on, the extremes under that; equal to `value` for one run. */
export type Series = { readonly value: Float64Array; readonly low: Float64Array; readonly high: Float64Array }

export type Weighing = {
  readonly table: RunTable
  readonly deployments: readonly Deployment[]
  /** By run: what function weights are divided by. */
  readonly divisors: Float64Array
  /** By run: what totals are divided by. */
  readonly totalDivisors: Float64Array
  /** By run: its deployment, or NONE where that is not looked at; null where a deployment has several runs. */
  readonly deploymentOf: Int32Array | null
}

/** Label that says how many requests a profile is of. */
export const REQUESTS_LABEL = 'requests'

/** Null where the runs do not all say how many requests they are of. */
export function weighing(table: RunTable, deployments: readonly Deployment[], per: Per): Weighing | null {
  const ones = () => new Float64Array(table.runs.length).fill(1)
  const deploymentOf = singleRuns(table, deployments)
  if (per === 'total') return { table, deployments, divisors: ones(), totalDivisors: ones(), deploymentOf }
  if (per === 'share') return { table, deployments, divisors: table.totals, totalDivisors: ones(), deploymentOf }
  const requests = Float64Array.from(table.runs, ({ labels }) => Number(labels[REQUESTS_LABEL] ?? NaN))
  return requests.every(count => count > 0) ? { table, deployments, divisors: requests, totalDivisors: requests, deploymentOf } : null
}

function singleRuns({ runs }: RunTable, deployments: readonly Deployment[]): Int32Array | null {
  if (deployments.some(one => one.runs.length > 1)) return null
  const deploymentOf = new Int32Array(runs.length).fill(NONE)
  deployments.forEach((one, at) => (deploymentOf[one.runs[0]] = at))
  return deploymentOf
}

export function totalSeries({ table, deployments, totalDivisors }: Weighing): Series {
  return seriesOf(
    deployments,
    table.totals.map((total, run) => total / totalDivisors[run]),
  )
}

/** `scratch`: a cell for each run; overwritten. */
export function functionSeries(weighed: Weighing, fn: number, what: 'self' | 'cumulative', scratch?: Float64Array): Series {
  return seriesOf(weighed.deployments, runValues(weighed, fn, what, scratch ?? new Float64Array(weighed.table.runs.length)))
}

/** The medians alone, into `into`: thousands of functions are looked at before a few are shown. `scratch`: a cell for each run. */
export function functionMedians(weighed: Weighing, fn: number, scratch: Float64Array, into: Float64Array): void {
  const { table, deployments, divisors, deploymentOf } = weighed
  if (deploymentOf === null) {
    const values = runValues(weighed, fn, 'self', scratch)
    deployments.forEach(({ runs }, at) => (into[at] = runs.length === 1 ? values[runs[0]] : medianOfRuns(values, runs)))
    return
  }
  into.fill(0)
  for (let at = table.start[fn]; at < table.start[fn + 1]; at++) {
    const run = table.run[at]
    if (deploymentOf[run] !== NONE) into[deploymentOf[run]] = table.self[at] / divisors[run]
  }
}

function runValues({ table, divisors }: Weighing, fn: number, what: 'self' | 'cumulative', scratch: Float64Array): Float64Array {
  scratch.fill(0)
  const column = table[what]
  for (let at = table.start[fn]; at < table.start[fn + 1]; at++) {
    const run = table.run[at]
    scratch[run] = column[at] / divisors[run]
  }
  return scratch
}

function seriesOf(deployments: readonly Deployment[], values: Float64Array): Series {
  const series = {
    value: new Float64Array(deployments.length),
    low: new Float64Array(deployments.length),
    high: new Float64Array(deployments.length),
  }
  deployments.forEach(({ runs }, at) => {
    const all = distributionOf(runs.map(run => values[run]))
    const interval = medianInterval(all)
    series.value[at] = medianOf(all)
    series.low[at] = interval?.low ?? all.value[0]
    series.high[at] = interval?.high ?? all.value[all.value.length - 1]
  })
  return series
}

function medianOfRuns(values: Float64Array, runs: readonly number[]): number {
  return medianOf(distributionOf(runs.map(run => values[run])))
}
