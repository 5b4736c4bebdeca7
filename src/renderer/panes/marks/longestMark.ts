// The longest of the measures of one name and track.

import type { SpanRow } from '../../../shared/analysis/spans'
import type { MarkSheet } from '../../worker/protocol'

/** `plainTrack`: the name of the track that stands for none. Null where there is none of it. */
export function longestOf(sheet: MarkSheet, { name, track }: Pick<SpanRow, 'name' | 'track'>, plainTrack: string): number | null {
  const [nameRow, trackRow] = [sheet.names.indexOf(name), sheet.tracks.indexOf(track ?? plainTrack)]
  let longest: number | null = null
  for (let mark = 0; mark < sheet.name.length; mark++) {
    if (sheet.name[mark] !== nameRow || sheet.track[mark] !== trackRow) continue
    const lasts = (at: number) => sheet.endNs[at] - sheet.startNs[at]
    if (lasts(mark) > 0 && (longest === null || lasts(mark) > lasts(longest))) longest = mark
  }
  return longest
}
