// Where a time axis has its marks: at round times, not closer than they can be read.

const STEPS = [1, 2, 5] as const
/** A label and some air. */
const MIN_GAP_PX = 90

export type Tick = { readonly ns: number; readonly xPx: number }

/** Marks at whole multiples of a round step, counted from `originNs`. */
export function ticks(startNs: number, endNs: number, originNs: number, widthPx: number): readonly Tick[] {
  const spanNs = endNs - startNs
  if (spanNs <= 0 || widthPx <= 0) return []
  const stepNs = roundStep((spanNs * MIN_GAP_PX) / widthPx)
  const found: Tick[] = []
  for (let ns = Math.ceil((startNs - originNs) / stepNs) * stepNs; ns + originNs <= endNs; ns += stepNs) {
    found.push({ ns, xPx: ((ns + originNs - startNs) / spanNs) * widthPx })
  }
  return found
}

/** The smallest of 1, 2, 5, 10, 20, 50… that is not below. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const step = STEPS.find(digit => digit * power >= atLeast)
  return step === undefined ? 10 * power : step * power
}
