// For formats that have no place for marks and lines behind a name: there they become part of it, so that nothing is lost on the way.

import { intTable } from '../base/intTable'
import type { Profile } from './profile'
import { isSpelledApart, spelledFrames, withoutSpelling } from './spelling'

/** The same profile with frames named as folded stacks spell them; the very same where that changes nothing. */
export function withSpelledNames(profile: Profile): Profile {
  const { functions, frames } = profile
  if (!frames.flags.some(isSpelledApart)) return profile
  const spelled = spelledFrames(profile)
  const strings = [...profile.strings]
  const rowOfString = new Map(strings.map((text, row) => [text, row]))
  // Each spelling of a function is a function of its own, a copy of `origins[i]` named `names[i]`.
  const copies = intTable()
  const origins: number[] = []
  const names: number[] = []

  function stringRow(text: string): number {
    const known = rowOfString.get(text)
    if (known !== undefined) return known
    rowOfString.set(text, strings.length)
    return strings.push(text) - 1
  }

  const fn = frames.fn.map((origin, frame) => {
    if (!isSpelledApart(frames.flags[frame])) return origin
    const name = stringRow(spelled[frame])
    const copy = copies.intern(origin, name, 0)
    if (copy === names.length) {
      origins.push(origin)
      names.push(name)
    }
    return functions.name.length + copy
  })
  const withCopies = (column: Int32Array) =>
    joined(
      column,
      origins.map(origin => column[origin]),
    )
  return {
    ...profile,
    strings,
    functions: {
      name: joined(functions.name, names),
      systemName: withCopies(functions.systemName),
      file: withCopies(functions.file),
      startLine: withCopies(functions.startLine),
      startColumn: withCopies(functions.startColumn),
      module: withCopies(functions.module),
    },
    frames: { ...frames, fn, flags: frames.flags.map(withoutSpelling) },
  }
}

function joined(column: Int32Array, more: readonly number[]): Int32Array {
  const longer = new Int32Array(column.length + more.length)
  longer.set(column)
  longer.set(more, column.length)
  return longer
}
