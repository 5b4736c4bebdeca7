// One file's way to the page: the host reads and parses it, the worker fetches it, and the page gets its names.

import { fail, ok, type Result } from '../../../shared/base/result'
import type { LoadFailure } from '../../../shared/host/contract'
import type { Host } from '../../host/host'
import type { Analyst } from '../../worker/analyst'
import type { OpenProfile } from '../../worker/opened'
import type { ProfileId } from '../../worker/protocol'
import type { OpeningPhase } from '../session'
import type { FileSource } from './sources'

export type LoadHost = Pick<Host, 'adopt'> & { readonly call: Pick<Host['call'], 'load' | 'releaseProfile' | 'cancelLoad'> }

/** What an opening lends to a file on its way. */
export type Way = {
  readonly host: LoadHost
  readonly analyst: Analyst
  /** Aborted: nobody wants it any more. */
  readonly signal: AbortSignal
  readonly takeId: () => ProfileId
  readonly report: (phase: OpeningPhase, doneBytes: number, totalBytes: number | null) => void
  /** The file whose progress the host now tells, by its id. */
  readonly follow: (fileId: string) => void
}

/** Null when nobody wants it any more. */
export async function loadFile(source: FileSource, way: Way): Promise<Result<OpenProfile, LoadFailure> | null> {
  const { host, analyst, signal, report } = way
  const file = await source.find((doneBytes, totalBytes) => report('sending', doneBytes, totalBytes), signal)
  if (signal.aborted) return null
  way.follow(file.id)
  report('reading', 0, file.sizeBytes)
  const loaded = await host.call.load(file.id)
  if (!loaded.ok) return loaded
  const { url, contentKey } = loaded.value
  try {
    if (signal.aborted) return null
    report('fetching', 0, null)
    const id = way.takeId()
    const opened = await analyst.ask(null, 'open', id, url)
    if (signal.aborted || opened.kind === 'superseded') return null
    if (opened.kind === 'failed') return fail(crashed(source.name, opened.message))
    if (!opened.value.ok) return fail(crashed(source.name, opened.value.error))
    // What was uploaded has the date of its upload in the host, if any: only the page knows how old the person's file is.
    const modifiedMs = loaded.value.file.modifiedMs ?? source.modifiedMs
    return ok({ ...opened.value.value, id, file: { ...loaded.value.file, modifiedMs }, contentKey, changes: null })
  } finally {
    void host.call.releaseProfile(url).catch(() => undefined)
  }
}

export function crashed(name: string, message: string): LoadFailure {
  return { kind: 'crashed', name, message, details: message }
}
