// Tells OpenTelemetry's profiles from pprof, their cousin: files of both are called .pb and hold much the same.

import { textOf } from '../../base/utf8'
import { enter, NO_FIELD, protoCursor, readHead, WIRE_BYTES } from '../../bytes/protobuf'
import type { Verdict } from '../format'

/** From ProfilesData down to a Profile: resource_profiles, scope_profiles, profiles. */
const PROFILE_PATH = [1, 2, 2]
/** All messages on that path have fields of bytes only, and no more than these. */
const MAX_FIELD = 3
const LENGTH_BYTES = 4
const JSON_START = /^\s*\{/
const JSON_KEY = '"resourceProfiles"'

export function looksLikeOpenTelemetry(head: Uint8Array): Verdict {
  if (hasPath(head, 0, head.length, 0)) return 'yes'
  // The Collector's files: a length of four bytes before each message, which has two bytes of zeros unless it is huge.
  if (head[0] === 0 && hasPath(head, LENGTH_BYTES, head.length, 0)) return 'yes'
  const text = textOf(head)
  return JSON_START.test(text) && text.includes(JSON_KEY) ? 'yes' : 'no'
}

/** Whether the message from `start` leads down the path. Its end may be missing: heads are cut off anywhere. */
function hasPath(bytes: Uint8Array, start: number, end: number, level: number): boolean {
  if (level === PROFILE_PATH.length) return true
  const cursor = protoCursor()
  enter(cursor, bytes, start, end)
  while (cursor.at < end) {
    const field = readHead(cursor)
    if (cursor.isBroken || field === NO_FIELD || field < 1 || field > MAX_FIELD || cursor.wire !== WIRE_BYTES) return false
    if (field === PROFILE_PATH[level]) return hasPath(bytes, cursor.bodyStart, Math.min(cursor.bodyEnd, end), level + 1)
    cursor.at = cursor.bodyEnd
  }
  return false
}
