// One small JSON file of the program's own: written whole or not at all, and never a reason not to start.

import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { removeLeftDrafts, writeWhole } from '../writeWhole'

export type JsonFile = {
  /** Undefined when there is none, or none that can be read; a broken one is kept beside it as `NAME.broken`. */
  read(): unknown
  /** Undefined removes the file. */
  write(value: unknown): void
}

export function jsonFile(path: string): JsonFile {
  return {
    read() {
      let text: string
      try {
        text = readFileSync(path, 'utf8')
      } catch {
        return undefined
      }
      try {
        return JSON.parse(text)
      } catch {
        renameSync(path, `${path}.broken`)
        return undefined
      }
    },
    write(value) {
      if (value === undefined) return rmSync(path, { force: true })
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      removeLeftDrafts(path)
      writeWhole(path, JSON.stringify(value, null, 2))
    },
  }
}

/** The narrowing that every reader of such a file begins with. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
