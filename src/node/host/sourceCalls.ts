// What the page may ask about source files: their text, where else to look, and the editor.

import { statSync } from 'node:fs'
import { isAbsolute, posix } from 'node:path'
import type { HostCalls, SourceAnswer, SourceOf } from '../../shared/host/contract'
import type { KeptEditor } from '../kept/editorChoice'
import type { Remark } from '../files/jsonFile'
import { plainPath } from '../sourceLines/candidates'
import { openInEditor } from '../sourceLines/editors'
import { sourceFiles } from '../sourceLines/sourceFiles'
import type { MappedText } from '../sourceLines/withSourceMaps'

export type SourceCallOptions = {
  readonly dataFolder: string
  readonly editor: KeptEditor
  readonly remark: Remark
  readonly fileOf: (fileId: string) => { readonly path: string } | null
  /** A dialog; null where the host has none and a person types the folder. */
  readonly chooseFolder: (() => Promise<string | null>) | null
}

export type SourceCalls = Pick<HostCalls, 'readSource' | 'allowSources' | 'openInEditor'> & {
  /** From now on the page may ask for these sources of the file: by name, with the text where a map holds it. */
  name(fileId: string, sources: ReadonlyMap<string, MappedText | null>): void
}

export function sourceCalls({ dataFolder, editor, remark, fileOf, chooseFolder }: SourceCallOptions): SourceCalls {
  const sources = sourceFiles(dataFolder, remark)
  const named = new Map<string, ReadonlyMap<string, MappedText | null>>()

  /** The profile, if it names this source: a page can ask for no other file. */
  function profileWith(fileId: string, { file }: SourceOf) {
    return named.get(fileId)?.has(file) === true ? fileOf(fileId) : null
  }

  /** Loaded on use: few profiles are of bundles whose sources are elsewhere. */
  async function textIn(profilePath: string, mapped: MappedText, original: string): Promise<string | null> {
    if ('text' in mapped) return mapped.text
    const { mapsFor } = await import('../sourceLines/withSourceMaps')
    return mapsFor(sources, profilePath).contentOf(mapped.script, original)
  }

  async function inMap(profilePath: string, mapped: MappedText, original: string): Promise<SourceAnswer | null> {
    const text = await textIn(profilePath, mapped, original)
    const path = plainPath(original) ?? original
    const place = { name: posix.basename(path), folder: posix.basename(posix.dirname(path)), others: [] }
    return text === null ? null : { kind: 'in-map', ...place, text }
  }

  return {
    name: (fileId, those) => void named.set(fileId, those),
    async readSource(fileId, source) {
      const profile = profileWith(fileId, source)
      if (profile === null) return { kind: 'missing', isFile: false }
      const answer = sources.read(profile.path, source)
      const mapped = named.get(fileId)?.get(source.file) ?? null
      return answer.kind === 'missing' && mapped !== null ? ((await inMap(profile.path, mapped, source.file)) ?? answer) : answer
    },
    async allowSources(fileId, source, typed) {
      if (profileWith(fileId, source) === null) return false
      const folder = chooseFolder === null ? typed : await chooseFolder()
      if (folder === null || !isAbsolute(folder) || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false
      sources.allow(folder, source)
      return true
    },
    async openInEditor(fileId, source, line) {
      const profile = profileWith(fileId, source)
      const found = profile === null ? null : sources.find(profile.path, source)
      if (found === null) return 'Its source was not found on this machine.'
      const opened = await openInEditor({ path: found.path, line, column: 1 }, editor.read())
      return opened.ok ? null : opened.error
    },
  }
}
