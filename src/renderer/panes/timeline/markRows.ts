// Puts marks and measures into rows: a track each, and another below it for what overlaps.

import type { MarkSheet } from '../../../shared/questions/marks'

export type MarkRow = {
  readonly title: string
  /** 0 for the first row of a track. */
  readonly level: number
  /** In the order of their beginnings. */
  readonly marks: readonly number[]
}

/** Deeper nesting shares the last row: the graph needs the room. */
const MAX_LEVELS = 3

export function markRows({ tracks, track, startNs, endNs }: Pick<MarkSheet, 'tracks' | 'track' | 'startNs' | 'endNs'>): readonly MarkRow[] {
  const levels = tracks.map((): { marks: number[]; untilNs: number }[] => [])
  for (let mark = 0; mark < track.length; mark++) {
    const rows = levels[track[mark]]
    const isMoment = endNs[mark] === startNs[mark]
    let level = isMoment ? 0 : rows.findIndex(({ untilNs }) => untilNs <= startNs[mark])
    if (level === -1 || rows.length === 0) level = Math.min(MAX_LEVELS - 1, rows.length)
    rows[level] ??= { marks: [], untilNs: -Infinity }
    rows[level].marks.push(mark)
    rows[level].untilNs = Math.max(rows[level].untilNs, isMoment ? -Infinity : endNs[mark])
  }
  return levels.flatMap((rows, at) => rows.map(({ marks }, level) => ({ title: tracks[at], level, marks })))
}
