// A profile as one binary body, so that it crosses from host to page in one copy: magic, lengths, a JSON head, then the columns, aligned.

import { fail, ok, type Result } from '../base/result'
import { bytesOf, textOf } from '../base/utf8'
import type { MarkTable, Profile, ProfileMeta, Thread } from './profile'
import { profileFault } from './validate'

/** Changes with the layout; a page and a host of different versions must not misread each other. */
const MAGIC = 'FLMW0003'
/** Float64 and BigUint64 views need it. */
const ALIGN_BYTES = 8
const PREFIX_BYTES = 16

type Column = Int32Array | Float64Array | BigUint64Array
type ColumnKind = 'i' | 'f' | 'u'

const NO_INTS = new Int32Array()
const NO_FLOATS = new Float64Array()

/** What `eachColumn` fills when it decodes. */
const NO_ROWS: Pick<Profile, 'functions' | 'frames' | 'stacks' | 'labels' | 'samples'> = {
  functions: { name: NO_INTS, systemName: NO_INTS, file: NO_INTS, startLine: NO_INTS, startColumn: NO_INTS, module: NO_INTS },
  frames: { fn: NO_INTS, line: NO_INTS, column: NO_INTS, flags: NO_INTS, address: null },
  stacks: { parent: NO_INTS, frame: NO_INTS },
  labels: { start: NO_INTS, key: NO_INTS, text: NO_INTS, number: NO_FLOATS, unit: NO_INTS },
  samples: { stack: NO_INTS, timeNs: null, thread: null, labelSet: null, values: [] },
}

type Head = {
  readonly meta: ProfileMeta
  readonly threads: readonly Thread[]
  /** Kind and number of cells: the ends of the strings, then in the order of `eachColumn`. Null: the column is not there. */
  readonly columns: readonly (readonly [ColumnKind, number] | null)[]
}

/** The chunks of the body, in order: written one after the other, so that a host can stream them without another copy. */
export function encodeProfile(profile: Profile): readonly Uint8Array[] {
  const strings = packStrings(profile.strings)
  const columns: (Column | null)[] = [strings.ends]
  const take = <C extends Column | null>(column: C): C => {
    columns.push(column)
    return column
  }
  eachColumn(profile, { int32: take, float64: take, int32OrNull: take, float64OrNull: take, uint64OrNull: take })
  const head: Head = {
    meta: profile.meta,
    threads: profile.threads,
    columns: columns.map(column => (column === null ? null : [kindOf(column), column.length])),
  }
  const headBytes = bytesOf(JSON.stringify(head))
  const prefix = new Uint8Array(PREFIX_BYTES)
  prefix.set(bytesOf(MAGIC))
  new DataView(prefix.buffer).setUint32(8, headBytes.length, true)
  const chunks: Uint8Array[] = [prefix, headBytes, padding(headBytes.length)]
  for (const column of columns) {
    if (column === null) continue
    chunks.push(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), padding(column.byteLength))
  }
  chunks.push(strings.bytes)
  return chunks
}

/** Views into `body`, which must stay untouched; only the strings are copied. Errors are sentences for a developer. */
export function decodeProfile(body: ArrayBuffer): Result<Profile, string> {
  const bytes = new Uint8Array(body)
  if (bytes.length < PREFIX_BYTES || textOf(bytes.subarray(0, MAGIC.length)) !== MAGIC) return fail('not a profile body of this version')
  const headLength = new DataView(body).getUint32(8, true)
  if (PREFIX_BYTES + headLength > bytes.length) return fail('profile body is cut off')
  // The head was written by encodeProfile in this same program: the one edge where JSON becomes a type.
  const head = JSON.parse(textOf(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headLength))) as Head
  let offset = aligned(PREFIX_BYTES + headLength)
  const columns: (Column | null)[] = []
  for (const described of head.columns) {
    if (described === null) {
      columns.push(null)
      continue
    }
    const [kind, length] = described
    const sizeBytes = length * (kind === 'i' ? 4 : 8)
    if (offset + sizeBytes > bytes.length) return fail('profile body is cut off')
    columns.push(viewOf(kind, body, offset, length))
    offset = aligned(offset + sizeBytes)
  }
  const next = columnReader(columns)
  const strings = unpackStrings(next.int32(), bytes.subarray(offset))
  const { meta, threads } = head
  const profile = eachColumn(
    { ...NO_ROWS, meta, threads, strings, samples: { ...NO_ROWS.samples, values: meta.sampleTypes.map(() => NO_FLOATS) } },
    next,
  )
  const fault = profileFault(profile)
  return fault === null ? ok(profile) : fail(fault)
}

type ColumnVisitor = {
  int32(column: Int32Array): Int32Array
  float64(column: Float64Array): Float64Array
  int32OrNull(column: Int32Array | null): Int32Array | null
  float64OrNull(column: Float64Array | null): Float64Array | null
  uint64OrNull(column: BigUint64Array | null): BigUint64Array | null
}

/** The one list of columns, in the order of the body: the profile with each of them as `visit` answers. A change needs a new MAGIC. */
function eachColumn(profile: Profile, visit: ColumnVisitor): Profile {
  const { functions, frames, stacks, labels, samples } = profile
  return {
    ...profile,
    functions: {
      name: visit.int32(functions.name),
      systemName: visit.int32(functions.systemName),
      file: visit.int32(functions.file),
      startLine: visit.int32(functions.startLine),
      startColumn: visit.int32(functions.startColumn),
      module: visit.int32(functions.module),
    },
    frames: {
      fn: visit.int32(frames.fn),
      line: visit.int32(frames.line),
      column: visit.int32(frames.column),
      flags: visit.int32(frames.flags),
      address: visit.uint64OrNull(frames.address),
    },
    stacks: { parent: visit.int32(stacks.parent), frame: visit.int32(stacks.frame) },
    labels: {
      start: visit.int32(labels.start),
      key: visit.int32(labels.key),
      text: visit.int32(labels.text),
      number: visit.float64(labels.number),
      unit: visit.int32(labels.unit),
    },
    samples: {
      stack: visit.int32(samples.stack),
      timeNs: visit.float64OrNull(samples.timeNs),
      thread: visit.int32OrNull(samples.thread),
      labelSet: visit.int32OrNull(samples.labelSet),
      values: samples.values.map(visit.float64),
    },
    ...eachMarkColumn(profile.marks ?? null, visit),
  }
}

/** Five columns, or five that are not there. */
function eachMarkColumn(marks: MarkTable | null, visit: ColumnVisitor): { readonly marks?: MarkTable } {
  const name = visit.int32OrNull(marks?.name ?? null)
  const startNs = visit.float64OrNull(marks?.startNs ?? null)
  const endNs = visit.float64OrNull(marks?.endNs ?? null)
  const thread = visit.int32OrNull(marks?.thread ?? null)
  const track = visit.int32OrNull(marks?.track ?? null)
  const isThere = name !== null && startNs !== null && endNs !== null && thread !== null && track !== null
  return isThere ? { marks: { name, startNs, endNs, thread, track } } : {}
}

function columnReader(columns: readonly (Column | null)[]): ColumnVisitor & { int32(): Int32Array } {
  let at = 0
  const take = () => columns[at++] ?? null
  const int32OrNull = () => {
    const column = take()
    return column instanceof Int32Array ? column : null
  }
  const float64OrNull = () => {
    const column = take()
    return column instanceof Float64Array ? column : null
  }
  return {
    int32OrNull,
    float64OrNull,
    int32: () => int32OrNull() ?? NO_INTS,
    float64: () => float64OrNull() ?? NO_FLOATS,
    uint64OrNull() {
      const column = take()
      return column instanceof BigUint64Array ? column : null
    },
  }
}

function packStrings(strings: readonly string[]): { readonly ends: Int32Array; readonly bytes: Uint8Array } {
  const ends = new Int32Array(strings.length)
  const parts: Uint8Array[] = []
  let end = 0
  for (let i = 0; i < strings.length; i++) {
    const part = bytesOf(strings[i])
    end += part.length
    ends[i] = end
    parts.push(part)
  }
  const bytes = new Uint8Array(end)
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return { ends, bytes }
}

function unpackStrings(ends: Int32Array, bytes: Uint8Array): string[] {
  const strings = new Array<string>(ends.length)
  let start = 0
  for (let i = 0; i < ends.length; i++) {
    strings[i] = textOf(bytes.subarray(start, ends[i]))
    start = ends[i]
  }
  return strings
}

function kindOf(column: Column): ColumnKind {
  if (column instanceof Int32Array) return 'i'
  return column instanceof Float64Array ? 'f' : 'u'
}

function viewOf(kind: ColumnKind, body: ArrayBuffer, offset: number, length: number): Column {
  if (kind === 'i') return new Int32Array(body, offset, length)
  return kind === 'f' ? new Float64Array(body, offset, length) : new BigUint64Array(body, offset, length)
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGN_BYTES) * ALIGN_BYTES
}

function padding(lengthBytes: number): Uint8Array {
  return new Uint8Array(aligned(lengthBytes) - lengthBytes)
}
