// The numbers and letters on the frames of the flame graph: of findings and of the person's notes, gathered by frame.

import { NONE } from '../../../shared/profile/profile'
import { frameNotes, type Notes } from './noteBook'
import { findingNode, placeNode } from './findingNodes'
import type { FindingList } from './findingList'
import { noteLetter, type Badge, type Marks } from '../../graph/badges'
import type { DrawnTree } from '../../worker/opened'

/** More numbers than this would be a second graph. */
const MAX_MARKED = 10

export function marksOf(drawn: DrawnTree, { cards }: FindingList, notes: Notes): Marks {
  const marks = new Map<number, Badge[]>()
  const add = (node: number, badge: Badge) => {
    if (node === NONE) return
    const before = marks.get(node)
    if (before === undefined) marks.set(node, [badge])
    else before.push(badge)
  }
  for (const { number, insight } of cards.slice(0, MAX_MARKED)) add(findingNode(drawn, insight), { text: String(number), kind: 'finding' })
  frameNotes(notes).forEach(({ frame }, at) =>
    add(placeNode(drawn.tree, drawn.profile.names, frame), { text: noteLetter(at), kind: 'note' }),
  )
  return marks
}
