// A folder of profiles that grows by a command: each a copy with its labels beside it, put there whole or not at all.

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result'
import type { ProfileMeta } from '../../shared/profile/profile'
import { identityOf } from '../../shared/trend/identity'
import { DRAFT_END, LABELS_END } from '../../shared/host/folders'
import { writeWhole } from '../files/writeWhole'
import { profileFolder, type ProfileFile } from './profileFolder'

/** Where a history lies when nobody says otherwise. */
export const DEFAULT_HISTORY = 'flamewise-history'

export type HistoryEntry = {
  readonly file: ProfileFile
  /** When it was recorded, as labels or its name say; else when it was added. */
  readonly timeMs: number
}

/** What `add` is about to do. */
export type Addition = {
  readonly from: string
  readonly to: string
  readonly labels: Readonly<Record<string, string>>
  /** The same content is there already: only its labels are written. */
  readonly isThere: boolean
}

/** Digits that tell contents apart in a name; the whole of it is compared as well. */
const NAME_KEY_CHARS = 16
const SAFE_NAME = /[^\w.+@-]/g
const MAX_NAME_CHARS = 100

/** `meta` of the profile: its own time is kept, so that the file need not be read for it. Throws what the system throws. */
export function plannedAddition(
  path: string,
  folder: string,
  labels: Readonly<Record<string, string>>,
  meta: ProfileMeta,
  nowMs: number,
): Addition {
  const key = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, NAME_KEY_CHARS)
  const before = existsSync(folder) ? readdirSync(folder).find(name => name.startsWith(`${key}-`) && !isBeside(name)) : undefined
  const name = before ?? `${key}-${basename(path).replace(SAFE_NAME, '_').slice(-MAX_NAME_CHARS)}`
  const own =
    meta.startMs === null || identityOf(basename(path), labels).timeMs !== null ? {} : { time: new Date(meta.startMs).toISOString() }
  const added = { added: new Date(nowMs).toISOString() }
  return { from: path, to: join(folder, name), labels: { ...added, ...own, ...labels }, isThere: before !== undefined }
}

function isBeside(name: string): boolean {
  return name.endsWith(LABELS_END) || name.endsWith(DRAFT_END)
}

/** The labels first: a profile that is there has them. Throws what the system throws; nothing but drafts is left then. */
export function add({ from, to, labels, isThere }: Addition, folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeWhole(`${to}${LABELS_END}`, `${JSON.stringify({ labels }, null, 2)}\n`)
  if (isThere) return
  const draft = `${to}.${process.pid}${DRAFT_END}`
  try {
    copyFileSync(from, draft)
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** In order of time. The error is one sentence without the folder's name. */
export function entriesOf(folder: string): Result<readonly HistoryEntry[], string> {
  if (!existsSync(folder)) return fail('no such folder: nothing has been added yet')
  const files = profileFolder(folder)
  if (!files.ok) return files
  const entries = files.value.map(file => {
    const own = identityOf(file.name, file.labels).timeMs
    const added = Date.parse(file.labels['added'] ?? '')
    return { file, timeMs: own ?? (Number.isNaN(added) ? file.modifiedMs : added) }
  })
  return ok(entries.sort((a, b) => a.timeMs - b.timeMs))
}

/** What `prune` would remove: profiles that were added by the command, older than that. Others are left alone. */
export function prunable(entries: readonly HistoryEntry[], beforeMs: number): HistoryEntry[] {
  return entries.filter(({ file, timeMs }) => timeMs < beforeMs && existsSync(`${file.path}${LABELS_END}`))
}

/** The profile first: labels without one are no entry, and go with the next prune. Throws what the system throws. */
export function remove({ file }: HistoryEntry): void {
  rmSync(file.path, { force: true })
  rmSync(`${file.path}${LABELS_END}`, { force: true })
}

/** Who writes takes less. */
const STALE_MS = 3600 * 1000

/** What a killed process left: drafts, and labels without a profile. */
export function tidy(folder: string, nowMs: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const isOrphan = name.endsWith(LABELS_END) && !existsSync(path.slice(0, -LABELS_END.length))
    if (!name.endsWith(DRAFT_END) && !isOrphan) continue
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat !== undefined && nowMs - stat.mtimeMs > STALE_MS) rmSync(path, { force: true })
  }
}
