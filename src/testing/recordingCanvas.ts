// A canvas for tests: remembers what was drawn on it as text, in the order it was drawn.

/** The few things of a 2D context that our drawing uses. */
type Canvas = Pick<CanvasRenderingContext2D, 'fillStyle' | 'font' | 'textBaseline' | 'clearRect' | 'fillRect' | 'fillText'>

export type Drawn = {
  readonly colour: string
  readonly leftPx: number
  readonly topPx: number
  readonly widthPx: number
  readonly heightPx: number
}

export function recordingCanvas() {
  const rects: Drawn[] = []
  const texts: { readonly text: string; readonly leftPx: number; readonly colour: string }[] = []
  const canvas: Canvas = {
    fillStyle: '',
    font: '',
    textBaseline: 'middle',
    clearRect: () => undefined,
    fillRect: (leftPx, topPx, widthPx, heightPx) => {
      rects.push({ colour: String(canvas.fillStyle), leftPx, topPx, widthPx, heightPx })
    },
    fillText: (text, leftPx) => {
      texts.push({ text, leftPx, colour: String(canvas.fillStyle) })
    },
  }
  return { canvas, rects, texts }
}
