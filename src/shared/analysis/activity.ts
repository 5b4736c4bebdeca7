// When the samples fell: how busy each thread was along the time, and a grid of seconds by their parts that shows stutters.

import { NONE, type Profile } from '../profile/profile'

export type ThreadActivity = {
  /** Row of the profile's threads, or NONE where the file names none. */
  readonly thread: number
  /** By stretch of time, all of the same length: what the samples in it weigh. */
  readonly weights: Float64Array
  readonly total: number
}

export type Activity = {
  readonly startNs: number
  readonly endNs: number
  /** Busiest first. */
  readonly threads: readonly ThreadActivity[]
  readonly heat: HeatMap
}

/** Column by column, a column a stretch of `columnNs`, from its beginning to its end: a cell is what its samples weigh. */
export type HeatMap = { readonly columnNs: number; readonly rows: number; readonly cells: Float64Array }

/** As many as the widest window has pixels to show. */
const STRETCHES = 1500
/** Parts of a second. */
const HEAT_ROWS = 50
/** More columns than a window can show become longer than a second each. */
const MAX_HEAT_COLUMNS = 600
/** A recording of less than this many seconds is drawn in shorter columns, so that there is something to see. */
const MIN_HEAT_COLUMNS = 60
const SECOND_NS = 1e9

/** Null where the samples have no times. */
export function activityOf(profile: Profile, sampleType: number): Activity | null {
  const { timeNs, thread, stack } = profile.samples
  const values = profile.samples.values[sampleType]
  if (timeNs === null || values === undefined || stack.length === 0) return null
  const [startNs, endNs] = timeRange(timeNs) ?? [0, 0]
  const spanNs = Math.max(1, endNs - startNs)
  const heat = emptyHeat(spanNs)
  const byThread = new Map<number, Float64Array>()
  for (let row = 0; row < stack.length; row++) {
    const key = thread === null ? NONE : thread[row]
    const weights = byThread.get(key) ?? new Float64Array(STRETCHES)
    byThread.set(key, weights)
    const sinceNs = timeNs[row] - startNs
    weights[Math.min(STRETCHES - 1, Math.floor((sinceNs / spanNs) * STRETCHES))] += values[row]
    const column = Math.floor(sinceNs / heat.columnNs)
    const part = Math.floor(((sinceNs - column * heat.columnNs) / heat.columnNs) * heat.rows)
    heat.cells[column * heat.rows + Math.min(heat.rows - 1, part)] += values[row]
  }
  const threads = [...byThread].map(([key, weights]) => ({ thread: key, weights, total: weights.reduce((sum, value) => sum + value, 0) }))
  return { startNs, endNs, threads: threads.sort((a, b) => b.total - a.total), heat }
}

/** Of all samples: the first and the last; null where there are none. */
export function timeRange(timeNs: Float64Array | null): readonly [number, number] | null {
  if (timeNs === null || timeNs.length === 0) return null
  let startNs = Infinity
  let endNs = -Infinity
  for (let row = 0; row < timeNs.length; row++) {
    startNs = Math.min(startNs, timeNs[row])
    endNs = Math.max(endNs, timeNs[row])
  }
  return [startNs, endNs]
}

function emptyHeat(spanNs: number): HeatMap {
  const seconds = spanNs / SECOND_NS
  const columnNs =
    seconds > MAX_HEAT_COLUMNS ? spanNs / MAX_HEAT_COLUMNS : seconds < MIN_HEAT_COLUMNS ? spanNs / MIN_HEAT_COLUMNS : SECOND_NS
  const columns = Math.floor(spanNs / columnNs) + 1
  return { columnNs, rows: HEAT_ROWS, cells: new Float64Array(columns * HEAT_ROWS) }
}
