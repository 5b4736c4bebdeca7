// How totals and functions moved over many profiles, where they changed, and which functions carry each change.

import { changeInterval, type Range } from '../benchmarks/bootstrap'
import { distributionOf } from '../benchmarks/distribution'
import { mannWhitney } from '../benchmarks/mannWhitney'
import { MIN_FOR_TEST } from '../benchmarks/change'
import { MIN_FOR_INTERVAL } from '../benchmarks/medianInterval'
import { discoveries, median } from '../diff/statistics'
import { carriersOf, type Carriers } from './carriers'
import { changePoints, MIN_FOR_TREND, type ChangePoint } from './changePoints'
import { deploymentsOf, type Deployment } from './deployments'
import { orderRuns, type OrderBasis, type OrderContext } from './order'
import type { RunTable } from './runTable'
import { functionMedians, totalSeries, weighing, type Per, type Series, type Weighing } from './series'

export type TrendChange = {
  /** Index of the first deployment after it. */
  readonly at: number
  readonly point: ChangePoint
  /** Row of the function whose values changed; null: the total did. */
  readonly fn: number | null
  readonly direction: 'worse' | 'better'
  readonly carriers: Carriers
  /** Index of the change that took it back; null where none did. */
  readonly takenBackBy: number | null
}

/** The newest deployment against the one before it: all that can be said of so few. */
export type LastStep = {
  /** Medians of the totals. */
  readonly before: number
  readonly after: number
  readonly ratio: number | null
  readonly interval: Range | null
  /** Null where a deployment has fewer than four runs. */
  readonly p: number | null
  readonly carriers: Carriers
}

export type Trend = {
  readonly table: RunTable
  readonly per: Per
  readonly weighed: Weighing
  readonly deployments: readonly Deployment[]
  readonly basis: OrderBasis
  /** What the person should know of the order and of what can be compared. */
  readonly remarks: readonly string[]
  /** As a total, or per request: shares of it have none. */
  readonly total: Series
  /** In order. */
  readonly changes: readonly TrendChange[]
  /** Only where there are too few deployments for changes, and at least two. */
  readonly lastStep: LastStep | null
  /** Rows of functions, those that moved most first. */
  readonly order: Int32Array
  /** By function: between which levels it moved, spikes apart: a share, or in the unit. */
  readonly moved: Float64Array
  /** By function: in the newest deployment. */
  readonly latest: Float64Array
}

export type TrendOptions = OrderContext & {
  readonly per: Per
  /** Looks at the newest so many deployments only; 0 for all. */ readonly last: number
}

/** Of the total; a smaller move of one of thousands of functions is chance more often than not. */
const MIN_MOVE = 0.02
/** What may be false among the functions that are reported. */
const FALSE_SHARE = 0.05
/** Of one of many functions a single new value is no change yet; of the total it may be the first sign. */
const MIN_AFTER = 2
/** Spikes of one deployment move nothing. */
const SMOOTHED_OVER = 5
/** Found one deployment apart, it is one change. */
const SAME_CHANGE = 1
/** So much of a step has to go back for it to have gone back. */
const MOST_OF_IT = 0.5

/** Null where it is to be per request and not all profiles say of how many they are. */
export function trendOf(table: RunTable, { per, last, ...context }: TrendOptions): Trend | null {
  const ordered = orderRuns(table.runs, context)
  const all = deploymentsOf(table.runs, ordered)
  const deployments = last > 0 ? all.slice(-last) : all
  const weighed = weighing(table, deployments, per)
  if (weighed === null) return null
  const total = totalSeries(weighed)
  const { moved, latest, changesOf } = functionMoves(weighed, per === 'share' ? 1 : median([...total.value]))
  const order = Int32Array.from(moved.keys()).sort((a, b) => moved[b] - moved[a] || latest[b] - latest[a] || a - b)
  const ofTotal = changePoints([...total.value]).map(point => ({ fn: null, point }))
  const changes = joined(weighed, [...ofTotal, ...changesOf])
  return {
    table,
    per,
    weighed,
    deployments,
    basis: ordered.basis,
    remarks: [...ordered.remarks, ...machineRemarks(table)],
    total,
    changes,
    lastStep: deployments.length < MIN_FOR_TREND && deployments.length > 1 ? lastStepOf(weighed) : null,
    order,
    moved,
    latest,
  }
}

type Found = { readonly fn: number | null; readonly point: ChangePoint }

/** `whole`: what a move is measured against. */
function functionMoves(weighed: Weighing, whole: number): Pick<Trend, 'moved' | 'latest'> & { readonly changesOf: readonly Found[] } {
  const count = weighed.table.functions.name.length
  const [moved, latest] = [new Float64Array(count), new Float64Array(count)]
  const scratch = new Float64Array(weighed.table.runs.length)
  const values = new Float64Array(weighed.deployments.length)
  const found: Found[] = []
  let looked = 0
  for (let fn = 0; fn < count; fn++) {
    functionMedians(weighed, fn, scratch, values)
    latest[fn] = values[values.length - 1]
    moved[fn] = moveOf(values)
    if (moved[fn] < MIN_MOVE * whole) continue
    looked++
    for (const point of changePoints([...values], { minRatio: MIN_MOVE, minDifference: MIN_MOVE * whole })) {
      if (point.to - point.at >= MIN_AFTER) found.push({ fn, point })
    }
  }
  const isFound = discoveries(
    found.map(({ point }) => point.p),
    FALSE_SHARE,
    Math.max(looked, found.length),
  )
  const changesOf = found.map(({ fn, point }, i): Found => ({ fn, point: isFound[i] ? point : { ...point, sureness: 'suspected' } }))
  return { moved, latest, changesOf }
}

/** The range of running medians: what one spike does is no move. */
function moveOf(values: Float64Array): number {
  const isLong = values.length >= MIN_FOR_TREND
  let [low, high] = [Infinity, -Infinity]
  for (let at = 0; at + (isLong ? SMOOTHED_OVER : 1) <= values.length; at++) {
    const value = isLong ? medianOfFive(values[at], values[at + 1], values[at + 2], values[at + 3], values[at + 4]) : values[at]
    if (value < low) low = value
    if (value > high) high = value
  }
  return high - low
}

/** Without an array: it is asked for every function in every deployment. */
function medianOfFive(a: number, b: number, c: number, d: number, e: number): number {
  // The smallest and the largest of two pairs cannot be in the middle; of the three that are left the middle one is.
  const low = Math.max(Math.min(a, b), Math.min(c, d))
  const high = Math.min(Math.max(a, b), Math.max(c, d))
  return Math.max(Math.min(low, high), Math.min(Math.max(low, high), e))
}

/** The total and the functions that changed at one deployment are one change; what shows it most clearly says where. */
function joined(weighed: Weighing, found: readonly Found[]): TrendChange[] {
  const waiting = [...found].sort((a, b) => rank(a) - rank(b))
  const leaders: Found[] = []
  for (const one of waiting) {
    if (!leaders.some(({ point }) => Math.abs(point.at - one.point.at) <= SAME_CHANGE)) leaders.push(one)
  }
  const changes = leaders.sort((a, b) => a.point.at - b.point.at).map(leader => changeOf(weighed, leader, found))
  return changes.map((change, at) => ({ ...change, takenBackBy: takenBack(changes, at) }))

  function rank({ fn, point }: Found): number {
    // What is sure goes first, and the total before its parts.
    return (point.sureness === 'sure' ? 0 : 2) + (fn === null ? 0 : 1) + point.p
  }
}

function changeOf({ table, deployments }: Weighing, leader: Found, found: readonly Found[]): TrendChange {
  const { point } = leader
  const runsOf = (from: number, to: number) => deployments.slice(from, to).flatMap(({ runs }) => runs)
  const carriers = carriersOf(table, runsOf(point.from, point.at), runsOf(point.at, point.to), leader.fn === null)
  // Of the functions that changed here, the one that carries most of it; others only have what it left.
  const first = carriers.functions[0]?.fn
  const same = found.filter(other => Math.abs(other.point.at - point.at) <= SAME_CHANGE)
  const shown = leader.fn === null ? leader : (same.find(({ fn }) => fn === first) ?? leader)
  return {
    at: shown.point.at,
    point: shown.point,
    fn: shown.fn,
    direction: shown.point.after > shown.point.before ? 'worse' : 'better',
    carriers,
    takenBackBy: null,
  }
}

function takenBack(changes: readonly TrendChange[], at: number): number | null {
  const { point, fn, direction } = changes[at]
  const next = changes[at + 1]
  if (next === undefined || next.fn !== fn || next.direction === direction) return null
  const left = Math.abs(next.point.after - point.before)
  return left <= MOST_OF_IT * Math.abs(point.after - point.before) ? at + 1 : null
}

function lastStepOf({ table, deployments, totalDivisors }: Weighing): LastStep {
  const [a, b] = deployments.slice(-2).map(({ runs }) => runs)
  const [before, after] = [a, b].map(runs => runs.map(run => table.totals[run] / totalDivisors[run]))
  const medians = [median(before), median(after)]
  const fewest = Math.min(before.length, after.length)
  return {
    before: medians[0],
    after: medians[1],
    ratio: medians[0] > 0 ? medians[1] / medians[0] - 1 : null,
    interval: fewest < MIN_FOR_INTERVAL ? null : changeInterval(distributionOf(before), distributionOf(after)),
    p: fewest < MIN_FOR_TEST ? null : mannWhitney(before, after).p,
    carriers: carriersOf(table, a, b, true),
  }
}

const MACHINE_LABELS = ['machine', 'host', 'hostname', 'node', 'runner']

function machineRemarks({ runs }: RunTable): string[] {
  const machines = new Set(runs.map(({ labels }) => MACHINE_LABELS.map(key => labels[key]).find(text => text !== undefined) ?? ''))
  machines.delete('')
  return machines.size < 2
    ? []
    : [
        `the profiles are of ${machines.size} machines (${[...machines].slice(0, 3).join(', ')}${machines.size > 3 ? ', …' : ''}): differences between those look like changes`,
      ]
}
