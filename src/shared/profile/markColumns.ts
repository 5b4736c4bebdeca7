// Marks and measures of a program as columns, in the order of their beginnings.

import { NONE, type MarkTable, type Profile } from './profile'

/** A moment where `endNs` is `startNs`. */
export type Mark = {
  readonly name: string
  readonly startNs: number
  readonly endNs: number
  /** Row from `thread`. */
  readonly thread?: number
  readonly track?: string
}

/** Nothing where there are none. `string` and `optional` give rows of the profile's strings. */
export function markColumns(
  marks: readonly Mark[],
  string: (text: string) => number,
  optional: (text: string | undefined) => number,
): { readonly marks?: MarkTable } {
  if (marks.length === 0) return {}
  const sorted = [...marks].sort((a, b) => a.startNs - b.startNs)
  return {
    marks: {
      name: Int32Array.from(sorted, ({ name }) => string(name)),
      startNs: Float64Array.from(sorted, ({ startNs }) => startNs),
      endNs: Float64Array.from(sorted, ({ endNs }) => endNs),
      thread: Int32Array.from(sorted, ({ thread = NONE }) => thread),
      track: Int32Array.from(sorted, ({ track }) => optional(track)),
    },
  }
}

/** A profile with what its program marked, where that stands in another file. */
export function withMarks(profile: Profile, marks: readonly Mark[]): Profile {
  const strings = [...profile.strings]
  const rows = new Map(strings.map((text, row) => [text, row]))
  const string = (text: string) => {
    const known = rows.get(text)
    if (known !== undefined) return known
    rows.set(text, strings.length)
    return strings.push(text) - 1
  }
  const columns = markColumns(marks, string, text => (text === undefined || text === '' ? NONE : string(text)))
  return { ...profile, strings, ...columns }
}
