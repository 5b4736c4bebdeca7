// The badges on the frames of the call tree that is on screen, and the room that labels leave for them.

import { useMemo } from 'react'
import { rowPx } from '../flame/paint'
import type { DrawnTree } from '../stores/answers'
import { useNotes } from '../stores/notes'
import { badgesWidthPx, marksOf, type Marks } from './marks'
import { useFindingList } from './useFindingList'

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
