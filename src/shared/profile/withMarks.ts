// A profile with what its program marked, where that stands in another file.

import { markColumns, type Mark } from './markColumns'
import { NONE, type Profile } from './profile'

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
