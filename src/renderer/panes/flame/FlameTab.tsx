// The Flame tab: minimap and the graph, with the menu of the frame under the pointer.

import { useCallback, useEffect, useMemo, useRef } from 'react'
import { NONE } from '../../../shared/profile/profile'
import { commonSpineRows } from '../../../shared/analysis/commonSpine'
import { placeAt } from '../../../shared/analysis/places'
import { changedSubtree } from '../../../shared/diff/causes'
import { zoomTo } from '../../graph/flameView'
import { FrameMenu } from '../../parts/FrameMenu'
import { DepthBar, useIsDeep } from './DepthBar'
import { FindingMarks } from './FindingMarks'
import { useAnswers } from '../../state/answers'
import { useMarks, useReservedPx } from '../../state/findings/marks'
import { mainFlame, selectedNode } from '../../state/mainFlame'
import { notePainted } from '../../state/pageSigns'
import { usePreferences } from '../../state/preferences'
import { takeStep } from '../../state/steps'
import { select, useView } from '../../state/view'
import { CutShort } from '../../parts/CutShort'
import { FlameCanvas } from '../../parts/FlameCanvas'
import styles from './FlameTab.module.css'
import { LegendStrip } from './LegendStrip'
import { Minimap } from './Minimap'
import { SpineBar } from './SpineBar'
import type { DrawnTree, OpenProfile } from '../../worker/opened'

/** A comparison opens at what changed; one key leads back to everything. */
function useOpenedAtChange(drawn: DrawnTree | null): void {
  const opened = useRef<OpenProfile | null>(null)
  useEffect(() => {
    if (drawn === null || drawn.profile === opened.current) return
    opened.current = drawn.profile
    const node = drawn.profile.changes === null || drawn.sides === null ? NONE : changedSubtree(drawn.tree, drawn.sides)
    // Coming back from another tab is no opening: where one has been since is kept.
    const { past, future, spineRows } = mainFlame.getState()
    if (node !== NONE && drawn.tree.depth[node] > spineRows && past.length + future.length === 0) zoomTo(mainFlame, node)
  }, [drawn])
}

/** One row in place of one row is nothing gained. */
const MIN_FOLDED_ROWS = 2

function foldableRows(drawn: DrawnTree | null): number {
  const rows = drawn === null ? 0 : commonSpineRows(drawn.tree)
  return rows < MIN_FOLDED_ROWS ? 0 : rows
}

export function FlameTab() {
  const drawn = useAnswers(state => state.tree)
  const matches = useAnswers(state => state.matches)
  const selectedFrame = useView(state => state.selectedFrame)
  const { growth, colourMode } = usePreferences()
  const marks = useMarks(drawn)
  const reservedPx = useReservedPx(marks)

  const onSelect = useCallback((node: number, event: MouseEvent) => {
    const { tree } = useAnswers.getState()
    if (tree === null) return
    if (node === NONE) return select(null)
    const place = placeAt(tree.tree, node)
    // Taking a stack out by hand: the quickest way to see what is left.
    if (event.type === 'pointerup' && (event.ctrlKey || event.metaKey)) {
      void takeStep({ kind: 'drop-subtree', path: place.path, isInverted: tree.choice.isInverted })
    } else {
      select(place)
    }
  }, [])
  const spineRows = useMemo(() => foldableRows(drawn), [drawn])
  useOpenedAtChange(drawn)
  const isDeep = useIsDeep()
  const onDrawn = useCallback(() => notePainted(useAnswers.getState().tree?.profile ?? null), [])

  if (drawn === null) return null
  const lit = matches !== null && matches.profile === drawn.profile ? matches.matched : null
  return (
    <div className={styles['tab']}>
      <CutShort count={drawn.tree.cutStacks} />
      <Minimap view={mainFlame} drawn={drawn} colourMode={colourMode} growsDown={growth === 'icicle'} lit={lit} />
      <FrameMenu
        trigger={
          <div className={styles['graph']} data-deep={isDeep ? '' : undefined}>
            <FlameCanvas
              view={mainFlame}
              drawn={drawn}
              lit={lit}
              growth={growth}
              colourMode={colourMode}
              selected={selectedNode(drawn.tree, selectedFrame)}
              label="Flame graph"
              spineRows={spineRows}
              onSelect={onSelect}
              onDrawn={onDrawn}
              reservedPx={reservedPx}
            >
              <FindingMarks drawn={drawn} marks={marks} />
            </FlameCanvas>
            <SpineBar growsDown={growth === 'icicle'} />
            <DepthBar growsDown={growth === 'icicle'} />
            {drawn.tree.length === 0 ? (
              <p className={styles['empty']}>No samples are left. Take the last step back, or choose another thread or measure.</p>
            ) : null}
          </div>
        }
      />
      <LegendStrip />
    </div>
  )
}
