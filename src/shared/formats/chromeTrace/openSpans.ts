// From spans that contain each other, or cross, to time on stacks.

import { NONE } from '../../profile/profile'
import type { Report } from '../format'

export type OpenSpans = {
  /** Spans come in the order of their beginnings, outer before inner. */
  begin(frame: number, fromNs: number, toNs: number): void
  /** When the last one was over. */
  finish(): number
}

/** Each end of a span that others outlast makes new stacks of those: past this many they are cut off instead. */
const MAX_CROSSING = 64

/**
 * A span that outlasts the one it is in goes on beside it from its end on, so that each lasts as long as the file says.
 * `stackOn` gives the stack with a frame on top; `onTime` hears of every stretch of time and the stack in it.
 */
export function openSpans(
  stackOn: (outer: number, frame: number) => number,
  report: Report,
  onTime: (stack: number, fromNs: number, toNs: number) => void,
): OpenSpans {
  // Outermost first. `firstEnds[i]` is the earliest end among the first `i + 1`.
  const frames: number[] = []
  const stacks: number[] = []
  const ends: number[] = []
  const firstEnds: number[] = []
  /** Spans that end after one they are in. */
  let crossing = 0
  let nowNs = -Infinity

  function push(frame: number, endNs: number): void {
    const first = firstEnds[firstEnds.length - 1] ?? Infinity
    if (endNs > first) crossing++
    frames.push(frame)
    stacks.push(stackOn(stacks[stacks.length - 1] ?? NONE, frame))
    ends.push(endNs)
    firstEnds.push(Math.min(first, endNs))
  }

  function pop(): { readonly frame: number; readonly endNs: number } {
    const frame = frames.pop() ?? NONE
    const endNs = ends.pop() ?? 0
    stacks.pop()
    firstEnds.pop()
    if (endNs > (firstEnds[firstEnds.length - 1] ?? Infinity)) crossing--
    return { frame, endNs }
  }

  function passTo(atNs: number): void {
    if (atNs > nowNs && stacks.length > 0) onTime(stacks[stacks.length - 1], nowNs, atNs)
    nowNs = Math.max(nowNs, atNs)
  }

  function endUntil(atNs: number): void {
    while (firstEnds.length > 0 && firstEnds[firstEnds.length - 1] <= atNs) {
      const endNs = firstEnds[firstEnds.length - 1]
      passTo(endNs)
      const outlasting: { readonly frame: number; readonly endNs: number }[] = []
      for (let span = pop(); span.endNs !== endNs; span = pop()) outlasting.push(span)
      for (let span = outlasting.pop(); span !== undefined; span = outlasting.pop()) push(span.frame, span.endNs)
    }
  }

  return {
    begin(frame, fromNs, toNs) {
      endUntil(fromNs)
      passTo(fromNs)
      const firstNs = firstEnds[firstEnds.length - 1] ?? Infinity
      const isCut = toNs > firstNs && crossing >= MAX_CROSSING
      if (isCut) report(`events that outlast the one they are in, cut off: more than ${MAX_CROSSING} at once`, null)
      else if (toNs > firstNs) report('events that outlast the one they are in, shown beside it from its end on', null)
      push(frame, isCut ? firstNs : toNs)
    },
    finish() {
      endUntil(Infinity)
      return nowNs
    },
  }
}
