// Strings as recordings write them: an encoding byte, then one of six forms.

import { bytesOf } from '../../base/utf8'
import type { ByteCursor } from '../../bytes/cursor'
import type { ByteNames } from '../../bytes/names'
import { NONE } from '../../profile/profile'

const NULL = 0
const EMPTY = 1
const POOLED = 2
const UTF8 = 3
const CHARS = 4
const LATIN1 = 5

/** The string with this key in the chunk's pool of strings. */
export type PooledText = (key: number) => string | null

/** `pooled` is null where a string must not refer to the pool, as the pool's own strings: they could refer in circles. */
export function readText(cursor: ByteCursor, pooled: PooledText | null): string | null {
  switch (cursor.byte()) {
    case NULL:
      return null
    case EMPTY:
      return ''
    case POOLED: {
      const key = cursor.long()
      return pooled === null ? null : pooled(key)
    }
    case UTF8:
      return cursor.utf8(cursor.int())
    case CHARS:
      return chars(cursor)
    case LATIN1:
      return cursor.latin1(cursor.int())
    default:
      breakOff(cursor)
      return null
  }
}

/** The row in `names` of the text, without making a string of it where it is UTF-8; NONE for null. */
export function internText(cursor: ByteCursor, pooled: PooledText | null, names: ByteNames): number {
  const start = cursor.at()
  if (cursor.byte() === UTF8) {
    const length = cursor.int()
    return cursor.skip(length) ? names.intern(cursor.bytes, cursor.at() - length, cursor.at()) : NONE
  }
  cursor.seek(start)
  const text = readText(cursor, pooled)
  if (text === null) return NONE
  const bytes = bytesOf(text)
  return names.intern(bytes, 0, bytes.length)
}

export function skipText(cursor: ByteCursor): void {
  switch (cursor.byte()) {
    case NULL:
    case EMPTY:
      return
    case POOLED:
      cursor.long()
      return
    case UTF8:
    case LATIN1:
      cursor.skip(cursor.int())
      return
    case CHARS:
      for (let left = cursor.int(); left > 0 && !cursor.isPastEnd(); left--) cursor.short()
      return
    default:
      breakOff(cursor)
  }
}

function chars(cursor: ByteCursor): string {
  const parts: string[] = []
  for (let left = cursor.int(); left > 0 && !cursor.isPastEnd(); left--) parts.push(String.fromCharCode(cursor.short() & 0xffff))
  return parts.join('')
}

/** What follows an unknown encoding cannot be told apart. */
function breakOff(cursor: ByteCursor): void {
  cursor.seek(cursor.end + 1)
}
