// Opens profiles: from a file to names on the page and samples in the worker. What is on the screen stays until the new one is there.

import type { HostFile, LoadFailure, LoadProgress } from '../../shared/host/contract'
import { host } from '../host/host'
import { analyst } from '../worker/analyst'
import { useSession, type OpenProfile, type OpeningPhase, type Side } from './session'
import { lookAt } from './view'

let lastId = 0
/** What is under way; a newer one makes an older one stop at its next step. */
let running: { readonly abort: AbortController; fileId: string | null } | null = null

export async function openFile(file: HostFile, side: Side = 'current'): Promise<void> {
  await run(file.name, side, () => Promise.resolve(file))
}

/** A file that was dropped on the page or chosen in its file input. */
export async function openDropped(file: File, side: Side = 'current'): Promise<void> {
  await run(file.name, side, signal => host().adopt(file, (doneBytes, totalBytes) => report('sending', doneBytes, totalBytes), signal))
}

/** Of several files the newest is opened: what a person did last is what they want to see. */
export function openDroppedFiles(files: readonly File[]): void {
  const [newest] = [...files].sort((a, b) => b.lastModified - a.lastModified)
  if (newest !== undefined) void openDropped(newest)
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

async function run(name: string, side: Side, find: (signal: AbortSignal) => Promise<HostFile>): Promise<void> {
  cancelOpening()
  const mine = { abort: new AbortController(), fileId: null as string | null }
  running = mine
  useSession.setState({ opening: { kind: 'reading', name, side, phase: 'reading', doneBytes: 0, totalBytes: null } })
  const outcome = await open(name, side, mine, find).catch((error: unknown): LoadFailure => {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'crashed', name, message, details: message }
  })
  if (running !== mine) return
  running = null
  if (outcome !== null)
    useSession.setState({ opening: outcome.kind === 'cancelled' ? { kind: 'nothing' } : { kind: 'failed', failure: outcome } })
}

/** Null when it went well, or nobody wants it any more. */
async function open(
  name: string,
  side: Side,
  mine: { readonly abort: AbortController; fileId: string | null },
  find: (signal: AbortSignal) => Promise<HostFile>,
): Promise<LoadFailure | null> {
  const isWanted = () => !mine.abort.signal.aborted
  const file = await find(mine.abort.signal)
  if (!isWanted()) return null
  mine.fileId = file.id
  report('reading', 0, file.sizeBytes)
  const loaded = await host().call.load(file.id)
  if (!loaded.ok) return loaded.error
  const { url, contentKey } = loaded.value
  try {
    if (!isWanted()) return null
    report('fetching', 0, null)
    const id = ++lastId
    const opened = await analyst().ask(null, 'open', id, url)
    if (opened.kind === 'superseded') return null
    if (opened.kind === 'failed') return crashed(name, opened.message)
    if (!opened.value.ok) return crashed(name, opened.value.error)
    if (!isWanted()) {
      void analyst().ask(null, 'close', id)
      return null
    }
    show({ ...opened.value.value, id, file: loaded.value.file, contentKey }, side)
    return null
  } finally {
    void host()
      .call.releaseProfile(url)
      .catch(() => undefined)
  }
}

function crashed(name: string, message: string): LoadFailure {
  return { kind: 'crashed', name, message, details: message }
}

function show(profile: OpenProfile, side: Side): void {
  const before = useSession.getState()[side]
  if (side === 'current') lookAt(profile)
  useSession.setState({ [side]: profile, opening: { kind: 'nothing' } })
  if (before !== null) void analyst().ask(null, 'close', before.id)
  void refreshRecent().catch(() => undefined)
}

function report(phase: OpeningPhase, doneBytes: number, totalBytes: number | null): void {
  const { opening } = useSession.getState()
  if (opening.kind === 'reading') useSession.setState({ opening: { ...opening, phase, doneBytes, totalBytes } })
}
