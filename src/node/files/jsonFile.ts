// One small JSON file of the program's own: written whole or not at all, and never a reason not to start.

import { isRecord } from '../../shared/base/json'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { removeLeftDrafts, writeWhole } from './writeWhole'
import { locked } from './fileLock'
import { writingFaultText } from './writingFault'

export type JsonFile = {
  /** Undefined when there is none, or none that can be read; a broken one is kept aside, and that is said. */
  read(): Readonly<Record<string, unknown>> | undefined
  /** Undefined removes the file. Throws an error in words; the file is then as it was. */
  write(value: unknown): void
  /** Writes what `change` makes of what is there now: nobody else writes in between. Throws as `write` does. */
  update(change: (now: Readonly<Record<string, unknown>> | undefined) => unknown): void
}

/** Hears one sentence for the person. */
export type Remark = (text: string) => void

/** Of one file so many broken ones are kept; after that the last is written over. */
const MAX_ASIDE = 5

export function jsonFile(path: string, remark: Remark = () => undefined): JsonFile {
  function read() {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch {
      return undefined
    }
    try {
      const value: unknown = JSON.parse(text)
      if (isRecord(value)) return value
    } catch {
      // As broken as what is JSON and nothing that we wrote.
    }
    remark(keptAside(path))
    return undefined
  }

  function update(change: (now: Readonly<Record<string, unknown>> | undefined) => unknown): void {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      locked(path, () => {
        const value = change(read())
        if (value === undefined) return rmSync(path, { force: true })
        removeLeftDrafts(path)
        writeWhole(path, JSON.stringify(value, null, 2))
      })
    } catch (error) {
      throw new Error(`${basename(path)} in ${dirname(path)}: ${writingFaultText(error)}`, { cause: error })
    }
  }

  return { read, update, write: value => update(() => value) }
}

/** The next write would be over what somebody may still want to mend. */
function keptAside(path: string): string {
  const names = Array.from({ length: MAX_ASIDE }, (_, at) => `${path}.broken${at === 0 ? '' : `-${at + 1}`}`)
  const aside = names.find(name => !existsSync(name)) ?? names[MAX_ASIDE - 1]
  const what = `${basename(path)} in ${dirname(path)} is broken, so nothing of it is used`
  try {
    renameSync(path, aside)
    return `${what}; it is kept aside as ${basename(aside)}.`
  } catch (error) {
    return `${what}; it could not be kept aside (${writingFaultText(error)}).`
  }
}
