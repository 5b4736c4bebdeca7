// From what a person names for a trend (files, a folder, a server's span) to tables of runs, and what was left out of them.

import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result'
import type { OrderContext } from '../../shared/trend/order'
import { runTables, type NewRun, type RunTable } from '../../shared/trend/runTable'
import type { Member } from '../load/archive/archive'
import { archiveAt } from '../load/archive/profileSource'
import { loadErrorOf, loadErrorText } from '../load/loadError'
import { collectRuns, type Receipt } from './collectRuns'
import { knownCommits } from './knownCommits'
import { profileFile, profileFolder, type ProfileFile } from './profileFolder'
import { NO_CACHE, summaryCache, type SummaryCache } from './summaryCache'

export type Gathered = {
  readonly tables: readonly RunTable[]
  readonly receipt: Receipt
  readonly context: OrderContext
  /** By content: where the file is. */
  readonly paths: ReadonlyMap<string, string>
}

export type Gathering = {
  /** A sample type's name; null for each profile's default. */
  readonly sampleType: string | null
  readonly keepsCache: boolean
  /** Where it is kept in which folders sources may be looked for. */
  readonly dataFolder: string
  /** Only profiles of these labels. */
  readonly labels: readonly { readonly key: string; readonly value: string }[]
  readonly onProgress: (done: number, total: number, name: string) => void
  readonly isCancelled: () => boolean
}

/** Files of which none is a folder, or one folder. The error is a sentence that names the file. */
export async function gatherFiles(names: readonly string[], options: Gathering): Promise<Result<Gathered, string>> {
  const [first = '.'] = names
  const found = await filesOf(names)
  if (!found.ok) return found
  const { files, isFolder } = found.value
  return ok(await gatherProfiles(files, isFolder ? first : null, options))
}

/** `folder`: where the cache is kept; null for files that were named one by one. */
export async function gatherProfiles(files: readonly ProfileFile[], folder: string | null, options: Gathering): Promise<Gathered> {
  const tables = runTables(options.sampleType)
  const paths = new Map<string, string>()
  const pathOf = new Map(files.map(({ name, path }) => [name, path]))
  const cache: SummaryCache = folder !== null && options.keepsCache ? summaryCache(folder) : NO_CACHE
  const { dataFolder, onProgress, isCancelled } = options
  const receipt = await collectRuns(files, {
    cache,
    dataFolder,
    onProgress,
    isCancelled,
    take(run) {
      const missing = missingLabel(run, options)
      if (missing !== null) return missing
      const why = tables.add(run)
      if (why === null) paths.set(run.id, pathOf.get(run.name) ?? '')
      return why
    },
  })
  const finished = tables.finish()
  const where = folder ?? dirname(files[0]?.path ?? '.')
  return { tables: finished, receipt, paths, context: contextOf(finished, where, folder === null) }
}

/** What orders them beside their own words: git, asked around the profiles and where the person stands. */
function contextOf(tables: readonly RunTable[], folder: string, isGiven: boolean): OrderContext {
  const names = tables.flatMap(({ runs }) => runs.flatMap(({ identity }) => (identity.commit === null ? [] : [identity.commit])))
  const beside = knownCommits(folder, names)
  const commits = beside.size > 0 ? beside : knownCommits(process.cwd(), names)
  return { nowMs: Date.now(), commits, isGiven }
}

function missingLabel({ labels, summary }: NewRun, { labels: wanted }: Gathering): string | null {
  const all: Readonly<Record<string, string>> = { ...summary.labels, ...labels }
  const missing = wanted.find(({ key, value }) => all[key] !== value)
  return missing === undefined ? null : `does not have the label ${missing.key}=${missing.value}`
}

/** A member of an archive as if it lay in a folder of that name. */
function memberFile(archive: string, { name, sizeBytes, modifiedMs }: Member): ProfileFile {
  return { path: `${archive}/${name}`, name, sizeBytes, modifiedMs: modifiedMs ?? 0, stamp: '', labels: {} }
}

type NamedFiles = { readonly files: readonly ProfileFile[]; readonly isFolder: boolean }

async function filesOf(names: readonly string[]): Promise<Result<NamedFiles, string>> {
  const files: ProfileFile[] = []
  for (const name of names) {
    try {
      const stat = statSync(name, { throwIfNoEntry: false })
      if (stat?.isDirectory() !== true) {
        const archive = stat === undefined ? null : await archiveAt(name, stat)
        if (archive === null) files.push(profileFile(name))
        else files.push(...archive.members.map(member => memberFile(name, member)))
        continue
      }
      const inside = profileFolder(name)
      if (!inside.ok) return fail(`${name}: ${inside.error}`)
      if (names.length === 1) return ok({ files: inside.value, isFolder: true })
      files.push(...inside.value.map(file => ({ ...file, name: `${name.replace(/[/\\]$/, '')}/${file.name}` })))
    } catch (thrown) {
      const error = loadErrorOf(thrown)
      if (error === null) throw thrown
      return fail(`${name}: ${loadErrorText(error)}`)
    }
  }
  return ok({ files, isFolder: false })
}
