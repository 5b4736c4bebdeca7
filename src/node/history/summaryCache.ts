// The cache beside a folder of profiles: one small file a profile, by its content, and one that knows unchanged files. Safe to delete.

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../shared/base/json'
import { parseSummary } from '../../shared/trend/parseSummary'
import type { RunSummary } from '../../shared/trend/runSummary'
import { DRAFT_END } from '../../shared/host/folders'
import { locked } from '../files/fileLock'
import type { LookedFor } from '../sourceLines/lookedFor'
import { writeWhole } from '../files/writeWhole'

/** In the folder, hidden: what looks for profiles skips it. */
const CACHE_FOLDER = join('.flamewise', 'trend-2')
const KNOWN_FILE = 'files.json'
/** Who writes takes less. */
const STALE_MS = 3600 * 1000

/** What is known of an unchanged file: the key of its content, or why it is no profile. */
export type KnownFile = { readonly key: string } | { readonly why: string; readonly isProfile: boolean }

/** What was looked for to tell scripts by their sources, and a word for what was found. */
export type KeptMaps = { readonly looked: LookedFor; readonly stamp: string }

export type SummaryCache = {
  /** Null where the file is new or has changed. */
  known(name: string, stamp: string): KnownFile | null
  remember(name: string, stamp: string, known: KnownFile): void
  /** Null as well where scripts would be told by other sources now: `isCurrent` says whether all is found as it was. */
  read(key: string, isCurrent: (maps: KeptMaps) => boolean): RunSummary | null
  /** Nothing happens where the folder cannot be written. */
  write(key: string, summary: RunSummary, maps: KeptMaps): void
  /** Nothing has been kept yet: looking for content would find nothing. */
  readonly isEmpty: boolean
  /** Keeps what was remembered: whole or not at all, beside what other processes remember. */
  close(): void
}

/** For files that lie in no one folder. */
export const NO_CACHE: SummaryCache = {
  known: () => null,
  remember: () => undefined,
  read: () => null,
  write: () => undefined,
  isEmpty: true,
  close: () => undefined,
}

export function summaryCache(folder: string): SummaryCache {
  const place = join(folder, CACHE_FOLDER)
  const before = knownFiles(join(place, KNOWN_FILE))
  const now = new Map<string, readonly [string, KnownFile]>()
  let isChanged = false
  const names = namesIn(place)
  removeDrafts(place, names)

  function tryWriting(name: string, text: string): void {
    try {
      mkdirSync(place, { recursive: true })
      writeWhole(join(place, name), text)
    } catch {
      // A folder that is only for reading: everything is read again the next time.
    }
  }

  return {
    known(name, stamp) {
      const found = before.get(name)
      if (found === undefined || found[0] !== stamp) return null
      now.set(name, found)
      return found[1]
    },
    remember(name, stamp, known) {
      now.set(name, [stamp, known])
      isChanged = true
    },
    read(key, isCurrent) {
      try {
        const json: unknown = JSON.parse(readFileSync(join(place, `${key}.json`), 'utf8'))
        const maps = keptMaps(json)
        return maps !== null && isCurrent(maps) ? parseSummary(json) : null
      } catch {
        return null
      }
    },
    write: (key, summary, maps) => tryWriting(`${key}.json`, JSON.stringify({ ...summary, maps })),
    isEmpty: names.length === 0,
    close() {
      // After a Cancel what was not come to stays known.
      if (!isChanged) return
      try {
        mkdirSync(place, { recursive: true })
        const path = join(place, KNOWN_FILE)
        // With what another process came to know meanwhile.
        locked(path, () => tryWriting(KNOWN_FILE, JSON.stringify(Object.fromEntries([...before, ...knownFiles(path), ...now]))))
      } catch {
        // As in `tryWriting`.
      }
    },
  }
}

function namesIn(place: string): string[] {
  try {
    return readdirSync(place)
  } catch {
    return []
  }
}

/** A process that was killed leaves them. */
function removeDrafts(place: string, names: readonly string[]): void {
  for (const name of names) {
    if (!name.endsWith(DRAFT_END)) continue
    const path = join(place, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat !== undefined && Date.now() - stat.mtimeMs > STALE_MS) rmSync(path, { force: true })
  }
}

/** What cannot be read is read anew. */
function knownFiles(path: string): Map<string, readonly [string, KnownFile]> {
  const known = new Map<string, readonly [string, KnownFile]>()
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof json !== 'object' || json === null) return known
    for (const [name, entry] of Object.entries(json)) {
      const found = Array.isArray(entry) ? knownFile(entry[1]) : null
      if (Array.isArray(entry) && typeof entry[0] === 'string' && found !== null) known.set(name, [entry[0], found])
    }
  } catch {
    return new Map()
  }
  return known
}

function keptMaps(json: unknown): KeptMaps | null {
  const maps = isRecord(json) ? json['maps'] : null
  if (!isRecord(maps) || !isRecord(maps['looked']) || typeof maps['stamp'] !== 'string') return null
  const { stated, beside } = maps['looked']
  return isTexts(stated) && isTexts(beside) ? { looked: { stated, beside }, stamp: maps['stamp'] } : null
}

function isTexts(json: unknown): json is readonly string[] {
  return Array.isArray(json) && json.every(one => typeof one === 'string')
}

function knownFile(json: unknown): KnownFile | null {
  if (typeof json !== 'object' || json === null) return null
  if ('key' in json && typeof json.key === 'string' && /^[\da-f]{32}$/.test(json.key)) return { key: json.key }
  if ('why' in json && typeof json.why === 'string' && 'isProfile' in json) return { why: json.why, isProfile: json.isProfile === true }
  return null
}
