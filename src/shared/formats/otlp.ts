// OpenTelemetry's profiles, layout of opentelemetry-proto 1.8 and later: as one message, as the Collector's file exporter writes them, and as JSON.
// Spec: opentelemetry-proto's profiles/v1development/profiles.proto.

import { fail, type Result } from '../base/result'
import { takeRoom } from '../base/room'
import { textOf } from '../base/utf8'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ReadError, type Report } from './format'
import { jfr } from './jfr'
import { looksLikeOpenTelemetry } from './otlp/detect'
import { otlpOfJson } from './otlp/json'
import type { OtlpMessage } from './otlp/message'
import { otlpProfile } from './otlp/profile'
import { readOtlpMessage } from './otlp/protobuf'
import { gunzip } from './packed/unpacked'
import { openProtobufProfile } from './pprof/protobufProfile'
import { wholeFile } from './wholeFile'

const ID = 'otlp-profiles'
/** Enough below the longest text that V8 can hold. */
const MAX_JSON_BYTES = 2 ** 28
/** Parsed JSON takes so many times its text; twice as many where it is `{}` over and over. */
const PARSED_RATIO = 10
/** Before each message in the Collector's files. */
const LENGTH_BYTES = 4
const MAX_PAYLOAD_BYTES = 2 ** 31
const OPEN_BRACE = 123

export const openTelemetry: Format = {
  id: ID,
  title: 'OpenTelemetry profiles',
  looksLike: looksLikeOpenTelemetry,
  open: report => wholeFile(ID, bytes => readOtlp(bytes, report)),
}

function readOtlp(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const messages = bytes.find(byte => byte > BLANK) === OPEN_BRACE ? jsonMessages(bytes) : protobufMessages(bytes)
  if (!Array.isArray(messages)) return fail(messages)
  if (messages.some(({ isOld, dictionary, profiles }) => isOld || (dictionary === null && profiles.length > 0))) {
    const advice = 'update the profiler and the Collector, or have the profiler write pprof'
    return fail({ kind: 'unsupported', what: 'OpenTelemetry profiles in a layout of before version 1.8', advice })
  }
  const payload = messages.flatMap(({ profiles }) => profiles).find(profile => profile.payload.length > 0)
  const hasSamples = messages.some(({ profiles }) => profiles.some(({ samples }) => samples.length > 0))
  if (!hasSamples && payload !== undefined) return readPayload(payload.payloadFormat, payload.payload, report)
  return otlpProfile(messages, report)
}

const BLANK = 32

function jsonMessages(bytes: Uint8Array): OtlpMessage[] | ReadError {
  if (bytes.length > MAX_JSON_BYTES) return { kind: 'too-large', what: 'OpenTelemetry profiles as JSON', limitBytes: MAX_JSON_BYTES }
  takeRoom(bytes.length * PARSED_RATIO)
  const text = textOf(bytes)
  const whole = parsed(text)
  const texts = whole === undefined ? text.split('\n').filter(line => line.trim() !== '') : []
  const values = whole === undefined ? texts.map(parsed) : [whole]
  const messages: OtlpMessage[] = []
  for (const [line, value] of values.entries()) {
    const message = otlpOfJson(value)
    if (message === null) return malformed(ID, 'no message of profiles', 'line', line + 1)
    messages.push(message)
  }
  return messages
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function protobufMessages(bytes: Uint8Array): OtlpMessage[] | ReadError {
  const lengths = lengthsOf(bytes)
  if (lengths === null) {
    const message = readOtlpMessage(bytes)
    return message === null ? malformed(ID, 'a message that cannot be read', 'byte', 0) : [message]
  }
  const messages: OtlpMessage[] = []
  let at = 0
  for (const length of lengths) {
    const message = readOtlpMessage(bytes.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length))
    if (message === null) return malformed(ID, 'a message that cannot be read', 'byte', at)
    messages.push(message)
    at += LENGTH_BYTES + length
  }
  return messages
}

/** The lengths that stand before the messages, where they fill the file exactly: big-endian, four bytes each. */
function lengthsOf(bytes: Uint8Array): number[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lengths: number[] = []
  let at = 0
  while (at + LENGTH_BYTES <= bytes.length) {
    const length = view.getUint32(at, false)
    lengths.push(length)
    at += LENGTH_BYTES + length
  }
  return at === bytes.length && lengths.length > 0 ? lengths : null
}

/** What the profiler itself wrote, where the message is a wrapping for it. */
function readPayload(format: string, payload: Uint8Array, report: Report): Result<Profile, ReadError> {
  const bytes = payload[0] === 0x1f && payload[1] === 0x8b ? gunzip(payload, MAX_PAYLOAD_BYTES) : { ok: true as const, value: payload }
  if (!bytes.ok) return fail(malformed(ID, bytes.error, 'byte', 0))
  const isJfr = format === 'jfr'
  if (!isJfr && format !== 'pprof') {
    const advice = 'have the profiler write pprof or a flight recording'
    return fail({ kind: 'unsupported', what: `OpenTelemetry profiles that wrap ${JSON.stringify(format)}`, advice })
  }
  const reader = isJfr ? jfr.open(report, 'profile') : openProtobufProfile(report)
  reader.push(bytes.value)
  return reader.finish()
}
