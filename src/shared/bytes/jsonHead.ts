// What kind of JSON a file is, from its first bytes: the keys in it, each with the keys it stands under.

import { textOf } from '../base/utf8'
import { SKIP, type JsonSink } from './jsonSink'
import { jsonScanner } from './jsonScanner'

const NO_PATHS: ReadonlySet<string> = new Set()
/** The keys that tell a format from another stand at its beginning; more would be read again and again by code that is still cold. */
const MAX_SCANNED_BYTES = 16 * 1024
/** Deep enough for `traceEvents.args.data.cpuProfile`; deeper keys tell nothing more. */
const MAX_PATH_KEYS = 4
const BLANKS: readonly number[] = [32, 9, 10, 13]
const OPENINGS: readonly number[] = [91, 123]

/** Each format asks for the same head in turn. */
const seen = new WeakMap<Uint8Array, ReadonlySet<string>>()

/**
 * Paths of keys like `nodes.callFrame`; lists add nothing to a path, so a list's own objects begin with a dot at the top: `.ph`.
 * Empty when the bytes are not the beginning of JSON.
 */
export function jsonPaths(head: Uint8Array): ReadonlySet<string> {
  const known = seen.get(head)
  if (known !== undefined) return known
  const first = head.findIndex(byte => !BLANKS.includes(byte))
  if (!OPENINGS.includes(head[first])) return NO_PATHS
  const paths = new Set<string>()
  jsonScanner(pathSink('', 0, paths)).push(head.subarray(0, MAX_SCANNED_BYTES))
  seen.set(head, paths)
  return paths
}

function pathSink(path: string, keys: number, paths: Set<string>): JsonSink {
  const below = new Map<string, JsonSink>()
  let listed: JsonSink | null = null
  const sink: JsonSink = {
    ...SKIP,
    item: () => (path === '' ? (listed ??= pathSink('.', keys, paths)) : sink),
    field(bytes, start, end) {
      const key = textOf(bytes.subarray(start, end))
      const known = below.get(key)
      if (known !== undefined) return known
      const here = path === '' || path === '.' ? path + key : `${path}.${key}`
      paths.add(here)
      const made = keys + 1 < MAX_PATH_KEYS ? pathSink(here, keys + 1, paths) : SKIP
      below.set(key, made)
      return made
    },
  }
  return sink
}
