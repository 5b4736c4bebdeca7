// A canvas that a function keeps drawn: again when it changes size, and when what it shows does.

import { useEffect, useRef, type CSSProperties } from 'react'

type Props = {
  /** In pixels of the screen. */
  readonly draw: (context: CanvasRenderingContext2D, size: { readonly widthPx: number; readonly heightPx: number }) => void
  readonly className?: string | undefined
  readonly style?: CSSProperties
}

export function DrawnCanvas({ draw, className, style }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => (canvas.current === null ? undefined : keepDrawn(canvas.current, draw)), [draw])
  return <canvas ref={canvas} className={className} style={style} aria-hidden />
}

function keepDrawn(canvas: HTMLCanvasElement, draw: Props['draw']): () => void {
  const context = canvas.getContext('2d')
  if (context === null) return () => undefined
  const fit = () => {
    canvas.width = Math.round(canvas.clientWidth * window.devicePixelRatio)
    canvas.height = Math.round(canvas.clientHeight * window.devicePixelRatio)
    draw(context, { widthPx: canvas.width, heightPx: canvas.height })
  }
  const sizes = new ResizeObserver(fit)
  sizes.observe(canvas)
  return () => sizes.disconnect()
}
