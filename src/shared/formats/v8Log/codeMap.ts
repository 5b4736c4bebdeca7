// What code lies where while V8's log is read: compiled functions come, move and go, libraries stay. Rules: V8's `tools/codemap.mjs`.

import { rangeMap } from '../../base/rangeMap'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE, type FrameKind } from '../../profile/profile'
import { libraryFrame, nativeFrame, scriptFrame } from './frames'

export type CodeMap = {
  /** `kind` null: code of V8 itself, not of a script. */
  code(name: string, kind: FrameKind | null, start: number, size: number): void
  move(from: number, to: number): void
  remove(start: number): void
  /** Files are listed in several ranges, some of them twice. */
  library(path: string, start: number, end: number): void
  /** The code at an address: its row, or NONE. */
  find(address: number): number
  isScript(row: number): boolean
  /** Of a library the log knows no functions: rows of one that follow each other say no more than one. */
  isLibrary(row: number): boolean
  frame(row: number): number
}

type Code = { readonly name: string; readonly kind: FrameKind | 'built-in' | 'library' }

export function codeMap(builder: ProfileBuilder): CodeMap {
  const code = rangeMap('go')
  const libraries = rangeMap('are cut')
  const rows = new Map<string, number>()
  const codes: Code[] = []
  /** Most code of a log is in no tick: only what is gets a frame. */
  const frames: number[] = []

  function rowOf(name: string, kind: Code['kind']): number {
    const key = `${kind} ${name}`
    const known = rows.get(key)
    if (known !== undefined) return known
    const row = codes.push({ name, kind }) - 1
    rows.set(key, row)
    frames.push(NONE)
    return row
  }

  function frameOf({ name, kind }: Code): number {
    if (kind === 'library') return libraryFrame(name, builder)
    return kind === 'built-in' ? nativeFrame(name, 'v8', builder) : scriptFrame(name, kind, builder)
  }

  return {
    code: (name, kind, start, size) => code.put(start, start + size, rowOf(name, kind ?? 'built-in')),
    move(from, to) {
      const found = code.bounds(from)
      const row = code.remove(from)
      if (found !== null && row !== NONE) code.put(to, to + found.end - found.start, row)
    },
    remove: code.remove,
    library: (path, start, end) => libraries.put(start, end, rowOf(path, 'library')),
    find(address) {
      const row = code.find(address)
      return row === NONE ? libraries.find(address) : row
    },
    isScript: row => row !== NONE && codes[row].kind !== 'built-in' && codes[row].kind !== 'library',
    isLibrary: row => codes[row].kind === 'library',
    frame: row => (frames[row] === NONE ? (frames[row] = frameOf(codes[row])) : frames[row]),
  }
}
