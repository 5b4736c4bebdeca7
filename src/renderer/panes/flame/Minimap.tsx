// The whole graph, small: shows which part is on screen, and moves there when it is clicked or dragged.

import { useMemo } from 'react'
import { useStore } from 'zustand'
import { CRUMB_COLOURS, type ColourMode } from '../../../shared/analysis/frameColours'
import { showStretch, type FlameView } from '../../graph/flameView'
import { extentOf, type Extent, type Viewport } from '../../graph/viewport'
import { DrawnCanvas } from '../../ui/DrawnCanvas'
import { useModuleSlots } from '../../state/answers'
import { usePreferences } from '../../state/preferences'
import { useShade } from '../../ui/theme'
import { drawMinimap, type MinimapPaint, type MinimapSize } from '../../graph/drawMinimap'
import { colouring, dimmed } from '../../graph/colouring'
import styles from './Minimap.module.css'
import type { DrawnTree } from '../../worker/opened'

type Props = {
  readonly view: FlameView
  readonly drawn: DrawnTree
  readonly colourMode: ColourMode
  readonly growsDown: boolean
  /** By function: what a search lights. Null lights all. */
  readonly lit: Uint8Array | null
}

export function Minimap({ view, drawn, colourMode, growsDown, lit }: Props) {
  const shade = useShade(state => state.shade)
  const modules = useModuleSlots(drawn.profile)
  const changeOf = usePreferences(state => state.changeOf)
  const draw = useMemo(() => {
    const { palette, slotOfFrame, slotOfNode } = colouring(drawn, colourMode, modules, changeOf, shade)
    const paint: MinimapPaint = {
      palette,
      dimmed: palette.map(dimmed),
      lit,
      slotOfFrame,
      slotOfNode,
      deepest: drawn.deepest,
      crumbs: CRUMB_COLOURS[shade],
      growsDown,
    }
    return (context: CanvasRenderingContext2D, size: MinimapSize) => drawMinimap(context, drawn.tree, size, paint)
  }, [drawn, colourMode, modules, changeOf, shade, growsDown, lit])

  const move = (event: React.PointerEvent<HTMLElement>) => {
    const { tree, viewport, rowPx } = view.getState()
    if (event.buttons !== 1 || tree === null) return
    const extent = extentOf(tree, rowPx)
    const part = partOf(viewport, extent)
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    const across = (event.clientX - box.left) / box.width
    const down = (event.clientY - box.top) / box.height
    const fromRoot = growsDown ? down : 1 - down
    const startValue = (across - part.width / 2) * extent.totalValue
    const endValue = startValue + part.width * extent.totalValue
    showStretch(view, { startValue, endValue, topPx: (fromRoot - part.height / 2) * extent.heightPx })
  }

  return (
    <div className={styles['map']} onPointerDown={move} onPointerMove={move} data-minimap aria-hidden>
      <DrawnCanvas draw={draw} className={styles['canvas']} />
      <ShownPart view={view} growsDown={growsDown} />
    </div>
  )
}

/** By itself, since it follows every frame of a drag. */
function ShownPart({ view, growsDown }: Pick<Props, 'view' | 'growsDown'>) {
  const tree = useStore(view, state => state.tree)
  const rowPx = useStore(view, state => state.rowPx)
  const viewport = useStore(view, state => state.viewport)
  const part = tree === null ? null : partOf(viewport, extentOf(tree, rowPx))
  if (part === null || isWhole(part)) return null
  return (
    <div
      className={styles['part']}
      style={{
        left: `${part.left * 100}%`,
        width: `${part.width * 100}%`,
        top: `${(growsDown ? part.top : 1 - part.top - part.height) * 100}%`,
        height: `${part.height * 100}%`,
      }}
    />
  )
}

/** What is on screen as shares of the whole; `top` is measured from the root. */
type Part = { readonly left: number; readonly width: number; readonly top: number; readonly height: number }

function partOf(viewport: Viewport, extent: Extent): Part {
  const top = Math.min(1, viewport.topPx / extent.heightPx)
  return {
    left: viewport.startValue / extent.totalValue,
    width: (viewport.endValue - viewport.startValue) / extent.totalValue,
    top,
    height: Math.min(1 - top, viewport.heightPx / extent.heightPx),
  }
}

/** Nothing needs to be framed. */
function isWhole({ width, height }: Part): boolean {
  return width > 0.9999 && height > 0.9999
}
