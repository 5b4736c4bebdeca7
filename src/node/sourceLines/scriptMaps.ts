// The source maps of generated scripts, found beside them or in them (ECMA-426, version 3).

import { FlattenMap, decodedMappings, traceSegment, type TraceMap } from '@jridgewell/trace-mapping'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { OriginalPlace, Originals } from '../../shared/formats/originalPlaces'
import { NONE, type HeldSourceMap } from '../../shared/profile/profile'
import { plainPath } from './candidates'
import { originalName } from './originalName'

/** The bundle of a whole product with its sources; a larger one is read by nobody while a person waits. */
const MAX_BYTES = 64 * 2 ** 20
/** A statement that was written over so many lines is one line of a bundle, and is told by its first; what stands for more says nothing. */
const LINES_OF_A_STATEMENT = 3
const URL_START = /^[a-z][a-z\d+.-]+:\/\//i
const MARK = 'sourceMappingURL='
/** Before the mark; Node and browsers know both signs, in either kind of comment. */
const COMMENT_BEFORE = /(?:\/\/|\/\*)[#@]\s*$/
const INLINE = /^data:[^,]*?(;base64)?,(.*)$/s
/** Of a map that is in the profile itself. */
const NEVER_CHANGED = 0
/** What servers put before JSON so that no page can run it. */
const GUARD = /^\)\]\}'[^\n]*\n/

/** A file of this machine for what a profile or a map names; null where there is none that may be read. */
export type FindFile = (stated: string) => string | null

export type ScriptMaps = Originals & {
  /** The text of an original file as the map of a script holds it. */
  contentOf(script: string, original: string): string | null
  /** Whether the map was found by a script that lies beside the profile only: whoever has no profile does not find it. */
  isBeside(script: string): boolean
  /** Scripts whose map was used, with the time of its last change. */
  used(): readonly { readonly script: string; readonly mtimeMs: number }[]
  /** Scripts that have a map which cannot be read. */
  unreadable(): readonly string[]
}

/**
 * `held`: maps that the profile's own file has; they are of what was recorded, whatever stands beside it. `findBeside`: for scripts that
 * `find` does not know, by their text.
 */
export function scriptMaps(find: FindFile, held: readonly HeldSourceMap[] = [], findBeside: FindFile = () => null): ScriptMaps {
  const maps = new Map<string, { readonly map: TraceMap; readonly mtimeMs: number; readonly isBeside: boolean } | null>()
  const broken: string[] = []
  const heldOf = new Map(held.map(map => [map.script, map]))

  function heldMap(script: string): FoundMap | null {
    const map = heldOf.get(script)
    if (map === undefined) return null
    const { url, script: _, ...fields } = map
    const isStated = url !== '' && !url.startsWith('data:')
    return {
      text: JSON.stringify({ version: 3, ...fields }),
      url: isStated ? besideOf(script, url) : script,
      mtimeMs: NEVER_CHANGED,
      isBeside: false,
    }
  }

  function mapOf(script: string): TraceMap | null {
    const known = maps.get(script)
    if (known !== undefined) return known?.map ?? null
    const found = heldMap(script) ?? foundMap(script, find, findBeside)
    const read = found === null ? null : readMap(found)
    if (found !== null && read === null) broken.push(script)
    const map = read === null || (found?.isBeside === true && !isMapOf(script, read)) ? null : read
    maps.set(script, found === null || map === null ? null : { map, mtimeMs: found.mtimeMs, isBeside: found.isBeside })
    return map
  }

  return {
    functionAt(script, line, column, name) {
      const map = mapOf(script)
      const segment = map === null ? null : traceSegment(map, line - 1, column - 1)
      // A segment without a source is of code that the bundler made.
      if (map === null || segment === null || segment.length === 1) return null
      const [start, source, originalLine, originalColumn] = segment
      const file = map.resolvedSources[source] ?? ''
      if (file === '') return null
      const text = map.sourcesContent?.[source] ?? null
      // V8 tells the place right behind a declaration's name; a getter is `get label` to it.
      const isOfName = name !== '' && start === column - 1 - (name.split(' ').at(-1) ?? '').length
      const said =
        text !== null
          ? originalName(text, originalLine, originalColumn, isOfName || start === column - 1)
          : isOfName && segment.length === 5
            ? (map.names[segment[4]] ?? '')
            : ''
      return { file, line: originalLine + 1, column: originalColumn + 1, name: said === '' ? name : said }
    },
    placeAt(script, line, column) {
      const map = mapOf(script)
      if (map === null) return null
      if (column === NONE) return placeOfLine(map, line)
      const segment = traceSegment(map, line - 1, column - 1)
      return segment === null || segment.length === 1 ? null : placeOf(map, segment[1], segment[2], segment[3])
    },
    contentOf(script, original) {
      const map = mapOf(script)
      const source = map?.resolvedSources.indexOf(original) ?? NONE
      return source === NONE ? null : (map?.sourcesContent?.[source] ?? null)
    },
    isBeside: script => maps.get(script)?.isBeside === true,
    used: () => Array.from(maps).flatMap(([script, known]) => (known === null ? [] : [{ script, mtimeMs: known.mtimeMs }])),
    unreadable: () => broken,
  }
}

function placeOf(map: TraceMap, source: number, line: number, column: number): OriginalPlace | null {
  const file = map.resolvedSources[source] ?? ''
  return file === '' ? null : { file, line: line + 1, column: column + 1 }
}

/** A generated line that is of one statement of one file; in a bundle of few lines none is. */
function placeOfLine(map: TraceMap, line: number): OriginalPlace | null {
  let first: { readonly source: number; readonly line: number; readonly column: number } | null = null
  let [least, most] = [Infinity, -Infinity]
  for (const segment of decodedMappings(map)[line - 1] ?? []) {
    if (segment.length === 1) continue
    first ??= { source: segment[1], line: segment[2], column: segment[3] }
    if (segment[1] !== first.source) return null
    least = Math.min(least, segment[2])
    most = Math.max(most, segment[2])
  }
  return first === null || most - least >= LINES_OF_A_STATEMENT ? null : placeOf(map, first.source, first.line, first.column)
}

/** `url`: what the sources that it names are relative to, as the machine that ran the script knows it. */
type FoundMap = { readonly text: string; readonly url: string; readonly mtimeMs: number; readonly isBeside: boolean }

/** What the script itself says, else a file beside it: where the script is not here, its map may be. */
function foundMap(script: string, find: FindFile, findBeside: FindFile): FoundMap | null {
  const plain = plainPath(script)
  if (plain === null) return null
  const stated = URL_START.test(script) ? script.split(/[?#]/, 1)[0] : plain
  const known = find(script)
  const path = known ?? findBeside(script)
  const isBeside = known === null && path !== null
  const said = path === null ? null : mapUrlIn(textOf(path) ?? '')
  const inline = said === null ? null : INLINE.exec(said)
  if (path !== null && inline !== null) {
    return { text: decoded(inline[2] ?? '', inline[1] !== undefined), url: stated, mtimeMs: statSync(path).mtimeMs, isBeside }
  }
  const named = said === null ? null : (plainPath(said) ?? null)
  const byName = path === null || named === null ? null : find(posix.isAbsolute(named) ? named : join(dirname(path), named))
  const mapPath = byName ?? find(`${isBeside ? path : plain}.map`)
  const text = mapPath === null ? null : textOf(mapPath)
  if (mapPath === null || text === null) return null
  const url = byName === null || named === null ? `${stated}.map` : besideOf(stated, named)
  return { text, url, mtimeMs: statSync(mapPath).mtimeMs, isBeside }
}

/** A map says what it is of, where it says anything. */
function isMapOf(script: string, { file }: TraceMap): boolean {
  return typeof file !== 'string' || file === '' || posix.basename(file) === posix.basename(plainPath(script) ?? '')
}

/** What `named` is beside `stated`, as it is written; `named` itself beside what begins like an address and is none. */
function besideOf(stated: string, named: string): string {
  if (URL_START.test(named)) return named
  if (!URL_START.test(stated)) return posix.join(posix.dirname(stated), named)
  try {
    return new URL(named, stated).href
  } catch {
    return named
  }
}

/** The last one counts. */
function mapUrlIn(text: string): string | null {
  const at = text.lastIndexOf(MARK)
  if (at === -1 || !COMMENT_BEFORE.test(text.slice(Math.max(0, at - 8), at))) return null
  return /^[^\s'"*]+/.exec(text.slice(at + MARK.length))?.[0] ?? null
}

function decoded(text: string, isBase64: boolean): string {
  if (isBase64) return Buffer.from(text, 'base64').toString('utf8')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function textOf(path: string): string | null {
  try {
    return statSync(path).size > MAX_BYTES ? null : readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function readMap({ text, url }: FoundMap): TraceMap | null {
  try {
    const map = new FlattenMap(text.replace(GUARD, ''), url)
    // Decoded on use: what is broken must be known now.
    decodedMappings(map)
    return map
  } catch {
    return null
  }
}
