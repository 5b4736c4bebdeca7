// Traces of Android's runtime (ART: `Debug.startMethodTracing`, `am profile`, `.trace`): tables as text, then every entry and exit of a method;
// streamed, the tables are among the events. Rules: AOSP's art/runtime/trace.cc, versions 1 to 3.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { artCalls } from './androidTrace/calls'
import { artHeader, type ArtHeader } from './androidTrace/header'
import { streamedTrace } from './androidTrace/streamed'
import { malformed, type Format, type ReadError, type Report } from './format'
import { wholeFile } from './wholeFile'

const ID = 'android-trace'
const MARK = /^\*version\r?\n[123]\r?\n/
const HEAD_BYTES = 16
/** Records begin behind it: `SLOW` as a number in little-endian order. */
const MAGIC = 0x574f4c53
/** In the version's byte of a trace that was written while the program ran. */
const STREAMED = 0xf0
/** Magic, version, size of the header, start, size of a record. */
const RECORDS_HEADER_BYTES = 18
/** Records have the time of one clock, or of both. */
const SINGLE_CLOCK_BYTES = 10
const BOTH_CLOCKS_BYTES = 14
const LAST_VERSION = 3

export const androidTrace: Format = {
  id: ID,
  title: 'Android method trace (.trace)',
  looksLike: head => (isStreamed(head) || MARK.test(textOf(head.subarray(0, HEAD_BYTES))) ? 'yes' : 'no'),
  open: report => wholeFile(ID, bytes => readTrace(bytes, report)),
}

function isStreamed(bytes: Uint8Array): boolean {
  const [first, second, third, fourth, version] = bytes
  return first === 83 && second === 76 && third === 79 && fourth === 87 && (version & STREAMED) === STREAMED
}

function readTrace(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const streamed = isStreamed(bytes)
  const header = streamed ? null : artHeader(bytes)
  if (header === null && !streamed) return fail(malformed(ID, 'tables that have no end', 'byte', bytes.length))
  const at = header?.end ?? 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + RECORDS_HEADER_BYTES > bytes.length || view.getUint32(at, true) !== MAGIC)
    return fail(malformed(ID, 'no records after the tables', 'byte', at))
  const version = view.getUint16(at + 4, true) - (streamed ? STREAMED : 0)
  if (streamed && (version < 1 || version > LAST_VERSION)) {
    const advice = 'record it without streaming (`Debug.startMethodTracing(FILE)`), or open it in Android Studio and export it'
    return fail({ kind: 'unsupported', what: `a streamed method trace of Android in version ${version}`, advice })
  }
  const start = at + view.getUint16(at + 6, true)
  const recordBytes = version >= 3 ? view.getUint16(at + 16, true) : version === 2 ? SINGLE_CLOCK_BYTES : SINGLE_CLOCK_BYTES - 1
  if (recordBytes < SINGLE_CLOCK_BYTES - 1 || start > bytes.length)
    return fail(malformed(ID, `records of ${recordBytes} bytes`, 'byte', at))

  const threadBytes = version === 1 && !streamed ? 1 : 2
  const hasBoth = recordBytes >= threadBytes + 12
  if (header === null) {
    const trace = streamedTrace(bytes, start, recordBytes)
    if (trace.brokenAt !== null) report('no summary at the end of a streamed trace: it was cut', { unit: 'byte', at: trace.brokenAt })
    // Only the summary says which clock it was; records with two times have both.
    const clock = trace.header.clock || (recordBytes >= BOTH_CLOCKS_BYTES ? 'dual' : 'wall')
    return profileOf({ ...trace.header, clock }, event => {
      for (let row = 0; row < trace.places.length(); row++) event(trace.places.get(row))
    })
  }
  return profileOf(header, event => {
    let place = start
    for (; place + recordBytes <= bytes.length; place += recordBytes) event(place)
    const read = (place - start) / recordBytes
    if (place < bytes.length) report('a record that the end of the file cuts off', { unit: 'byte', at: place })
    else if (header.records !== null && read < header.records) report('the file stops before its end', { unit: 'byte', at: place })
  })

  function profileOf(tables: ArtHeader, eachPlace: (event: (place: number) => void) => void): Result<Profile, ReadError> {
    const builder = profileBuilder(ID)
    const calls = artCalls(builder, tables, report)
    if (tables.isOverflown) report('the recorder’s buffer was full: what came after is not in the file', null)
    eachPlace(place => {
      const thread = threadBytes === 1 ? view.getUint8(place) : view.getUint16(place, true)
      const method = view.getUint32(place + threadBytes, true)
      const firstUs = view.getUint32(place + threadBytes + 4, true)
      calls.event(thread, method, firstUs, hasBoth ? view.getUint32(place + threadBytes + 8, true) : null, place)
    })
    const profile = builder.finish(calls.end())
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }
}
