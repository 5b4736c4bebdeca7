// A flame graph beside the main one, with a viewport of its own: what is picked in it is the window's selection.

import { useCallback, useState } from 'react'
import { NONE } from '../../shared/profile/profile'
import { placeAt } from '../../shared/analysis/places'
import { useAnswers } from '../state/answers'
import { createFlameView, type FlameView } from '../graph/flameView'
import { usePreferences, type Growth } from '../state/preferences'
import { select, useView } from '../state/view'
import { FlameCanvas } from './FlameCanvas'
import type { DrawnTree } from '../worker/opened'

type Props = {
  readonly drawn: DrawnTree
  readonly growth: Growth
  readonly label: string
  /** Its stacks begin where the profile's do, so that a frame here is a frame of the main graph. */
  readonly hasWholeStacks: boolean
  /** Double-click; zooms unless it means something else here. */
  readonly onZoom?: (node: number) => void
  /** Where something else follows its viewport. */
  readonly view?: FlameView
}

const nothing = () => undefined

export function SideFlame({ drawn, growth, label, hasWholeStacks, onZoom, view }: Props) {
  const [ownView] = useState(createFlameView)
  const colourMode = usePreferences(state => state.colourMode)
  const selectedFn = useView(state => state.selectedFrame?.fn ?? NONE)
  const matches = useAnswers(state => state.matches)
  const [picked, setPicked] = useState({ drawn, node: NONE })
  const isStillPicked = picked.drawn === drawn && picked.node !== NONE && drawn.tree.fn[picked.node] === selectedFn

  const onSelect = useCallback(
    (node: number) => {
      setPicked({ drawn, node })
      if (node === NONE) return select(null)
      const place = placeAt(drawn.tree, node)
      select(hasWholeStacks ? place : { ...place, path: null })
    },
    [drawn, hasWholeStacks],
  )
  return (
    <FlameCanvas
      view={view ?? ownView}
      drawn={drawn}
      lit={matches !== null && matches.profile === drawn.profile ? matches.matched : null}
      growth={growth}
      colourMode={colourMode}
      selected={isStillPicked ? picked.node : NONE}
      label={label}
      onSelect={onSelect}
      {...(onZoom === undefined ? {} : { onZoom })}
      onDrawn={nothing}
    />
  )
}
