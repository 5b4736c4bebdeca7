// One file's way to the page: the host reads and parses it, the worker fetches it, and the page gets its names.

import { fail, ok, type Result } from '../../../shared/base/result'
import type { LoadFailure } from '../../../shared/host/contract'
import { host } from '../../host/host'
import { analyst } from '../../worker/analyst'
import type { ProfileId } from '../../worker/protocol'
import { newProfileId } from './comparing'
import type { OpeningPhase } from '../session'
import type { FileSource } from './sources'
import type { OpenProfile } from '../../worker/opened'

/** `fileId`, `profileId`: of the file that is on its way just now, for the host's and the worker's word on it. */
export type Loading = { readonly abort: AbortController; fileId: string | null; profileId: ProfileId }

type Report = (phase: OpeningPhase, doneBytes: number, totalBytes: number | null) => void

/** Null when nobody wants it any more. */
export async function loadFile(source: FileSource, mine: Loading, report: Report): Promise<Result<OpenProfile, LoadFailure> | null> {
  const { signal } = mine.abort
  const isWanted = () => !signal.aborted
  const file = await source.find((doneBytes, totalBytes) => report('sending', doneBytes, totalBytes), signal)
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
    mine.profileId = id
    const opened = await analyst().ask(null, 'open', id, url)
    if (opened.kind === 'superseded') return null
    if (opened.kind === 'failed') return fail(crashed(source.name, opened.message))
    if (!opened.value.ok) return fail(crashed(source.name, opened.value.error))
    if (!isWanted()) {
      void analyst().ask(null, 'close', id)
      return null
    }
    // What was uploaded has the date of its upload in the host, if any: only the page knows how old the person's file is.
    const modifiedMs = loaded.value.file.modifiedMs ?? source.modifiedMs
    return ok({ ...opened.value.value, id, file: { ...loaded.value.file, modifiedMs }, contentKey, changes: null })
  } finally {
    void host()
      .call.releaseProfile(url)
      .catch(() => undefined)
  }
}

export function crashed(name: string, message: string): LoadFailure {
  return { kind: 'crashed', name, message, details: message }
}
