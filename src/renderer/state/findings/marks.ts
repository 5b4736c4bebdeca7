// The numbers and letters on the frames of the flame graph: of findings and of the person's notes, gathered by frame.

import { useMemo } from 'react'
import { NONE } from '../../../shared/profile/profile'
import { findNamedPlace } from '../../../shared/analysis/places'
import { frameNotes, type Notes } from './noteBook'
import { findingNode } from './findingNodes'
import { useFindingList, type FindingList } from './findingList'
import { useNotes } from './notes'
import { badgesWidthPx, noteLetter, type Badge, type Marks } from '../../graph/badges'
import { rowPx } from '../../graph/paint'
import type { DrawnTree } from '../../worker/opened'

export function useMarks(drawn: DrawnTree | null): Marks {
  const list = useFindingList()
  const notes = useNotes(state => state.notes)
  return useMemo(() => (drawn === null ? NO_MARKS : marksOf(drawn, list, notes)), [drawn, list, notes])
}

/** What labels leave free for them, by node. */
export function useReservedPx(marks: Marks): ReadonlyMap<number, number> {
  return useMemo(() => new Map([...marks].map(([node, badges]) => [node, badgesWidthPx(badges, rowPx())])), [marks])
}

const NO_MARKS: Marks = new Map()

/** More numbers than this would be a second graph. */
const MAX_MARKED = 10

function marksOf(drawn: DrawnTree, { cards }: FindingList, notes: Notes): Marks {
  const marks = new Map<number, Badge[]>()
  const add = (node: number, badge: Badge) => {
    if (node === NONE) return
    const before = marks.get(node)
    if (before === undefined) marks.set(node, [badge])
    else before.push(badge)
  }
  for (const { number, insight } of cards.slice(0, MAX_MARKED)) add(findingNode(drawn, insight), { text: String(number), kind: 'finding' })
  frameNotes(notes).forEach(({ frame }, at) =>
    add(findNamedPlace(drawn.tree, drawn.profile.names, frame), { text: noteLetter(at), kind: 'note' }),
  )
  return marks
}
