// Where the files that were fetched came from: a profile's bytes do not say it, and a file is opened again another day.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../shared/base/json'
import type { Facts } from '../sources/provenance'
import { jsonFile, type Remark } from '../files/jsonFile'

export type KeptProvenance = {
  /** Of a file that is whole. Never throws: a profile is worth opening without it. */
  add(path: string, facts: Facts): void
  /** None for what was not fetched, or is another file by now. */
  of(path: string): Facts
  clear(): void
}

/** Comparisons have a dozen files each; older ones are opened by nobody. */
const MAX_ENTRIES = 500

type Entry = { readonly path: string; readonly sizeBytes: number; readonly modifiedMs: number; readonly facts: Facts }

export function keptProvenance(dataFolder: string, remark?: Remark): KeptProvenance {
  const file = jsonFile(join(dataFolder, 'fetched.json'), remark)
  return {
    add(path, facts) {
      try {
        const entry = { path, ...stateOf(path), facts }
        file.update(now => ({ files: [entry, ...entriesOf(now).filter(other => other.path !== path)].slice(0, MAX_ENTRIES) }))
      } catch {
        // A home that cannot be written to.
      }
    },
    of(path) {
      const entry = entriesOf(file.read()).find(known => known.path === path)
      if (entry === undefined) return []
      try {
        const { sizeBytes, modifiedMs } = stateOf(path)
        return sizeBytes === entry.sizeBytes && modifiedMs === entry.modifiedMs ? entry.facts : []
      } catch {
        return []
      }
    },
    clear: () => file.write(undefined),
  }
}

function stateOf(path: string): { readonly sizeBytes: number; readonly modifiedMs: number } {
  const { size, mtimeMs } = statSync(path)
  return { sizeBytes: size, modifiedMs: Math.round(mtimeMs) }
}

function entriesOf(value: Readonly<Record<string, unknown>> | undefined): readonly Entry[] {
  const files = value?.['files']
  if (!Array.isArray(files)) return []
  return files.flatMap((entry: unknown) => {
    if (!isRecord(entry) || !Array.isArray(entry['facts'])) return []
    const { path, sizeBytes, modifiedMs } = entry
    if (typeof path !== 'string' || typeof sizeBytes !== 'number' || typeof modifiedMs !== 'number') return []
    return [{ path, sizeBytes, modifiedMs, facts: entry['facts'].flatMap(factIn) }]
  })
}

function factIn(fact: unknown): Facts {
  if (!Array.isArray(fact)) return []
  const [name, text]: readonly unknown[] = fact
  return typeof name === 'string' && typeof text === 'string' ? [[name, text]] : []
}
