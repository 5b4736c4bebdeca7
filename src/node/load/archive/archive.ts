// What holds several files: an archive or a folder, as a list of members that can be opened one at a time.

import type { Source } from '../../bytes/source'

export type Member = {
  /** As the archive has it, with slashes. It is shown and compared, and never a path on this machine. */
  readonly name: string
  readonly sizeBytes: number
  /** Milliseconds since 1970, or null. */
  readonly modifiedMs: number | null
  /** Throws UnreadableError for what is broken or packed in a way that is not known. */
  open(): Source
  /** Enough of its beginning to tell what it is, still packed if it is packed by itself. */
  head(): Promise<Uint8Array>
}

export type ArchiveKind = 'zip' | 'tar' | 'folder'

/** An archive's members may be a few; more is a home directory or an attack. */
export const MAX_MEMBERS = 20_000
/** Of a member, to tell its format by: gzip and zstd need more than a format does. */
export const MEMBER_HEAD_BYTES = 128 * 1024

/** Reads chunks up to so many bytes and lets go of the rest. */
export async function headOf(source: Source): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of source.chunks) {
    parts.push(chunk.slice(0, MEMBER_HEAD_BYTES - sizeBytes))
    sizeBytes += chunk.length
    if (sizeBytes >= MEMBER_HEAD_BYTES) break
  }
  return Buffer.concat(parts)
}
