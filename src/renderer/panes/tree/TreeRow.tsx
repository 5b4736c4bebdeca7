// One node of the call tree as a row: what it weighs, and its name under its caller's.

import { ChevronRight } from 'lucide-react'
import type { CSSProperties } from 'react'
import { functionName, NONE } from '../../../shared/profile/profile'
import type { GridHeads } from '../../parts/useGrid'
import type { GridColumn } from '../../state/tables/gridColumns'
import { SideCell } from '../../parts/SideCell'
import { frameFacts, weightCells } from '../../state/frameFacts'
import type { SideColumn } from '../../state/sideSort'
import { Name } from '../../ui/Name'
import { Weight } from '../../ui/Weight'
import { hasCallees } from '../../state/treeRows'
import styles from './TreeTab.module.css'
import rowStyles from '../../ui/Rows.module.css'
import type { DrawnTree } from '../../worker/opened'

export type TreeColumn = 'total' | 'self' | 'samples' | 'file' | SideColumn

const COLUMNS: readonly GridColumn<TreeColumn>[] = [
  { id: 'total', title: 'Total', widthPx: 184, isNumber: true, sortsDescendingFirst: null },
  { id: 'self', title: 'Self', widthPx: 184, isNumber: true, sortsDescendingFirst: null },
  { id: 'samples', title: 'Samples', widthPx: 76, isNumber: true, sortsDescendingFirst: null },
  { id: 'name', title: 'Function', widthPx: 264, isNumber: false, sortsDescendingFirst: null },
  { id: 'file', title: 'Source', widthPx: 180, isNumber: false, sortsDescendingFirst: null },
]

/** Those that would be empty are left out, as in every table. */
export function treeColumns({ samples, profile }: DrawnTree): readonly GridColumn<TreeColumn>[] {
  const hasFiles = profile.names.functions.file.some(file => file !== NONE)
  return COLUMNS.filter(({ id }) => (id === 'samples' ? samples !== null : id !== 'file' || hasFiles))
}

type Props = {
  readonly drawn: DrawnTree
  readonly node: number
  readonly heads: GridHeads<TreeColumn>
  readonly layout: CSSProperties
  readonly rowIndex: number
  readonly startPx: number
  readonly isOpen: boolean
  readonly isSelected: boolean
  /** Matched by the search, or nothing is searched for. */
  readonly isLit: boolean
  /** How many levels are indented. */
  readonly indents: number
  /** Of a comparison: the largest change in it. */
  readonly largest: number
  readonly onSelect: (node: number) => void
  readonly onToggle: (node: number) => void
  readonly onZoom: () => void
}

/** In rem. */
const INDENT = 0.75
/** Deeper rows stand below each other, or a long stack would run out of the window. */
const MAX_INDENTS = 40
/** Of the width that names have, at a wide window; a narrow one leaves room for a name of its own first. */
const MAX_INDENT_SHARE = 0.55
/** A name of usual length with its sign, in rem. */
const NAME_REM = 11

/** How many levels stand to the right of each other where names have so much room. */
export function indentsIn(nameRem: number): number {
  return Math.min(MAX_INDENTS, Math.max(1, Math.floor(Math.min(nameRem * MAX_INDENT_SHARE, nameRem - NAME_REM) / INDENT)))
}

export function TreeRow({
  drawn,
  node,
  heads,
  layout,
  rowIndex,
  startPx,
  isOpen,
  isSelected,
  isLit,
  indents,
  largest,
  onSelect,
  onToggle,
  onZoom,
}: Props) {
  const { tree } = drawn
  const facts = frameFacts(drawn, node)
  const cells = weightCells(drawn, node)
  const canOpen = hasCallees(tree, node)
  const depth = tree.depth[node]
  return (
    <div
      id={`tree-row-${node}`}
      role="row"
      aria-rowindex={rowIndex}
      aria-level={tree.depth[node] + 1}
      aria-expanded={canOpen ? isOpen : undefined}
      aria-selected={isSelected}
      className={`${rowStyles['row']} ${styles['row']}`}
      data-dimmed={isLit ? undefined : ''}
      style={{ ...layout, transform: `translateY(${startPx}px)` }}
      onClick={() => onSelect(node)}
      onContextMenu={() => onSelect(node)}
      onDoubleClick={onZoom}
    >
      {heads.map(({ column: { id } }) => {
        if (id === 'total' || id === 'self') {
          // Bottom-up, what a row weighs is what its function weighs by itself.
          if (id === 'self' && drawn.choice.isInverted) return <span key={id} role="gridcell" />
          const share = id === 'total' ? facts.totalShare : facts.selfShare
          return (
            <Weight key={id} value={cells[id]} widest={cells.widest} share={share} part={tree[id][node] / drawn.wholeValue} look={id} />
          )
        }
        if (id === 'samples') {
          return (
            <span key={id} role="gridcell" className={styles['number']}>
              {facts.samples}
            </span>
          )
        }
        if (id === 'file') {
          return (
            <span key={id} role="gridcell" className={styles['file']}>
              {facts.place === null ? null : <Name text={facts.place.replace(/^file:\/\//, '')} limit={240} isCode={false} />}
            </span>
          )
        }
        if (id !== 'name') {
          if (facts.sides === null || drawn.sides === null) return <span key={id} role="gridcell" />
          const { ofSelf, ofTotal } = drawn.sides
          const part = (delta: Float64Array) => (largest === 0 ? 0 : delta[node] / largest)
          const { self, total } = facts.sides
          return <SideCell key={id} column={id} self={self} total={total} selfPart={part(ofSelf.delta)} totalPart={part(ofTotal.delta)} />
        }
        return (
          <span key={id} role="gridcell" className={styles['name']} style={{ paddingLeft: `${Math.min(indents, depth) * INDENT}rem` }}>
            <span
              className={styles['fold']}
              data-open={isOpen ? '' : undefined}
              onClick={event => {
                if (!canOpen) return
                event.stopPropagation()
                onToggle(node)
              }}
            >
              {canOpen ? <ChevronRight aria-hidden /> : null}
            </span>
            {depth > indents ? (
              <span aria-hidden className={styles['depth']} title={`Row ${depth + 1} of its stack`}>
                {depth + 1}
              </span>
            ) : null}
            <Name text={functionName(drawn.profile.names, tree.fn[node])} limit={240} />
          </span>
        )
      })}
    </div>
  )
}
