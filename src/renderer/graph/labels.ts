// Fits function names to widths. The font is monospaced, so a plain name needs counting, not measuring; others are measured once.

import { cutMiddle } from '../../shared/base/text/cut'
import { fitLabel, labelCuts, labelOf, type LabelCuts } from '../../shared/names/label'

export type Labels = (fn: number, widthPx: number) => string

/** More than the widest window shows. */
const MAX_CHARS = 400
const ASCII_ONLY = /^[\x20-\x7e…]*$/

/** `measure` gives the width of a text in the font that is drawn with. */
export function labelsFor(nameOf: (fn: number) => string, measure: (text: string) => number): Labels {
  const charPx = measure('0'.repeat(10)) / 10
  const known = new Map<number, { readonly label: string; readonly cuts: LabelCuts; readonly charPx: number }>()

  function entryOf(fn: number) {
    const before = known.get(fn)
    if (before !== undefined) return before
    const label = cutMiddle(labelOf(nameOf(fn)), MAX_CHARS)
    // Characters of other scripts come from other fonts: their average width stands for each.
    const entry = { label, cuts: labelCuts(label), charPx: ASCII_ONLY.test(label) ? charPx : measure(label) / label.length }
    known.set(fn, entry)
    return entry
  }

  return (fn, widthPx) => {
    const { label, cuts, charPx: widthOfOne } = entryOf(fn)
    return fitLabel(label, cuts, Math.floor(widthPx / widthOfOne))
  }
}
