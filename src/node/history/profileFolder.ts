// A folder of profiles as a list of files: what may be one, with the labels that lie beside it. Whether it is one only reading tells.

import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result'

/** Beside a profile of the same name: `{"labels": {"version": "1.42"}}`. */
export const LABELS_END = '.labels.json'
/** Of what is being written: see writeWhole. */
export const DRAFT_END = '.part'
/** Folders of tools, our own cache among them. */
const SKIPPED_FOLDERS = /^\.|^node_modules$/
/** More is somebody's home directory. */
const MAX_ENTRIES = 200_000

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
  const files: ProfileFile[] = []
  const waiting = [folder]
  let entries = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      if (++entries > MAX_ENTRIES) return fail(`has more than ${MAX_ENTRIES} entries: name the folder of the profiles`)
      const path = join(next, entry.name)
      if (entry.isDirectory() && !SKIPPED_FOLDERS.test(entry.name)) waiting.push(path)
      if (!entry.isFile() || entry.name.startsWith('.') || entry.name.endsWith(LABELS_END) || entry.name.endsWith(DRAFT_END)) continue
      const stat = statSync(path, { throwIfNoEntry: false })
      if (stat !== undefined) files.push(fileOf(path, relative(folder, path).split(sep).join('/'), stat))
    }
  }
  return ok(files.sort((a, b) => compareNames(a.name, b.name)))
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
    if (typeof json !== 'object' || json === null || !('labels' in json)) return {}
    const { labels } = json
    if (typeof labels !== 'object' || labels === null) return {}
    return Object.fromEntries(Object.entries(labels).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])))
  } catch {
    return {}
  }
}
