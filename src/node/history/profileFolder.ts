// A folder of profiles as a list of files: what may be one, with the labels that lie beside it. Whether it is one only reading tells.

import { readFileSync, statSync, type Stats } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { isRecord } from '../../shared/base/json'
import { fail, ok, type Result } from '../../shared/base/result'
import { isToolFolder, LABELS_END, MAX_FOLDER_ENTRIES, mayBeProfile } from '../../shared/host/folders'
import { filesBelow } from '../files/filesBelow'

export type ProfileFile = {
  readonly path: string
  /** From the folder that was named, with slashes. */
  readonly name: string
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** Changes with every change of the file that the system knows of. */
  readonly stamp: string
  readonly labels: Readonly<Record<string, string>>
}

/** By name, those of folders in it too; links are not followed. The error is one sentence without the folder's name. */
export function profileFolder(folder: string): Result<readonly ProfileFile[], string> {
  const { files, isAll } = filesBelow(folder, MAX_FOLDER_ENTRIES, isToolFolder)
  if (!isAll) return fail(`has more than ${MAX_FOLDER_ENTRIES} entries: name the folder of the profiles`)
  const found = files.flatMap(({ path, name }) => {
    const stat = mayBeProfile(basename(path)) ? statSync(path, { throwIfNoEntry: false }) : undefined
    return stat === undefined ? [] : [fileOf(path, name, stat)]
  })
  return ok(found.sort((a, b) => compareNames(a.name, b.name)))
}

/** Of one that the person named. Throws what the system throws. */
export function profileFile(path: string): ProfileFile {
  return fileOf(path, path.split(sep).join('/'), statSync(path))
}

function fileOf(path: string, name: string, { size, mtimeMs, ctimeMs, ino }: Stats): ProfileFile {
  const labels = labelsBeside(path)
  return { path, name, sizeBytes: size, modifiedMs: mtimeMs, stamp: `${size};${mtimeMs};${ctimeMs};${ino}`, labels }
}

const IN_ORDER = new Intl.Collator('en', { numeric: true })

function compareNames(a: string, b: string): number {
  return IN_ORDER.compare(a, b)
}

/** What is no such file, or broken, says nothing. */
function labelsBeside(path: string): Readonly<Record<string, string>> {
  try {
    const json: unknown = JSON.parse(readFileSync(join(dirname(path), basename(path) + LABELS_END), 'utf8'))
    const labels = isRecord(json) ? json['labels'] : null
    if (!isRecord(labels)) return {}
    return Object.fromEntries(Object.entries(labels).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])))
  } catch {
    return {}
  }
}
