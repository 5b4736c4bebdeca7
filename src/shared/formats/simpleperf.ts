// simpleperf's protobuf (`simpleperf report-sample --protobuf --show-callchain`): samples leaf first, files and symbols behind them.
// Rules: AOSP's simpleperf, cmd_report_sample.proto.

import { fail, ok, type Result } from '../base/result'
import { bytesOf } from '../base/utf8'
import { eventWalker, INCOMPLETE } from '../bytes/eventWalker'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { simpleperfRecords } from './simpleperf/records'
import { simpleperfProfile } from './simpleperf/samples'

const ID = 'simpleperf'
const MAGIC = bytesOf('SIMPLEPERF')
const VERSION = 1
const HEAD_BYTES = MAGIC.length + 2
const LENGTH_BYTES = 4
/** A file's record has all of its symbols. */
const MAX_RECORD_BYTES = 2 ** 28

export const simpleperf: Format = {
  id: ID,
  title: 'simpleperf (protobuf)',
  looksLike: head => (MAGIC.every((byte, at) => head[at] === byte) ? 'yes' : 'no'),
  open: openRecords,
}

function openRecords(report: Report): ProfileReader {
  const records = simpleperfRecords()
  let isHead = true
  let isEnd = false

  /** A record has its length before it; a length of 0 ends the file. */
  const walker = eventWalker((bytes, at) => {
    if (isEnd) return bytes.length
    const head = isHead ? HEAD_BYTES : LENGTH_BYTES
    if (at + head > bytes.length) return INCOMPLETE
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (isHead) {
      isHead = false
      const version = view.getUint16(at + MAGIC.length, true)
      return version === VERSION ? at + head : `version ${version}, where ${VERSION} is known`
    }
    const end = at + head + view.getUint32(at, true)
    if (end > bytes.length) return INCOMPLETE
    isEnd = end === at + head
    return isEnd || records.read(bytes, at + head, end) ? end : 'a record that cannot be read'
  }, MAX_RECORD_BYTES)

  return {
    push: walker.push,
    finish(): Result<Profile, ReadError> {
      const { fault, cutBytes } = walker.finish()
      if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
      if (cutBytes > 0) report('a record that the end of the file cuts off, left out', null)
      else if (!isEnd) report('the file stops before its end', null)
      const profile = simpleperfProfile(records.finish(), profileBuilder(ID), report)
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}
