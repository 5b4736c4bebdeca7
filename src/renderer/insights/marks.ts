// The numbers and letters on the frames of the flame graph: of findings and of the person's notes, gathered by frame.

import { NONE } from '../../shared/profile/profile'
import type { DrawnTree } from '../stores/answers'
import { frameNotes, type Notes } from '../stores/noteBook'
import { findingNode, placeNode } from './findingNodes'
import type { FindingList } from './findingList'

export type Badge = { readonly text: string; readonly kind: 'finding' | 'note' }

/** By node. */
export type Marks = ReadonlyMap<number, readonly Badge[]>

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

/** `a`, …, `z`, `aa`: so that notes are not taken for findings. */
export function noteLetter(at: number): string {
  const letter = String.fromCharCode(97 + (at % 26))
  return at < 26 ? letter : noteLetter(Math.floor(at / 26) - 1) + letter
}

/** A badge is as high as the row less a pixel at either edge, and a little wider for each further sign. */
export function badgeWidthPx({ text }: Badge, rowPx: number): number {
  return rowPx - 4 + (text.length - 1) * rowPx * SIGN_SHARE
}

/** Of a row's height: the width of a digit. */
const SIGN_SHARE = 0.3

/** Between badges, and between the last one and the edge. */
export const BADGE_GAP_PX = 2

export function badgesWidthPx(badges: readonly Badge[], rowPx: number): number {
  return badges.reduce((sum, badge) => sum + badgeWidthPx(badge, rowPx) + BADGE_GAP_PX, 0)
}
