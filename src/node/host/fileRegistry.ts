// Which file an id stands for: the page names files by ids alone, so it can open only what a person or the system gave it.

import { statSync } from 'node:fs'
import type { HostFile } from '../../shared/host/contract'

export type KnownFile = {
  readonly path: string
  readonly name: string
  /** Only files of the disk are worth remembering: uploads are gone with the program, examples are always there, parts are runs of one side. */
  readonly origin: 'disk' | 'upload' | 'example' | 'part'
}

export type FileRegistry = {
  /** The same id for the same path; size and time are those of now. */
  add(file: KnownFile): HostFile
  /** Null for whatever is not, letter by letter, an id that `add` gave out. */
  find(id: string): KnownFile | null
}

export function fileRegistry(): FileRegistry {
  const files = new Map<string, KnownFile>()
  const idOf = new Map<string, string>()

  function newId(file: KnownFile): string {
    const id = `file-${files.size}`
    idOf.set(file.path, id)
    files.set(id, file)
    return id
  }

  return {
    add: file => ({ id: idOf.get(file.path) ?? newId(file), name: file.name, ...factsOf(file) }),
    find: id => files.get(id) ?? null,
  }
}

/** A file that is not there (any more) is still named: opening it says what is wrong. */
function factsOf({ path, origin }: KnownFile): Pick<HostFile, 'sizeBytes' | 'modifiedMs' | 'isFolder'> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isDirectory() === true) return { sizeBytes: null, modifiedMs: stat.mtimeMs, isFolder: true }
  if (stat?.isFile() !== true) return { sizeBytes: null, modifiedMs: null }
  // An upload's own file was written just now; only the page knows how old the dropped one is.
  return { sizeBytes: stat.size, modifiedMs: origin === 'upload' ? null : stat.mtimeMs }
}
