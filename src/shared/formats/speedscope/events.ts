// From frames that open and close to times on a stack: what lies between two events is one row.

import { jsonNumber, jsonObject, jsonText, type JsonSink } from '../../bytes/jsonSink'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { frameIndex, NO_FRAME, type RawProfiles } from './rawProfiles'

export type Events = {
  /** Takes one event. */
  readonly sink: JsonSink
  /** A profile begins. */
  reset(): void
  /** It ends; what is still open lasts until `endValue`. */
  finish(endValue: number): void
}

const OPEN = 'O'.charCodeAt(0)
const CLOSE = 'C'.charCodeAt(0)

export function eventRows(into: RawProfiles, report: Report): Events {
  let type = 0
  let frame = NO_FRAME
  let at = NaN
  /** The open frames, outermost first, the stacks they make, and how often each is open. */
  const frames: number[] = []
  const stacks: number[] = []
  const openTimes = new Map<number, number>()
  let lastAt = NaN

  function passTime(): void {
    const stack = stacks[stacks.length - 1] ?? NONE
    if (at < lastAt) report('events earlier than the one before, taken for the same time', null)
    else if (at > lastAt && stack !== NONE) {
      into.stack.push(stack)
      into.weight.push(at - lastAt)
      into.at.push(lastAt)
    }
    lastAt = Number.isNaN(lastAt) ? at : Math.max(at, lastAt)
  }

  function openFrame(): void {
    stacks.push(into.stacks.child(stacks[stacks.length - 1] ?? NONE, frame))
    frames.push(frame)
    openTimes.set(frame, (openTimes.get(frame) ?? 0) + 1)
  }

  function closeFrame(): void {
    if ((openTimes.get(frame) ?? 0) === 0) {
      report('frames closed that were not open', null)
      return
    }
    for (let closed = frames.pop(); closed !== undefined; closed = frames.pop()) {
      stacks.pop()
      openTimes.set(closed, (openTimes.get(closed) ?? 1) - 1)
      if (closed === frame) return
      report('frames closed with the one that called them', null)
    }
  }

  return {
    sink: jsonObject(
      {
        type: jsonText((bytes, start) => (type = bytes[start])),
        frame: jsonNumber(value => (frame = frameIndex(value))),
        at: jsonNumber(value => (at = value)),
      },
      {
        open() {
          type = 0
          frame = NO_FRAME
          at = NaN
        },
        close() {
          if (Number.isNaN(at) || (type !== OPEN && type !== CLOSE)) {
            report('events that are not read', null)
            return
          }
          passTime()
          if (type === OPEN) openFrame()
          else closeFrame()
        },
      },
    ),
    reset() {
      frames.length = stacks.length = 0
      openTimes.clear()
      lastAt = NaN
    },
    finish(endValue) {
      if (frames.length === 0) return
      report('frames still open at the end', null, frames.length)
      at = endValue
      if (at > lastAt) passTime()
    },
  }
}
