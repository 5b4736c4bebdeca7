// What the page gets of a program's marks and measures: the table, and columns small enough to be drawn.

import { PLAIN_TRACK } from '../../shared/analysis/spans'
import { spans } from '../../shared/questions/drawn'
import type { Selected } from '../../shared/questions/selected'
import { stringAt } from '../../shared/profile/profile'
import type { MarkSheet } from './protocol'

export function markSheetOf(asked: Selected): MarkSheet {
  const { profile } = asked.subject
  const { marks } = profile
  const [names, tracks] = [textRows(), textRows()]
  const textIn = (column: Int32Array | undefined) => Array.from(column ?? [], row => stringAt(profile, row))
  const name = Int32Array.from(textIn(marks?.name), text => names.rowOf(text ?? ''))
  const track = Int32Array.from(textIn(marks?.track), text => tracks.rowOf(text ?? PLAIN_TRACK))
  return {
    ...spans(asked),
    names: names.all,
    tracks: tracks.all,
    name,
    track,
    startNs: marks?.startNs.slice() ?? new Float64Array(),
    endNs: marks?.endNs.slice() ?? new Float64Array(),
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
