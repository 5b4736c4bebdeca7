// Puts together what a flame graph is drawn with: colours of the theme and mode, the font, the labels.

import { CRUMB_COLOURS, FRAME_TEXT, type ColourMode, type Shade } from '../../shared/analysis/frameColours'
import type { ModuleSlots } from '../../shared/analysis/frameColours'
import { functionName } from '../../shared/profile/profile'
import type { ChangeOf } from '../../shared/diff/changeScale'
import { remPx } from '../ui/useRemPx'
import { colouring, dimmed } from './colouring'
import type { Fill, FlamePaint } from './drawFlame'
import { labelsFor } from './labels'
import type { DrawnTree } from '../worker/opened'

/** Sizes are of the type in the tokens; they grow with the person's text size. */
const FONT_REM = 0.6875
const ROW_REM = 1.25

export type PaintChoice = {
  readonly drawn: DrawnTree
  readonly mode: ColourMode
  /** Null until the colours of its modules are known. */
  readonly modules: ModuleSlots | null
  readonly changeOf: ChangeOf
  readonly shade: Shade
  readonly lit: Uint8Array | null
  readonly growsDown: boolean
  readonly devicePx: number
  readonly remPx: number
  readonly reservedPx: ReadonlyMap<number, number>
}

export function flamePaint({
  drawn,
  mode,
  modules,
  changeOf,
  shade,
  lit,
  growsDown,
  devicePx,
  reservedPx,
  remPx: rem,
}: PaintChoice): FlamePaint {
  const { profile, deepest } = drawn
  const { palette, edges, hatches, slotOfFrame, slotOfNode } = colouring(drawn, mode, modules, changeOf, shade)
  const fillsOf = (shown: (colour: string) => string) =>
    palette.map((colour, slot): Fill => {
      const lines = hatches[slot] ?? null
      return lines === null ? shown(colour) : hatching(shown(colour), shown(lines), devicePx)
    })
  const style = getComputedStyle(document.documentElement)
  const font = `${rem * FONT_REM}px ${style.getPropertyValue('--font-code')}`
  return {
    palette: fillsOf(colour => colour),
    dimmed: fillsOf(dimmed),
    edges: [...edges, ...edges.map(edge => (edge === null ? null : dimmed(edge)))],
    slotOfFrame,
    slotOfNode,
    lit,
    deepest,
    text: FRAME_TEXT[shade],
    dimmedText: style.getPropertyValue('--text-muted'),
    crumbs: CRUMB_COLOURS[shade],
    font,
    rowPx: rowPx(rem),
    growsDown,
    devicePx,
    reservedPx,
    outline: { hovered: style.getPropertyValue('--text'), selected: style.getPropertyValue('--accent') },
    labelOf: labelsFor(fn => functionName(profile.names, fn), measureIn(font)),
  }
}

/** Of a row of any flame graph, at this size of text. */
export function rowPx(rem = remPx()): number {
  return Math.round(rem * ROW_REM)
}

function measureIn(font: string): (text: string) => number {
  const canvas = document.createElement('canvas').getContext('2d')
  if (canvas === null) throw new Error('This browser has no 2D canvas.')
  canvas.font = font
  return text => canvas.measureText(text).width
}

/** Found by eye: lines are told apart at this distance, and letters over them still read. */
const PERIOD_PX = 6
const LINE_PX = 1.5

/** The tile is made of the screen's own pixels, so that lines stay sharp. */
function hatching(colour: string, lines: string, devicePx: number): CanvasPattern | string {
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
