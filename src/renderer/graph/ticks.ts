// Where a time axis has its marks: at round times, not closer than they can be read.

import { formatDecimals } from '../../shared/base/quantity'

const STEPS = [1, 2, 5] as const
/** A label and some air. */
const MIN_GAP_PX = 90

/** `text`: `2 s`, `0`, `1.25 s`: as many digits as tell neighbours apart. */
export type Tick = { readonly ns: number; readonly xPx: number; readonly text: string }

/** Marks at whole multiples of a round step, counted from `originNs`. */
export function ticks(startNs: number, endNs: number, originNs: number, widthPx: number): readonly Tick[] {
  const spanNs = endNs - startNs
  if (spanNs <= 0 || widthPx <= 0) return []
  const stepNs = roundStep((spanNs * MIN_GAP_PX) / widthPx)
  const found: Tick[] = []
  for (let ns = Math.ceil((startNs - originNs) / stepNs) * stepNs; ns + originNs <= endNs; ns += stepNs) {
    found.push({
      ns,
      xPx: ((ns + originNs - startNs) / spanNs) * widthPx,
      text: tickText(ns, stepNs, Math.max(Math.abs(startNs - originNs), Math.abs(endNs - originNs))),
    })
  }
  return found
}

const UNITS = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
] as const

/** In the unit of the furthest time that is in sight, so that all ticks of an axis have one. */
function tickText(ns: number, stepNs: number, furthestNs: number): string {
  if (Math.abs(ns) < stepNs / 2) return '0'
  const [unitNs, unit] = UNITS.find(([size]) => furthestNs >= size) ?? UNITS[3]
  const digits = Math.max(0, Math.ceil(-Math.log10(stepNs / unitNs) - ROUNDING))
  return `${formatDecimals(ns / unitNs, digits)} ${unit}`
}

/** Logarithms of powers of ten are not exact. */
const ROUNDING = 1e-9

/** The smallest of 1, 2, 5, 10, 20, 50… that is not below. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const step = STEPS.find(digit => digit * power >= atLeast)
  return step === undefined ? 10 * power : step * power
}
