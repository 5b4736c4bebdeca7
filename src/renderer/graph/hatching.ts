// Diagonal lines as a fill: one small tile that the canvas repeats, so that a hatched box costs what a plain one does.

/** Found by eye: lines are told apart at this distance, and letters over them still read. */
const PERIOD_PX = 6
const LINE_PX = 1.5

/** The tile is made of the screen's own pixels, so that lines stay sharp. */
export function hatching(colour: string, lines: string, devicePx: number): CanvasPattern | string {
  const size = Math.round(PERIOD_PX / devicePx)
  const tile = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const canvas = tile.getContext('2d')
  if (canvas === null) return colour
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, size, size)
  canvas.strokeStyle = lines
  canvas.lineWidth = LINE_PX / devicePx
  // The line of this tile and those of its neighbours that reach into its corners.
  for (const shift of [-size, 0, size]) {
    canvas.beginPath()
    canvas.moveTo(shift - 1, size + 1)
    canvas.lineTo(shift + size + 1, -1)
    canvas.stroke()
  }
  const pattern = canvas.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(devicePx))
  return pattern ?? colour
}
