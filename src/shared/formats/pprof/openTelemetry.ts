// OpenTelemetry's profiles, pprof's cousin: recognised, because files of both are called .pb and hold much the same, and refused in words.

import { fail } from '../../base/result'
import { textOf } from '../../base/utf8'
import { enter, NO_FIELD, protoCursor, readHead, WIRE_BYTES } from '../../bytes/protobuf'
import type { ProfileReader, Verdict } from '../format'

/** From ProfilesData down to a Profile: resource_profiles, scope_profiles, profiles. */
const PROFILE_PATH = [1, 2, 2]
/** All messages on that path have fields of bytes only, and no more than these. */
const MAX_FIELD = 3
const JSON_START = /^\s*\{/
const JSON_KEY = '"resourceProfiles"'

export function looksLikeOpenTelemetry(head: Uint8Array): Verdict {
  if (hasPath(head, 0, head.length, 0)) return 'yes'
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

export function refuseOpenTelemetry(): ProfileReader {
  return {
    push: () => false,
    finish: () =>
      fail({
        kind: 'unsupported',
        what: 'OpenTelemetry profiles, a format that is still changing, cannot be read',
        advice: 'have the profiler write pprof instead, as `jfrconv -o pprof recording.jfr cpu.pb.gz` does',
      }),
  }
}
