// A series as a small chart: one geometry for the window's tab and for the report.

import type { Series } from './series'

export type ChartSize = { readonly widthPx: number; readonly heightPx: number }

export type Chart = {
  /** Through the medians; as the `d` of an SVG path. Empty without values. */
  readonly line: string
  /** Where runs of a deployment lie apart: an upright from the lowest to the highest. */
  readonly whiskers: string
  /** What the top stands for; the bottom is 0. */
  readonly top: number
  /** Of a deployment, from the left. */
  xOf(at: number): number
  yOf(value: number): number
}

/** Room for a point's own width on either side. */
const EDGE_PX = 4
/** So many points in a pixel cannot be told apart: their extremes are drawn. */
const POINTS_PER_PX = 1

/** From 0 to a little above the largest value: half as much is half as high. */
export function chartOf({ value, low, high }: Series, { widthPx, heightPx }: ChartSize): Chart {
  const count = value.length
  const top = high.reduce((most, one) => Math.max(most, one), 0) || 1
  const step = count > 1 ? (widthPx - 2 * EDGE_PX) / (count - 1) : 0
  const xOf = (at: number) => (count > 1 ? EDGE_PX + at * step : widthPx / 2)
  const yOf = (one: number) => EDGE_PX + (1 - one / top) * (heightPx - 2 * EDGE_PX)
  const isDense = count > widthPx * POINTS_PER_PX
  return {
    line: isDense ? denseLine(value, xOf, yOf) : lineOf(value, xOf, yOf),
    whiskers: isDense ? '' : whiskersOf(low, high, xOf, yOf),
    top,
    xOf,
    yOf,
  }
}

function lineOf(value: Float64Array, xOf: (at: number) => number, yOf: (one: number) => number): string {
  return Array.from(value, (one, at) => `${at === 0 ? 'M' : 'L'}${tenth(xOf(at))} ${tenth(yOf(one))}`).join('')
}

/** In each pixel from the first to the lowest, the highest and the last value. */
function denseLine(value: Float64Array, xOf: (at: number) => number, yOf: (one: number) => number): string {
  const parts: string[] = []
  for (let from = 0; from < value.length;) {
    const x = Math.floor(xOf(from))
    let [to, least, most] = [from, Infinity, -Infinity]
    for (; to < value.length && Math.floor(xOf(to)) === x; to++) {
      least = Math.min(least, value[to])
      most = Math.max(most, value[to])
    }
    parts.push(`${from === 0 ? 'M' : 'L'}${x} ${tenth(yOf(least))}L${x} ${tenth(yOf(most))}`)
    from = to
  }
  return parts.join('')
}

function whiskersOf(low: Float64Array, high: Float64Array, xOf: (at: number) => number, yOf: (one: number) => number): string {
  return Array.from(low, (one, at) => (one === high[at] ? '' : `M${tenth(xOf(at))} ${tenth(yOf(one))}V${tenth(yOf(high[at]))}`)).join('')
}

function tenth(length: number): string {
  return String(Math.round(length * 10) / 10)
}
