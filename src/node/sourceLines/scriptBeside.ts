// A script that lies beside its profile under its own name, recorded on another machine: taken for the one that ran where its text says so.

import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { functionName, NONE, stringAt, type Profile } from '../../shared/profile/profile'
import { plainPath } from './candidates'
import { originalName } from './originalName'
import type { SourceFiles } from './sourceFiles'

/** As large as a bundle whose map is read. */
const MAX_BYTES = 64 * 2 ** 20
/** A function's name stands no farther from where it begins. */
const NEAR_CHARS = 600
/** What engines put before the own name of a function: `get `, `shop.cart.`. */
const BEFORE_OWN_NAME = /^.*[. ]/

/** 1-based; `name` is '' where the function has none. */
type Stated = { readonly line: number; readonly column: number; readonly name: string }

/** The path of the script's text, or null: no such file, or another text than what ran. */
export type FindBeside = (script: string) => string | null

/** `onLook` is told the name of each file that is looked for. */
export function scriptsBeside(
  profile: Profile,
  profilePath: string,
  sources: SourceFiles,
  onLook: (name: string) => void = () => undefined,
): FindBeside {
  let places: ReadonlyMap<string, readonly Stated[]> | null = null
  const found = new Map<string, string | null>()

  function look(script: string): string | null {
    const plain = plainPath(script)
    if (plain === null) return null
    onLook(basename(plain))
    const file = join(dirname(profilePath), basename(plain))
    // Most scripts of a large program are not there, and to look in every folder takes time.
    const path = existsSync(file) ? (sources.find(profilePath, { file, functionName: '' })?.path ?? null) : null
    if (path === null || basename(path) !== basename(plain) || statSync(path).size > MAX_BYTES) return null
    places ??= placesOf(profile)
    return isTextOf(readFileSync(path, 'utf8'), places.get(script) ?? []) ? path : null
  }

  return script => {
    const known = found.get(script)
    if (known !== undefined) return known
    const path = look(script)
    found.set(script, path)
    return path
  }
}

function placesOf(profile: Profile): ReadonlyMap<string, readonly Stated[]> {
  const { file, startLine, startColumn } = profile.functions
  const places = new Map<string, Stated[]>()
  for (let fn = 0; fn < file.length; fn++) {
    const script = stringAt(profile, file[fn])
    if (script === null || startLine[fn] === NONE || startColumn[fn] === NONE) continue
    const list = places.get(script) ?? []
    const name = functionName(profile, fn)
    list.push({ line: startLine[fn], column: startColumn[fn], name: name.startsWith('(') ? '' : name.replace(BEFORE_OWN_NAME, '') })
    places.set(script, list)
  }
  return places
}

/** At least one function stands where the profile says, every place is in the text, and no other function is where one should be. */
export function isTextOf(text: string, functions: readonly Stated[]): boolean {
  const starts = lineStarts(text)
  let agreeing = 0
  for (const { line, column, name } of functions) {
    const at = (starts[line - 1] ?? Infinity) + column - 1
    if (at >= (starts[line] ?? text.length + 1)) return false
    const near = Math.max(0, at - NEAR_CHARS)
    const written = name === '' ? '' : originalName(text.slice(near, at + NEAR_CHARS), 0, at - near, true)
    // A constructor has the name of its class, which may stand far above.
    if (written === '' || written === 'constructor') continue
    if (written !== name) return false
    agreeing++
  }
  return agreeing > 0
}

/** One more than there are lines: the last is of the end. */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return [...starts, text.length + 1]
}
