// What the page gets of a program's marks and measures: the table, and columns small enough to be drawn.

import { PLAIN_TRACK, type Spans } from '../analysis/spans'
import { spans } from './drawn'
import type { Selected } from './selected'
import { stringAt } from '../profile/profile'

/** What a program marked and measured of itself: by name, and one by one in the order of their beginnings. */
export type MarkSheet = Spans & {
  /** Every name and track once. */
  readonly names: readonly string[]
  readonly tracks: readonly string[]
  /** By mark: rows of `names` and `tracks`, and from the profile's start; a moment ends where it begins. */
  readonly name: Int32Array
  readonly track: Int32Array
  readonly startNs: Float64Array
  readonly endNs: Float64Array
}

export function marks(asked: Selected): MarkSheet {
  const { profile } = asked.subject
  const { marks: columns } = profile
  const [names, tracks] = [textRows(), textRows()]
  const textIn = (column: Int32Array | undefined) => Array.from(column ?? [], row => stringAt(profile, row))
  const name = Int32Array.from(textIn(columns?.name), text => names.rowOf(text ?? ''))
  const track = Int32Array.from(textIn(columns?.track), text => tracks.rowOf(text ?? PLAIN_TRACK))
  return {
    ...spans(asked),
    names: names.all,
    tracks: tracks.all,
    name,
    track,
    startNs: columns?.startNs.slice() ?? new Float64Array(),
    endNs: columns?.endNs.slice() ?? new Float64Array(),
  }
}

function textRows() {
  const rows = new Map<string, number>()
  const all: string[] = []
  return {
    all,
    rowOf(text: string): number {
      const known = rows.get(text)
      if (known !== undefined) return known
      rows.set(text, all.length)
      return all.push(text) - 1
    },
  }
}
