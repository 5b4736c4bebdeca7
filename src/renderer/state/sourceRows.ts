// The lines of a source that are shown of a function: from where it begins to a little after its last line that weighs something.

import type { LineHeat } from '../../shared/analysis/sourceHeat'
import { NONE } from '../../shared/profile/profile'
import { cutEnd } from '../../shared/base/text/cut'

export type SourceRow = {
  /** 1-based. */
  readonly line: number
  readonly text: string
  /** Null where nothing was sampled. */
  readonly heat: LineHeat | null
}

/** Enough to see where one is. */
const LINES_BEFORE = 2
const LINES_AFTER = 6
/** Longer functions are shown where they are hot. */
const MAX_LINES = 400
/** A line of a bundle is a file. */
const MAX_CHARS = 400

/** `text`: null where the source was not found, and then only lines that weigh something are shown. `startLine`: NONE when not known. */
export function sourceRows(
  text: string | null,
  heat: readonly LineHeat[],
  startLine: number,
): { readonly rows: readonly SourceRow[]; readonly isPastEnd: boolean } {
  const bare = heat.map(own => ({ line: own.line, text: '', heat: own }))
  if (text === null) return { rows: bare, isPastEnd: false }
  const lines = text.split(/\r?\n/)
  const known = [...(startLine === NONE ? [] : [startLine]), ...heat.map(({ line }) => line)]
  // What lies beyond the end is of another version of the file: nothing of it is shown.
  if (known.some(line => line > lines.length)) return { rows: bare, isPastEnd: true }
  if (known.length === 0) return { rows: [], isPastEnd: false }
  const first = Math.max(1, Math.min(...known) - LINES_BEFORE)
  const last = Math.min(lines.length, Math.max(...known) + LINES_AFTER, first + MAX_LINES - 1)
  const byLine = new Map(heat.map(own => [own.line, own]))
  const rows = Array.from({ length: last - first + 1 }, (_, at) => {
    const line = first + at
    return { line, text: cutEnd(lines[line - 1] ?? '', MAX_CHARS), heat: byLine.get(line) ?? null }
  })
  return { rows, isPastEnd: false }
}
