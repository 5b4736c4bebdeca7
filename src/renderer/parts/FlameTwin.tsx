// The flame graph in words: the selected frame among its callers, siblings and callees, as a tree that screen readers can walk.

import { NONE } from '../../shared/profile/profile'
import { pathTo, type CallTree } from '../../shared/analysis/callTree'
import { siblingsOf } from '../../shared/analysis/places'
import { shownText } from '../ui/cutName'
import { frameFacts } from '../state/frameFacts'
import styles from './FlameTwin.module.css'
import type { DrawnTree } from '../worker/opened'

type Props = {
  readonly drawn: DrawnTree
  /** The frame cursor; NONE: the widest root stands for it. */
  readonly node: number
  readonly label: string
  readonly onSelect: (node: number, event: MouseEvent) => void
}

/** A stack 100,000 deep must not become 100,000 elements: the nearest callers are enough to know where one is. */
const MAX_CALLERS = 12
const MAX_CALLEES = 12
const MAX_NAME_CHARS = 200

export function FlameTwin({ drawn, node, label, onSelect }: Props) {
  const { tree } = drawn
  const cursor = node === NONE ? 0 : node
  const shown = tree.length === 0 ? [] : neighbourhood(tree, cursor)
  return (
    <div
      className={styles['twin']}
      role="tree"
      aria-label={label}
      tabIndex={0}
      data-keys="graph"
      aria-activedescendant={tree.length === 0 ? undefined : itemId(cursor)}
    >
      {shown.map(at => (
        <div
          key={at}
          id={itemId(at)}
          role="treeitem"
          aria-level={tree.depth[at] + 1}
          aria-selected={at === node}
          aria-expanded={tree.subtreeEnd[at] > at + 1 ? at <= cursor : undefined}
          onClick={event => onSelect(at, event.nativeEvent)}
        >
          {described(drawn, at)}
        </div>
      ))}
    </div>
  )
}

function itemId(node: number): string {
  return `frame-${node}`
}

/** Callers, the frame with the siblings beside it, and its widest callees, in the tree's own order. */
function neighbourhood(tree: CallTree, node: number): readonly number[] {
  const callers = pathTo(tree, node).slice(0, -1).slice(-MAX_CALLERS)
  const { before, after } = siblingsOf(tree, node)
  const callees: number[] = []
  for (let child = node + 1; child < tree.subtreeEnd[node] && callees.length < MAX_CALLEES; child = tree.subtreeEnd[child])
    callees.push(child)
  return [...callers, before, node, ...callees, after].filter(at => at !== NONE)
}

function described(drawn: DrawnTree, node: number): string {
  const { name, total, totalShare, self, sides } = frameFacts(drawn, node)
  const own = drawn.choice.isInverted ? '' : `, self ${self}`
  const change = sides === null ? '' : `, ${sides.change}`
  return `${shownText(name, MAX_NAME_CHARS)}, total ${total}, ${totalShare}${own}${change}`
}
