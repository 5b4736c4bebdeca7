// A span of a server as runs of one program: with several of each side chance can be told from change.

import type { SpanMs } from '../../shared/host/profileServer'
import { SHORTEST_STEP_MS } from './seriesStep'

/** Runs of a side from which a comparison sets the runs themselves against each other. */
export const PARTS = 8

/** Equal parts, none shorter than what a server records in one piece. */
export function spanParts({ startMs, endMs }: SpanMs, wanted = PARTS): readonly SpanMs[] {
  const count = Math.max(1, Math.min(wanted, Math.floor((endMs - startMs) / SHORTEST_STEP_MS)))
  const at = (part: number) => Math.round(startMs + ((endMs - startMs) * part) / count)
  // Whether the end belongs to a span differs between servers: a moment is in one part.
  return Array.from({ length: count }, (_, i) => ({ startMs: at(i) + (i === 0 ? 0 : 1), endMs: at(i + 1) }))
}
