// The Tree tab: the call tree as a table that unfolds, top-down or bottom-up, with the hottest path open.

import { useEffect, useMemo, useState } from 'react'
import { NONE } from '../../../shared/profile/profile'
import { placeAt } from '../../../shared/analysis/places'
import { FrameMenu } from '../../parts/FrameMenu'
import { GridHead } from '../../parts/GridHead'
import { TableItems } from '../../parts/TableItems'
import { CutShort } from '../../parts/CutShort'
import { largestChange, TREE_SIDE_COLUMNS } from '../../parts/sideColumns'
import { useGrid } from '../../parts/useGrid'
import type { GridColumn } from '../../state/tables/gridColumns'
import { useAnswers } from '../../state/answers'
import { selectedNode } from '../../state/mainFlame'
import { select, showTab, useView } from '../../state/view'
import { hottestPath, noteTreeRows, openRows, toggled, withCallersOpen } from '../../state/treeRows'
import { treeKeys } from './treeKeys'
import { indentsIn, treeColumns, TreeRow, type TreeColumn } from './TreeRow'
import styles from './TreeTab.module.css'
import rowStyles from '../../ui/Rows.module.css'
import { useRemPx } from '../../ui/useRemPx'
import { useVirtualRows } from '../../ui/useVirtualRows'
import { useWidth } from '../../ui/useWidth'
import type { DrawnTree } from '../../worker/opened'

/** Of the selected row, when the table is first shown: its nearest callers. */
const ROWS_ABOVE = 4

export function TreeTab() {
  const drawn = useAnswers(state => state.tree)
  if (drawn === null) return null
  return (
    <div className={styles['tab']}>
      <CutShort count={drawn.tree.cutStacks} />
      <TreeTable key={drawn.profile.id} drawn={drawn} />
    </div>
  )
}

/** A tree's rows stand below their callers. */
const unsorted = () => undefined

type Folding = { readonly drawn: DrawnTree; readonly open: ReadonlySet<number> }

function TreeTable({ drawn }: { readonly drawn: DrawnTree }) {
  const { tree } = drawn
  const selected = selectedNode(
    tree,
    useView(state => state.selectedFrame),
  )
  const matched = useAnswers(state => (state.matches?.profile === drawn.profile ? state.matches.matched : null))
  const [folding, setFolding] = useState((): Folding => unfolded(drawn))
  // Another tree has other nodes: what was open there means nothing here.
  const current = folding.drawn === drawn ? folding : unfolded(drawn)
  const open = useMemo(() => (selected === NONE ? current.open : withCallersOpen(tree, current.open, selected)), [tree, current, selected])
  const rows = useMemo(() => openRows(tree, open), [tree, open])
  const selectedRow = selected === NONE ? -1 : rows.indexOf(selected)
  const isCompared = drawn.profile.changes !== null && drawn.sides !== null
  const largest = useMemo(() => (drawn.sides === null ? 0 : largestChange(drawn.sides)), [drawn])
  const columns = useMemo(
    (): readonly GridColumn<TreeColumn>[] => (isCompared ? TREE_SIDE_COLUMNS : treeColumns(drawn)),
    [isCompared, drawn],
  )
  const { heads, layout } = useGrid({ table: isCompared ? 'tree-sides' : 'tree', columns, sort: null, onSort: unsorted })
  const remPx = useRemPx()
  const { scroller, virtual, pageRows } = useVirtualRows(rows.length, Math.max(0, selectedRow - ROWS_ABOVE))
  const widthPx = useWidth(scroller)
  const othersPx = heads.reduce((sum, { column, header }) => sum + (column.id === 'name' ? 0 : header.getSize()), 0)
  const namesPx = Math.max(widthPx - othersPx, ...heads.map(({ column, header }) => (column.id === 'name' ? header.getSize() : 0)))
  const indents = indentsIn(namesPx / remPx)

  useEffect(() => noteTreeRows(drawn, rows), [drawn, rows])
  const go = (node: number) => {
    select(placeAt(tree, node))
    const row = rows.indexOf(node)
    if (row !== -1) virtual.scrollToIndex(row)
  }
  const fold = (opened: ReadonlySet<number>) => setFolding({ drawn, open: opened })
  const toggle = (node: number) => {
    // A closed node hides the selected one: then it is selected itself, or it would open again at once.
    if (open.has(node) && selected > node && selected < tree.subtreeEnd[node]) go(node)
    fold(toggled(open, node))
  }

  return (
    <FrameMenu
      trigger={
        <div
          className={rowStyles['scroller']}
          ref={scroller}
          role="treegrid"
          aria-label={drawn.choice.isInverted ? 'Call tree, bottom-up' : 'Call tree, top-down'}
          aria-rowcount={rows.length + 1}
          aria-colcount={heads.length}
          aria-activedescendant={selectedRow === -1 ? undefined : `tree-row-${selected}`}
          tabIndex={0}
          onKeyDown={event => treeKeys(event, { tree, rows, selectedRow, open, pageRows: pageRows(2), go, toggle, fold })}
        >
          <GridHead heads={heads} layout={layout} />
          <div role="rowgroup" className={rowStyles['body']} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const node = rows[index]
              return (
                <TreeRow
                  key={node}
                  drawn={drawn}
                  node={node}
                  heads={heads}
                  layout={layout}
                  rowIndex={index + 2}
                  startPx={start}
                  isOpen={open.has(node)}
                  isSelected={node === selected}
                  indents={indents}
                  largest={largest}
                  isLit={matched === null || matched[tree.fn[node]] === 1}
                  onSelect={go}
                  onToggle={toggle}
                  onZoom={() => showTab('flame')}
                />
              )
            })}
          </div>
        </div>
      }
    >
      <TableItems />
    </FrameMenu>
  )
}

function unfolded(drawn: DrawnTree): Folding {
  return { drawn, open: new Set(hottestPath(drawn.tree)) }
}
