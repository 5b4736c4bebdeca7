// Reads many profiles one after another for a trend: each summed up and let go, those that did not change taken from the cache.

import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { profileSource } from '../load/archive/profileSource'
import { watched } from '../bytes/source'
import { loadErrorText, loadErrorOf, type LoadError } from '../load/loadError'
import { loadProfile } from '../load/load'
import { withOriginals } from '../sourceLines/withOriginals'
import { lookedForStamps, type StampOf } from '../sourceLines/lookedFor'
import { fail, ok, type Result } from '../../shared/base/result'
import { runSummary, type RunSummary } from '../../shared/trend/runSummary'
import type { NewRun } from '../../shared/trend/runTable'
import type { ProfileFile } from './profileFolder'
import type { KeptMaps, KnownFile, SummaryCache } from './summaryCache'

/** What a trend does not show, and why. */
export type Receipt = {
  /** Files that are no profiles, by name. */
  readonly others: readonly string[]
  /** Profiles that cannot be read or compared: a sentence each, without the name. */
  readonly refused: readonly { readonly name: string; readonly why: string }[]
}

export type Collecting = {
  readonly cache: SummaryCache
  /** Where it is kept in which folders sources may be looked for. */
  readonly dataFolder: string
  /** A sentence where the run is left out; else null. */
  readonly take: (run: NewRun) => string | null
  readonly onProgress: (done: number, total: number, name: string) => void
  readonly isCancelled: () => boolean
}

/** Every so many files other work has its turn: a message that cancels, for one. */
const TURN_FILES = 20

export async function collectRuns(
  files: readonly ProfileFile[],
  { cache, dataFolder, take, onProgress, isCancelled }: Collecting,
): Promise<Receipt> {
  const kept: Kept = { cache, dataFolder, stampOf: lookedForStamps(dataFolder) }
  const others: string[] = []
  const refused: { name: string; why: string }[] = []
  for (const [at, file] of files.entries()) {
    if (isCancelled()) break
    onProgress(at, files.length, file.name)
    if (at % TURN_FILES === 0) await new Promise(resolve => setImmediate(resolve))
    const found = await summed(file, kept)
    if (!found.ok) {
      if (found.error.isProfile) refused.push({ name: file.name, why: found.error.why })
      else others.push(file.name)
      continue
    }
    const { key, summary } = found.value
    const why = take({ id: key, name: file.name, modifiedMs: file.modifiedMs, labels: file.labels, summary })
    if (why !== null) refused.push({ name: file.name, why })
  }
  cache.close()
  return { others, refused }
}

type Kept = Pick<Collecting, 'cache' | 'dataFolder'> & { readonly stampOf: StampOf }
type Summed = { readonly key: string; readonly summary: RunSummary }
type NoProfile = { readonly why: string; readonly isProfile: boolean }

async function summed(file: ProfileFile, kept: Kept): Promise<Result<Summed, NoProfile>> {
  const { cache, stampOf } = kept
  const isCurrent = ({ looked, stamp }: KeptMaps) => stampOf(looked, resolve(file.path)) === stamp
  const known = cache.known(file.name, file.stamp)
  if (known !== null) {
    if (!('key' in known)) return fail(known)
    const summary = cache.read(known.key, isCurrent)
    if (summary !== null) return ok({ key: known.key, summary })
  } else if (!cache.isEmpty) {
    // The same content under another name or date: hashing it costs a fraction of reading it.
    const key = await keyOf(file.path)
    const summary = key === null ? null : cache.read(key, isCurrent)
    if (key !== null && summary !== null) {
      cache.remember(file.name, file.stamp, { key })
      return ok({ key, summary })
    }
  }
  return read(file, kept)
}

async function read(file: ProfileFile, { cache, dataFolder, stampOf }: Kept): Promise<Result<Summed, NoProfile>> {
  const hash = createHash('sha256')
  const result = await loadProfile(async () => watched(await profileSource(file.path), chunk => void hash.update(chunk)))
  if (!result.ok) {
    const error = { why: loadErrorText(result.error), isProfile: isProfile(result.error) }
    // What the system says may be otherwise the next time.
    if (result.error.kind === 'read') cache.remember(file.name, file.stamp, error satisfies KnownFile)
    return fail(error)
  }
  const key = shortened(hash.digest('hex'))
  const path = resolve(file.path)
  const { profile, looked } = await withOriginals(result.value, path, dataFolder)
  const summary = runSummary(profile)
  cache.write(key, summary, { looked, stamp: stampOf(looked, path) })
  cache.remember(file.name, file.stamp, { key })
  return ok({ key, summary })
}

/** Broken, as opposed to something else altogether. */
function isProfile(error: LoadError): boolean {
  return !(error.kind === 'read' && (error.error.kind === 'unknown-format' || error.error.kind === 'empty'))
}

/** Null where it cannot be read. */
async function keyOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of (await profileSource(path)).chunks) hash.update(chunk)
  } catch (thrown) {
    if (loadErrorOf(thrown) === null) throw thrown
    return null
  }
  return shortened(hash.digest('hex'))
}

/** 128 bits: no two profiles that anybody has will ever share them. */
const KEY_CHARS = 32

function shortened(hex: string): string {
  return hex.slice(0, KEY_CHARS)
}
