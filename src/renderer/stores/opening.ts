// Opens profiles: from a file to names on the page and samples in the worker. What is on the screen stays until the new one is there.

import { fail, ok, type Result } from '../../shared/base/result'
import type { HostFile, LoadFailure, LoadProgress } from '../../shared/host/contract'
import { host } from '../host/host'
import { analyst } from '../worker/analyst'
import { useSession, type OpenProfile, type OpeningPhase, type Side, type Sides } from './session'
import { closeAll, compareSides, newProfileId, openProfiles } from './comparing'
import { lookAt } from './view'

/** Of the profile that is being fetched. */
let lastId = 0
/** What is under way; a newer one makes an older one stop at its next step. */
let running: Running | null = null

/** A file to open: known to the host, or one that the page was given and the host has to be told of. */
type Source = { readonly name: string; readonly modifiedMs: number | null; readonly find: (signal: AbortSignal) => Promise<HostFile> }

/** `side`: as baseline of what is open, or in the place of a comparison's current side. Null opens it alone. */
export async function openFile(file: HostFile, side: Side | null = null): Promise<void> {
  await run([known(file)], side)
}

export async function openPair(baseline: HostFile, current: HostFile): Promise<void> {
  await run([known(baseline), known(current)], null)
}

/** One file opens; two are compared, the older one first. */
export async function openFiles(files: readonly HostFile[], side: Side | null = null): Promise<void> {
  if (files.length > 0) await run(oldestFirst(files.map(known)), files.length > 1 ? null : side)
}

/** Files that were dropped on the page or chosen in its file input. */
export function openDroppedFiles(files: readonly File[], side: Side | null = null): void {
  if (files.length > 0) void run(oldestFirst(files.map(given)), files.length > 1 ? null : side)
}

function known(file: HostFile): Source {
  return { name: file.name, modifiedMs: file.modifiedMs, find: () => Promise.resolve(file) }
}

function given(file: File): Source {
  return {
    name: file.name,
    modifiedMs: file.lastModified,
    find: signal => host().adopt(file, (doneBytes, totalBytes) => report('sending', doneBytes, totalBytes), signal),
  }
}

/** Of more than two the newest ones: what a person did last is what they want to see. */
function oldestFirst(sources: readonly Source[]): readonly Source[] {
  return [...sources].sort((a, b) => (a.modifiedMs ?? 0) - (b.modifiedMs ?? 0)).slice(-2)
}

export function cancelOpening(): void {
  if (running === null) return
  if (running.fileId !== null)
    host()
      .call.cancelLoad(running.fileId)
      .catch(() => undefined)
  running.abort.abort()
  running = null
  useSession.setState({ opening: { kind: 'nothing' } })
}

export function dismissFailure(): void {
  if (useSession.getState().opening.kind === 'failed') useSession.setState({ opening: { kind: 'nothing' } })
}

/** The host's word on how far the file is. */
export function hearProgress({ fileId, phase, doneBytes, totalBytes }: LoadProgress): void {
  if (running?.fileId === fileId) report(phase, doneBytes, totalBytes)
}

/** The worker's word on how far it has fetched a profile. */
export function followWorkerProgress(): void {
  analyst().onProgress((profile, doneBytes, totalBytes) => {
    if (profile === lastId && running !== null) report('fetching', doneBytes, totalBytes)
  })
}

export async function refreshRecent(): Promise<void> {
  useSession.setState({ recent: await host().call.recentFiles() })
}

type Running = { readonly abort: AbortController; fileId: string | null }

async function run(sources: readonly Source[], side: Side | null): Promise<void> {
  cancelOpening()
  const mine: Running = { abort: new AbortController(), fileId: null }
  running = mine
  const outcome = await openAll(sources, side, mine).catch((error: unknown): LoadFailure => {
    const message = error instanceof Error ? error.message : String(error)
    return crashed(sources[0]?.name ?? '', message)
  })
  if (running !== mine) return
  running = null
  if (outcome !== null)
    useSession.setState({ opening: outcome.kind === 'cancelled' ? { kind: 'nothing' } : { kind: 'failed', failure: outcome } })
}

/** Null when it went well, or nobody wants it any more. */
async function openAll(sources: readonly Source[], side: Side | null, mine: Running): Promise<LoadFailure | null> {
  const opened: OpenProfile[] = []
  for (const { name, find } of sources) {
    useSession.setState({ opening: { kind: 'reading', name, side: side ?? 'current', phase: 'reading', doneBytes: 0, totalBytes: null } })
    const outcome = await open(name, mine, find)
    if (outcome === null) return null
    if (!outcome.ok) return outcome.error
    opened.push(outcome.value)
  }
  return show(opened, side)
}

/** Null when nobody wants it any more. */
async function open(name: string, mine: Running, find: Source['find']): Promise<Result<OpenProfile, LoadFailure> | null> {
  const isWanted = () => !mine.abort.signal.aborted
  const file = await find(mine.abort.signal)
  if (!isWanted()) return null
  mine.fileId = file.id
  report('reading', 0, file.sizeBytes)
  const loaded = await host().call.load(file.id)
  if (!loaded.ok) return loaded
  const { url, contentKey } = loaded.value
  try {
    if (!isWanted()) return null
    report('fetching', 0, null)
    const id = newProfileId()
    lastId = id
    const opened = await analyst().ask(null, 'open', id, url)
    if (opened.kind === 'superseded') return null
    if (opened.kind === 'failed') return fail(crashed(name, opened.message))
    if (!opened.value.ok) return fail(crashed(name, opened.value.error))
    if (!isWanted()) {
      void analyst().ask(null, 'close', id)
      return null
    }
    return ok({ ...opened.value.value, id, file: loaded.value.file, contentKey, changes: null })
  } finally {
    void host()
      .call.releaseProfile(url)
      .catch(() => undefined)
  }
}

function crashed(name: string, message: string): LoadFailure {
  return { kind: 'crashed', name, message, details: message }
}

async function show(opened: readonly OpenProfile[], side: Side | null): Promise<LoadFailure | null> {
  const sides = sidesOf(opened, side)
  void refreshRecent().catch(() => undefined)
  if (sides !== null) return compareSides(sides)
  const [profile] = opened
  if (profile === undefined) return null
  const before = openProfiles()
  lookAt(profile)
  useSession.setState({ current: profile, sides: null, opening: { kind: 'nothing' } })
  closeAll(before)
  return null
}

/** What stands against what, or null where one profile is shown alone. */
function sidesOf([first, second]: readonly OpenProfile[], side: Side | null): Sides | null {
  const { current, sides } = useSession.getState()
  const beside = sides?.current ?? current
  if (first === undefined) return null
  if (second !== undefined) return { baseline: first, current: second }
  if (side === 'baseline' && beside !== null) return { baseline: first, current: beside }
  if (side === 'current' && sides !== null) return { baseline: sides.baseline, current: first }
  return null
}

function report(phase: OpeningPhase, doneBytes: number, totalBytes: number | null): void {
  const { opening } = useSession.getState()
  if (opening.kind === 'reading') useSession.setState({ opening: { ...opening, phase, doneBytes, totalBytes } })
}
