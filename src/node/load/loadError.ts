// What can go wrong between a path and a profile: the file itself, or what is in it.

import { unreachable } from '../../shared/base/unreachable'
import { errorText } from '../../shared/formats/errorText'
import type { ReadError } from '../../shared/formats/format'
import type { SourceError } from '../../shared/host/profileSource'
import { GREW, SHRANK } from '../bytes/source'
import { UnreadableError } from '../bytes/unreadableError'
import { SourceFault, sourceErrorText } from '../sources/sourceError'

export type LoadError =
  | { readonly kind: 'read'; readonly error: ReadError }
  /** The system would not give the bytes; `code` is its word for it (`ENOENT`). */
  | { readonly kind: 'system'; readonly code: string; readonly message: string }
  /** A program or a server would not. */
  | { readonly kind: 'source'; readonly error: SourceError }

/** One sentence without the file's name, which the caller puts before it. */
export function loadErrorText(error: LoadError): string {
  switch (error.kind) {
    case 'read':
      return errorText(error.error)
    case 'system':
      return SYSTEM_WORDS.get(error.code) ?? error.message
    case 'source':
      return sourceErrorText(error.error)
    default:
      return unreachable(error)
  }
}

/** Of a path that is not there and holds the sign that stands for bytes of no meaning. */
const NO_UTF8 = 'NO_UTF8'

const SYSTEM_WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file'],
  [NO_UTF8, 'no such file; one whose name is no UTF-8 must be renamed, or handed over through a pipe'],
  ['EISDIR', 'is a folder, not a file'],
  ['EACCES', 'no permission to read it'],
  ['EPERM', 'no permission to read it'],
  ['EMFILE', 'too many files are open'],
  ['ELOOP', 'a symbolic link that leads in a circle'],
  ['ENOTDIR', 'no such file: a part of its path is no folder'],
  ['ENAMETOOLONG', 'a name that is longer than the system allows'],
  ['ENXIO', 'a pipe that nobody writes to, or a device that is not there'],
  ['ESTALE', 'is gone: its disk was taken away'],
  ['EIO', 'the disk reports an error while reading'],
  [SHRANK, 'became shorter while it was read: something still writes to it'],
  [GREW, 'grows faster than it can be read: something still writes to it'],
])

/** The value for what was thrown while reading, or null where it is not about the input: then it is a bug and stays an exception. */
export function loadErrorOf(thrown: unknown): LoadError | null {
  if (thrown instanceof UnreadableError) return { kind: 'read', error: thrown.error }
  if (thrown instanceof SourceFault) return { kind: 'source', error: thrown.error }
  if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown && typeof thrown.code === 'string') {
    const isNoUtf8 = thrown.code === 'ENOENT' && 'path' in thrown && String(thrown.path).includes('\ufffd')
    return { kind: 'system', code: isNoUtf8 ? NO_UTF8 : thrown.code, message: thrown.message }
  }
  return null
}
