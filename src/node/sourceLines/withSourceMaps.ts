// A profile of bundled or compiled scripts, told by their sources: for window, command line and assistants alike.

import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { withOriginalPlaces } from '../../shared/formats/originalPlaces'
import type { HeldSourceMap, Note, Profile } from '../../shared/profile/profile'
import type { LookedFor } from './lookedFor'
import { scriptsBeside, type FindBeside } from './scriptBeside'
import { scriptMaps, type ScriptMaps } from './scriptMaps'
import { sourceFiles, type SourceFiles } from './sourceFiles'

/** What a library was built from is nothing that its users can change, and a project has thousands of them. */
const LIBRARY = /[\\/]node_modules[\\/]/

/** Texts out of the profile's own file that are kept while it is open; a larger program is looked at in its files. */
const MOST_KEPT_CHARS = 16 * 2 ** 20

/** The script whose map is on this machine, or the text itself where the map is in the profile's own file. */
export type MappedText = { readonly script: string } | { readonly text: string }

export type Mapped = {
  readonly profile: Profile
  /** Original files that are not on this machine and whose text a map holds. */
  readonly inMaps: readonly (readonly [original: string, text: MappedText])[]
  readonly looked: LookedFor
}

export function withSourceMaps(profile: Profile, profilePath: string, dataFolder: string): Mapped {
  const sources = sourceFiles(dataFolder)
  const stated = new Set<string>()
  const besideNames = new Set<string>()
  const beside = scriptsBeside(profile, profilePath, sources, name => void besideNames.add(name))
  const maps = mapsFor(sources, profilePath, profile.sourceMaps, beside, name => void stated.add(name))
  const held = new Set(profile.sourceMaps?.map(({ script }) => script))
  const scriptOf = new Map<string, string>()
  let kept = 0
  const mapped = withOriginalPlaces(profile, {
    functionAt(script, line, column, name) {
      const found = LIBRARY.test(script) ? null : maps.functionAt(script, line, column, name)
      if (found !== null && !scriptOf.has(found.file)) scriptOf.set(found.file, script)
      return found
    },
    placeAt: maps.placeAt,
  })
  const notes = notesOf(maps, mapped.functionCount, profilePath)
  return {
    profile: notes.length === 0 ? profile : { ...mapped.profile, meta: { ...profile.meta, notes: [...profile.meta.notes, ...notes] } },
    looked: { stated: [...stated], beside: [...besideNames] },
    inMaps: Array.from(scriptOf).flatMap(([file, script]): Mapped['inMaps'] => {
      const text = maps.contentOf(script, file)
      if (text === null || sources.find(profilePath, { file, functionName: '' }) !== null) return []
      if (!held.has(script) && !maps.isBeside(script)) return [[file, { script }]]
      // Whoever asks for it later has not the profile any more, which is another thread's.
      kept += text.length
      return kept > MOST_KEPT_CHARS ? [] : [[file, { text }]]
    }),
  }
}

/** `onLook` is told each file that is looked for. */
export function mapsFor(
  sources: SourceFiles,
  profilePath: string,
  held: readonly HeldSourceMap[] = [],
  beside?: FindBeside,
  onLook: (name: string) => void = () => undefined,
): ScriptMaps {
  function find(file: string): string | null {
    onLook(file)
    return sources.find(profilePath, { file, functionName: '' })?.path ?? null
  }
  return scriptMaps(find, held, beside)
}

function notesOf(maps: ScriptMaps, functionCount: number, profilePath: string): readonly Note[] {
  const recordedMs = statSync(profilePath, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
  const used = maps.used()
  const newer = used.filter(({ mtimeMs }) => mtimeMs > recordedMs)
  const note = (what: string, count: number, where: string | null): Note => ({ what, count, where })
  return [
    ...(functionCount === 0 ? [] : [note('functions named by source maps', functionCount, basename(used[0]?.script ?? ''))]),
    ...(newer.length === 0
      ? []
      : [note('source maps newer than the recording: they may be of another build', newer.length, basename(newer[0].script))]),
    ...(maps.unreadable().length === 0
      ? []
      : [note('source maps that cannot be read', maps.unreadable().length, basename(maps.unreadable()[0]))]),
  ]
}
