// What can be opened: a file the host knows, one that the page was given, or a profile that is open already.

import type { HostFile } from '../../../shared/host/contract'
import { host } from '../../host/host'
import type { UploadProgress } from '../../host/upload'
import type { Dated } from './sortSides'
import type { OpenProfile } from '../../worker/opened'

export type FileSource = Dated & {
  readonly kind: 'file'
  readonly sizeBytes: number | null
  /** The host is told of it, if it does not know it yet. */
  readonly find: (progress: UploadProgress, signal: AbortSignal) => Promise<HostFile>
}

export type Source = FileSource | (Dated & { readonly kind: 'open'; readonly sizeBytes: number | null; readonly profile: OpenProfile })

export function knownFile(file: HostFile): FileSource {
  const { name, modifiedMs, sizeBytes } = file
  return { kind: 'file', name, modifiedMs, sizeBytes, find: () => Promise.resolve(file) }
}

/** Dropped on the page or chosen in its file input. */
export function givenFile(file: File): FileSource {
  const find: FileSource['find'] = (progress, signal) => host().adopt(file, progress, signal)
  return { kind: 'file', name: file.name, modifiedMs: file.lastModified, sizeBytes: file.size, find }
}

export function openSource(profile: OpenProfile): Source {
  const { name, modifiedMs, sizeBytes } = profile.file
  return { kind: 'open', name, modifiedMs, sizeBytes, profile }
}
