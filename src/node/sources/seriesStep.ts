// How long a step of a server's series is: a bar that can be seen, and no shorter than what a server records in one piece.

import type { SpanMs } from '../../shared/host/profileServer'

/** A strip of some hundred pixels shows as many bars. */
const MAX_STEPS = 240
/** What agents push or servers scrape by default: Pyroscope's own graphs have no shorter step. */
export const SHORTEST_STEP_MS = 15_000

/** Round steps, so that bars hold alike much. */
const STEPS_MS = [SHORTEST_STEP_MS, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000]

export function stepOfSeries({ startMs, endMs }: SpanMs): number {
  const atLeastMs = (endMs - startMs) / MAX_STEPS
  return STEPS_MS.find(stepMs => stepMs >= atLeastMs) ?? Math.ceil(atLeastMs / 1000) * 1000
}
