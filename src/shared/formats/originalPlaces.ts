// A profile of generated scripts, told by what people wrote: functions under their own names, in their own files, on their own lines.

import { NONE, functionName, stringAt, type Profile } from '../profile/profile'
import { scriptOf } from './cpuprofile/functions'

/** Lines and columns are 1-based. */
export type OriginalPlace = { readonly file: string; readonly line: number; readonly column: number }

/** What source maps say of generated scripts, each by the name that the profile states. */
export type Originals = {
  /** `name`: as generated, '' where it has none. The answer's name is '' where it has none in the original either. Null: not known. */
  functionAt(script: string, line: number, column: number, name: string): (OriginalPlace & { readonly name: string }) | null
  /** `column`: NONE where only the line is known; a line that stands for many says nothing. */
  placeAt(script: string, line: number, column: number): OriginalPlace | null
}

/** Where a script's own code begins: it is of all the files that were put into it. */
const SCRIPT_START = 1
/** How readers of V8's profiles name what has no name. */
const ANONYMOUS = '(anonymous'

/** The very same profile where nothing is known. A function keeps its generated name as the one that the engine knows. */
export function withOriginalPlaces(profile: Profile, originals: Originals): { readonly profile: Profile; readonly functionCount: number } {
  const { functions, frames } = profile
  const strings = [...profile.strings]
  const rowOfString = new Map(strings.map((text, row) => [text, row]))
  const string = (text: string) => {
    const row = rowOfString.get(text) ?? strings.push(text) - 1
    rowOfString.set(text, row)
    return row
  }
  const name = functions.name.slice()
  const systemName = functions.systemName.slice()
  const file = functions.file.slice()
  const startLine = functions.startLine.slice()
  const startColumn = functions.startColumn.slice()
  const module = functions.module.slice()
  const original: (string | null)[] = Array.from(name, () => null)
  /** Two generated copies may be of one function: by original, the row of the first. */
  const firstRow = new Map<string, number>()
  const rowOf = Int32Array.from(name.keys())
  let functionCount = 0

  for (let fn = 0; fn < name.length; fn++) {
    const script = stringAt(profile, file[fn])
    const [line, column] = [startLine[fn], startColumn[fn]]
    if (script === null || line === NONE || column === NONE || (line === SCRIPT_START && column === SCRIPT_START)) continue
    const generated = functionName(profile, fn)
    const found = originals.functionAt(script, line, column, generated.startsWith(ANONYMOUS) ? '' : generated)
    if (found === null) continue
    functionCount++
    const { shortName, module: group } = scriptOf(found.file)
    const shown = found.name === '' ? `${ANONYMOUS} ${shortName}:${found.line})` : found.name
    name[fn] = string(shown)
    if (shown !== generated) systemName[fn] = string(generated)
    file[fn] = string(found.file)
    startLine[fn] = found.line
    startColumn[fn] = found.column
    module[fn] = group === null ? NONE : string(group)
    original[fn] = found.file
    const key = `${name[fn]}/${file[fn]}/${found.line}/${found.column}`
    rowOf[fn] = firstRow.get(key) ?? fn
    firstRow.set(key, rowOf[fn])
  }
  if (functionCount === 0) return { profile, functionCount }

  const line = frames.line.slice()
  const column = frames.column.slice()
  for (let frame = 0; frame < line.length; frame++) {
    const fn = frames.fn[frame]
    if (original[fn] === null || line[frame] === NONE) continue
    const place = originals.placeAt(stringAt(profile, functions.file[fn]) ?? '', line[frame], column[frame])
    // What was put into a function from another file has lines of that file.
    const isOwn = place !== null && place.file === original[fn]
    line[frame] = isOwn ? place.line : NONE
    column[frame] = isOwn && column[frame] !== NONE ? place.column : NONE
  }
  return {
    functionCount,
    profile: {
      ...profile,
      strings,
      functions: { name, systemName, file, startLine, startColumn, module },
      frames: { ...frames, fn: frames.fn.map(fn => rowOf[fn]), line, column },
    },
  }
}
