// The whole graph, small: shows which part is on screen, and moves there when it is clicked or dragged.

import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { ColourMode } from '../../shared/analysis/frameColours'
import { frameColourSlots, framePalette } from '../../shared/analysis/frameColours'
import type { DrawnTree } from '../stores/answers'
import { showStretch, type FlameView } from '../stores/flameView'
import { extentOf } from '../stores/viewport'
import { useShade } from '../ui/theme'
import { drawMinimap, type MinimapPaint } from './drawMinimap'
import { crumbColour } from './paint'
import styles from './Minimap.module.css'

type Props = { readonly view: FlameView; readonly drawn: DrawnTree; readonly colourMode: ColourMode; readonly growsDown: boolean }

export function Minimap({ view, drawn, colourMode, growsDown }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const shade = useShade(state => state.shade)
  const { tree, viewport, rowPx } = useStore(view)
  const paint = useMemo(
    () => ({
      palette: framePalette(colourMode, shade),
      slotOfFrame: frameColourSlots(drawn.profile.names, drawn.profile.modules, colourMode),
      deepest: drawn.deepest,
      crumbs: crumbColour(shade),
      growsDown,
    }),
    [drawn, colourMode, shade, growsDown],
  )

  useEffect(() => (canvas.current === null ? undefined : keepDrawn(canvas.current, drawn, paint)), [drawn, paint])

  if (tree === null) return <div className={styles['map']} />
  const extent = extentOf(tree, rowPx)
  const leftShare = viewport.startValue / extent.totalValue
  const widthShare = (viewport.endValue - viewport.startValue) / extent.totalValue
  const topShare = Math.min(1, viewport.topPx / extent.heightPx)
  const heightShare = Math.min(1 - topShare, viewport.heightPx / extent.heightPx)
  const isWhole = widthShare > 0.9999 && heightShare > 0.9999

  const move = (event: React.PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    const across = (event.clientX - box.left) / box.width
    const down = (event.clientY - box.top) / box.height
    const fromRoot = growsDown ? down : 1 - down
    const startValue = (across - widthShare / 2) * extent.totalValue
    const endValue = startValue + widthShare * extent.totalValue
    showStretch(view, { startValue, endValue, topPx: (fromRoot - heightShare / 2) * extent.heightPx })
  }

  return (
    <div className={styles['map']} onPointerDown={move} onPointerMove={move} data-minimap aria-hidden>
      <canvas ref={canvas} className={styles['canvas']} />
      {isWhole ? null : (
        <div
          className={styles['part']}
          style={{
            left: `${leftShare * 100}%`,
            width: `${widthShare * 100}%`,
            top: `${(growsDown ? topShare : 1 - topShare - heightShare) * 100}%`,
            height: `${heightShare * 100}%`,
          }}
        />
      )}
    </div>
  )
}

function keepDrawn(canvas: HTMLCanvasElement, drawn: DrawnTree, paint: MinimapPaint): () => void {
  const context = canvas.getContext('2d')
  if (context === null) return () => undefined
  const draw = () => {
    canvas.width = Math.round(canvas.clientWidth * window.devicePixelRatio)
    canvas.height = Math.round(canvas.clientHeight * window.devicePixelRatio)
    drawMinimap(context, drawn.tree, { widthPx: canvas.width, heightPx: canvas.height }, paint)
  }
  const sizes = new ResizeObserver(draw)
  sizes.observe(canvas)
  return () => sizes.disconnect()
}
