// The badges on the frames of the call tree that is on screen, and the room that labels leave for them.

import { useMemo } from 'react'
import { rowPx } from '../../graph/paint'
import { useNotes } from '../../state/findings/notes'
import { marksOf } from '../../state/findings/marks'
import { useFindingList } from '../../state/findings/useFindingList'
import type { DrawnTree } from '../../worker/opened'
import { badgesWidthPx, type Marks } from '../../graph/badges'

const NO_MARKS: Marks = new Map()

export function useMarks(drawn: DrawnTree | null): Marks {
  const list = useFindingList()
  const notes = useNotes(state => state.notes)
  return useMemo(() => (drawn === null ? NO_MARKS : marksOf(drawn, list, notes)), [drawn, list, notes])
}

/** By node. */
export function useReservedPx(marks: Marks): ReadonlyMap<number, number> {
  return useMemo(() => new Map([...marks].map(([node, badges]) => [node, badgesWidthPx(badges, rowPx())])), [marks])
}
