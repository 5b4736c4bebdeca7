// Puts together what a flame graph is drawn with: colours of the theme and mode, the font, the labels.

import { FRAME_TEXT, frameColourSlots, framePalette, type ColourMode, type Shade } from '../../shared/analysis/frameColours'
import { functionName } from '../../shared/profile/profile'
import { changePalette, changeSlots } from '../diff/changePaint'
import type { DrawnTree } from '../stores/answers'
import { remPx } from '../ui/useRemPx'
import type { FlamePaint } from './drawFlame'
import { labelsFor } from './labels'

/** Sizes are of the type in the tokens; they grow with the person's text size. */
const FONT_REM = 0.6875
const ROW_REM = 1.25

/** Of what a search does not match: so much of the colour is left over the page's own. */
const DIMMED_ALPHA = '50'

export type PaintChoice = {
  readonly drawn: DrawnTree
  readonly mode: ColourMode
  readonly shade: Shade
  readonly lit: Uint8Array | null
  readonly growsDown: boolean
  readonly devicePx: number
  readonly remPx: number
  readonly reservedPx: ReadonlyMap<number, number>
}

export function flamePaint({ drawn, mode, shade, lit, growsDown, devicePx, reservedPx, remPx: rem }: PaintChoice): FlamePaint {
  const { profile, deepest, sides } = drawn
  const isOfChange = profile.changes !== null && sides !== null && mode === 'module'
  const palette = isOfChange ? changePalette(shade).map(([, colour]) => colour) : framePalette(mode, shade)
  const style = getComputedStyle(document.documentElement)
  const font = `${rem * FONT_REM}px ${style.getPropertyValue('--font-code')}`
  return {
    palette,
    dimmed: dimmed(palette),
    slotOfFrame: frameColourSlots(profile.names, profile.modules, mode),
    slotOfNode: isOfChange ? changeSlots(profile.changes, sides) : null,
    lit,
    deepest,
    text: FRAME_TEXT[shade],
    dimmedText: style.getPropertyValue('--text-muted'),
    crumbs: crumbColour(shade),
    font,
    rowPx: rowPx(rem),
    growsDown,
    devicePx,
    reservedPx,
    outline: { hovered: style.getPropertyValue('--text'), selected: style.getPropertyValue('--accent') },
    labelOf: labelsFor(fn => functionName(profile.names, fn), measureIn(font)),
  }
}

export function dimmed(palette: readonly string[]): readonly string[] {
  return palette.map(colour => colour + DIMMED_ALPHA)
}

/** Of what is too narrow for boxes: grey, and closer to the page than any frame. */
export function crumbColour(shade: Shade): string {
  return shade === 'light' ? '#d3d7dd' : '#3a3e46'
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
