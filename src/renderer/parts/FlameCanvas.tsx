// A flame graph on screen: two canvases that functions keep drawn, with tooltip, and a twin in words for those who do not see them.

import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CallTree } from '../../shared/analysis/callTree'
import type { ColourMode } from '../../shared/analysis/frameColours'
import { markSelected, showTree, zoomTo, type FlameView } from '../graph/flameView'
import { useModuleSlots } from '../state/answers'
import { usePreferences, type Growth } from '../state/preferences'
import { useShade } from '../ui/theme'
import { useRemPx } from '../ui/useRemPx'
import { FlameTip, type TipPlace } from './FlameTip'
import { FlameTwin } from './FlameTwin'
import styles from './FlameCanvas.module.css'
import { flamePaint } from '../graph/paint'
import { followPointer, type Under } from '../graph/pointer'
import { showFlame } from '../graph/showFlame'
import { useDevicePixelRatio } from '../ui/useDevicePixelRatio'
import type { DrawnTree } from '../worker/opened'

type Props = {
  readonly view: FlameView
  readonly drawn: DrawnTree
  /** By function: what a search lights. Null lights all. */
  readonly lit: Uint8Array | null
  readonly growth: Growth
  readonly colourMode: ColourMode
  readonly selected: number
  readonly label: string
  /** Rows up to the first fork that are one row until they are opened. */
  readonly spineRows?: number
  readonly onSelect: (node: number, event: MouseEvent) => void
  /** Double-click; zooms to the node unless it means something else here. */
  readonly onZoom?: (node: number) => void
  readonly onDrawn: () => void
  /** By node: what its label leaves free at its right end. */
  readonly reservedPx?: ReadonlyMap<number, number>
  /** Lies over the graph. */
  readonly children?: ReactNode
}

const NOTHING_RESERVED: ReadonlyMap<number, number> = new Map()

export function FlameCanvas({
  view,
  drawn,
  lit,
  growth,
  colourMode,
  selected,
  label,
  spineRows = 0,
  onSelect,
  onZoom,
  onDrawn,
  reservedPx = NOTHING_RESERVED,
  children,
}: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const boxes = useRef<HTMLCanvasElement>(null)
  const outlines = useRef<HTMLCanvasElement>(null)
  const [tip, setTip] = useState<TipPlace | null>(null)
  const shade = useShade(state => state.shade)
  const modules = useModuleSlots(drawn.profile)
  const changeOf = usePreferences(state => state.changeOf)
  const ratio = useDevicePixelRatio()
  const remPx = useRemPx()
  const growsDown = growth === 'icicle'

  const paint = useMemo(
    () =>
      flamePaint({
        drawn,
        mode: colourMode,
        modules,
        changeOf,
        shade,
        lit,
        growsDown,
        devicePx: 1 / ratio,
        remPx,
        reservedPx,
      }),
    [drawn, colourMode, modules, changeOf, shade, lit, growsDown, ratio, remPx, reservedPx],
  )

  useEffect(() => showTree(view, drawn.tree, spineRows), [view, drawn, spineRows])
  useEffect(() => markSelected(view, selected), [view, drawn, selected])
  useEffect(() => {
    if (frame.current === null || boxes.current === null || outlines.current === null) return undefined
    return showFlame({ frame: frame.current, boxes: boxes.current, outlines: outlines.current }, view, paint, onDrawn)
  }, [view, paint, onDrawn])
  // What is under the pointer is another frame as soon as the picture moves, whoever moves it.
  useEffect(
    () =>
      view.subscribe((now, before) => {
        if (now.viewport !== before.viewport || now.tree !== before.tree) setTip(null)
      }),
    [view],
  )
  useEffect(() => {
    if (frame.current === null) return undefined
    return followPointer(frame.current, view, paint, {
      onSelect,
      onZoom: onZoom ?? (node => zoomTo(view, node)),
      onHover: (under, xPx, yPx) => setTip(under.kind === 'nothing' ? null : { under, xPx, yPx }),
    })
  }, [view, paint, onSelect, onZoom])

  return (
    <div className={styles['frame']} ref={frame} data-flame>
      <canvas className={styles['layer']} ref={boxes} aria-hidden />
      <canvas className={styles['layer']} ref={outlines} aria-hidden />
      {children}
      <FlameTwin drawn={drawn} node={selected} label={label} onSelect={onSelect} />
      {tip === null || !isIn(drawn.tree, tip.under) ? null : <FlameTip drawn={drawn} place={tip} />}
    </div>
  )
}

/** Another tree may have come before the pointer moved. */
function isIn(tree: CallTree, under: Under): boolean {
  if (under.kind === 'nothing') return false
  return under.kind === 'node' ? under.node < tree.length : under.block.end <= tree.length
}
