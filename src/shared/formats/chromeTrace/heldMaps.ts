// The source maps that DevTools puts into a trace it saves with them: `metadata.sourceMaps`, each with the script that it is of.
// Rules: chrome-devtools-frontend, models/trace/types/File.ts; ECMA-426 for the maps.

import { textOf } from '../../base/utf8'
import { jsonList, jsonObject, jsonText, SKIP, type JsonSink } from '../../bytes/jsonSink'
import type { HeldSourceMap } from '../../profile/profile'

/** The bundles of a large page with their sources; what is over that is left out. */
const MOST_CHARS = 64 * 2 ** 20

type Texts = (string | null)[]
type ReadMap = { script: string; url: string; sourceRoot: string; mappings: string; sources: Texts; sourcesContent: Texts; names: Texts }

export type HeldMaps = {
  readonly sink: JsonSink
  /** Those that are whole: with a script, sources and mappings. */
  maps(): readonly HeldSourceMap[]
}

export function heldMaps(): HeldMaps {
  const all: ReadMap[] = []
  let left = MOST_CHARS

  const text = (take: (map: ReadMap, value: string) => void) =>
    jsonText((bytes, start, end) => {
      const map = all.at(-1)
      if (map === undefined || (left -= end - start) < 0) return
      take(map, textOf(bytes.subarray(start, end)))
    })
  /** Elements are found by their place, so that null takes one too. */
  function texts(field: 'sources' | 'sourcesContent' | 'names'): JsonSink {
    const hole = () => void all.at(-1)?.[field].push(null)
    const element: JsonSink = { ...text((into, value) => into[field].push(value)), word: hole, number: hole, open: hole }
    return jsonList(() => element)
  }

  const map = jsonObject({
    sourceRoot: text((into, value) => (into.sourceRoot = value)),
    mappings: text((into, value) => (into.mappings = value)),
    sources: texts('sources'),
    sourcesContent: texts('sourcesContent'),
    names: texts('names'),
  })
  const entry = jsonObject(
    {
      url: text((into, value) => (into.script = value)),
      sourceMapUrl: text((into, value) => (into.url = value)),
      sourceMap: map,
    },
    { open: () => all.push({ script: '', url: '', sourceRoot: '', mappings: '', sources: [], sourcesContent: [], names: [] }) },
  )
  return {
    sink: jsonList(() => (left < 0 ? SKIP : entry)),
    maps: () =>
      (left < 0 ? all.slice(0, -1) : all).filter(({ script, mappings, sources }) => script !== '' && mappings !== '' && sources.length > 0),
  }
}
