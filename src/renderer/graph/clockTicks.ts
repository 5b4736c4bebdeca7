// Where an axis of moments has its marks: at round times of the clock, and days by their date.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Steps that a clock has. */
const STEPS_MS = [1, 2, 5, 10, 15, 30]
  .map(count => count * MINUTE_MS)
  .concat([1, 2, 3, 6, 12].map(count => count * HOUR_MS))
  .concat([1, 2, 7, 14, 28].map(count => count * DAY_MS))
/** A label and some air. */
const MIN_GAP_PX = 70
const LABEL_PX = 44

export type ClockTick = { readonly ms: number; readonly xPx: number; readonly text: string }

/** `offsetMs`: how far the person's time is ahead of UTC. */
export function clockTicks(startMs: number, endMs: number, widthPx: number, offsetMs: number): readonly ClockTick[] {
  const spanMs = endMs - startMs
  if (spanMs <= 0 || widthPx <= 0) return []
  const atLeastMs = (spanMs * MIN_GAP_PX) / widthPx
  const stepMs = STEPS_MS.find(step => step >= atLeastMs) ?? STEPS_MS[STEPS_MS.length - 1]
  const found: ClockTick[] = []
  for (let ms = Math.ceil((startMs + offsetMs) / stepMs) * stepMs - offsetMs; ms <= endMs; ms += stepMs) {
    const xPx = ((ms - startMs) / spanMs) * widthPx
    // At the very end its label would be cut.
    if (xPx + LABEL_PX <= widthPx) found.push({ ms, xPx, text: tickText(ms + offsetMs) })
  }
  return found
}

/** `14:30`, and at midnight `3 Oct`. `localMs` is the person's time as if it were UTC. */
function tickText(localMs: number): string {
  const local = new Date(localMs)
  if (localMs % DAY_MS !== 0) return local.toISOString().slice(11, 16)
  return local.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
}
