// When an event of a trace happened. Clocks of today count microseconds since 1970 with decimals, which are more digits than a double holds,
// so that whole microseconds and the rest are kept apart until the beginning of the trace is known.

import { textOf } from '../../base/utf8'
import { MINUS, POINT, ZERO, digitsEnd } from '../../bytes/ascii'

export type TraceTime = { readonly wholeUs: number; readonly fractionNs: number }

const NS_PER_US = 1000
/** Up to here every integer is exact in a double. */
const EXACT_DIGITS = 15
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** The number that is written in `bytes[start..end)`; NaN where it is none. */
export function traceTime(bytes: Uint8Array, start: number, end: number): TraceTime {
  const first = bytes[start] === MINUS ? start + 1 : start
  const point = digitsEnd(bytes, first, end)
  const behind = point < end && bytes[point] === POINT ? digitsEnd(bytes, point + 1, end) : point
  if (point === first || behind < end || behind === point + 1 || point - first > EXACT_DIGITS + 1) return slowTime(bytes, start, end)
  let whole = 0
  for (let at = first; at < point; at++) whole = whole * 10 + (bytes[at] - ZERO)
  let fraction = 0
  let scale = NS_PER_US
  for (let at = point + 1; at < Math.min(behind, point + 1 + EXACT_DIGITS); at++) {
    fraction = fraction * 10 + (bytes[at] - ZERO)
    scale /= 10
  }
  const fractionNs = fraction * scale
  return first === start ? { wholeUs: whole, fractionNs } : { wholeUs: -whole, fractionNs: -fractionNs }
}

/** With an exponent, or of more digits than any clock has. */
function slowTime(bytes: Uint8Array, start: number, end: number): TraceTime {
  const text = textOf(bytes.subarray(start, end)).trim()
  return timeOf(NUMBER.test(text) ? Number(text) : NaN)
}

export function timeOf(us: number): TraceTime {
  const wholeUs = Math.floor(us)
  return { wholeUs, fractionNs: (us - wholeUs) * NS_PER_US }
}

/** From `startUs` on. */
export function sinceNs(wholeUs: number, fractionNs: number, startUs: number): number {
  return (wholeUs - startUs) * NS_PER_US + fractionNs
}
