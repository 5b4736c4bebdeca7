// Traces of Android's runtime (ART: `Debug.startMethodTracing`, `am profile`, `.trace`): tables as text, then every entry and exit of a method.
// Rules: AOSP's art/runtime/trace.cc, versions 1 to 3.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { artHeader } from './androidTrace/header'
import { artCalls } from './androidTrace/calls'
import { malformed, type Format, type ReadError, type Report } from './format'
import { wholeFile } from './wholeFile'

const ID = 'android-trace'
const MARK = /^\*version\r?\n[123]\r?\n/
/** Written while the program runs, with its tables among the events. */
const STREAMED = /^SLOW[\u00f0-\u00f9]/
const HEAD_BYTES = 16
/** Records begin behind it: `SLOW` as a number in little-endian order. */
const MAGIC = 0x574f4c53
/** Records have the time of one clock, or of both. */
const SINGLE_CLOCK_BYTES = 10

export const androidTrace: Format = {
  id: ID,
  title: 'Android method trace (.trace)',
  looksLike(head) {
    const isStreamed = head[0] === 83 && head[1] === 76 && head[2] === 79 && head[3] === 87 && (head[4] & 0xf0) === 0xf0
    return isStreamed || MARK.test(textOf(head.subarray(0, HEAD_BYTES))) ? 'yes' : 'no'
  },
  open: report => wholeFile(ID, bytes => readTrace(bytes, report)),
}

function readTrace(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  if (STREAMED.test(String.fromCharCode(...bytes.subarray(0, HEAD_BYTES)))) {
    const advice = 'record it without streaming (`Debug.startMethodTracing(FILE)`), or open it in Android Studio and export it'
    return fail({ kind: 'unsupported', what: 'a method trace of Android in its streaming form', advice })
  }
  const header = artHeader(bytes)
  if (header === null) return fail(malformed(ID, 'tables that have no end', 'byte', bytes.length))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = header.end
  if (at + 18 > bytes.length || view.getUint32(at, true) !== MAGIC) return fail(malformed(ID, 'no records after the tables', 'byte', at))
  const version = view.getUint16(at + 4, true)
  const start = at + view.getUint16(at + 6, true)
  const recordBytes = version >= 3 ? view.getUint16(at + 16, true) : version === 2 ? SINGLE_CLOCK_BYTES : SINGLE_CLOCK_BYTES - 1
  if (recordBytes < SINGLE_CLOCK_BYTES - 1 || start > bytes.length)
    return fail(malformed(ID, `records of ${recordBytes} bytes`, 'byte', at))

  const builder = profileBuilder(ID)
  const calls = artCalls(builder, header, report)
  const threadBytes = version === 1 ? 1 : 2
  const hasBoth = recordBytes >= threadBytes + 12
  let place = start
  for (; place + recordBytes <= bytes.length; place += recordBytes) {
    const thread = threadBytes === 1 ? view.getUint8(place) : view.getUint16(place, true)
    const method = view.getUint32(place + threadBytes, true)
    const firstUs = view.getUint32(place + threadBytes + 4, true)
    calls.event(thread, method, firstUs, hasBoth ? view.getUint32(place + threadBytes + 8, true) : null, place)
  }
  if (place < bytes.length) report('a record that the end of the file cuts off', { unit: 'byte', at: place })
  const profile = builder.finish(calls.end())
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}
