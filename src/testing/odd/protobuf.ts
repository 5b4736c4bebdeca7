// Protocol buffers whose fields are right and whose content is odd: other numbers, other names, fields left out, twice or thousands of times.

import { joinedBytes } from '../../shared/bytes/joinedBytes'
import { bytesOf } from '../../shared/base/utf8'
import { below, oddName, oneOf } from './names'

type NameOf = (random: () => number) => string
type Field = { readonly key: bigint; readonly wire: number; readonly value: bigint | Uint8Array }

const VARINT = 0
const FIXED_64 = 1
const BYTES = 2
const FIXED_32 = 5
const FIXED_BYTES: ReadonlyMap<number, number> = new Map([
  [FIXED_64, 8],
  [FIXED_32, 4],
])
const NUMBERS = [0n, 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n, 7n]
/** As deep as the formats that there are nest what counts. */
const DEEPEST = 6
/** More often than any writer says the same. */
const MANY = 2000

/** Null where the bytes are no message: text that looks like one is changed as one now and then, which is odd as well. */
function fieldsOf(bytes: Uint8Array): readonly Field[] | null {
  const fields: Field[] = []
  let at = 0
  const varint = (): bigint | null => {
    let value = 0n
    for (let shift = 0n; shift < 70n && at < bytes.length; shift += 7n) {
      const byte = bytes[at++]
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return BigInt.asUintN(64, value)
    }
    return null
  }
  while (at < bytes.length) {
    const key = varint()
    if (key === null || key < 8n) return null
    const wire = Number(key & 7n)
    const value = wire === VARINT || wire === BYTES ? varint() : null
    if (wire === VARINT && value !== null) fields.push({ key, wire, value })
    else {
      const length = wire === BYTES ? value : (FIXED_BYTES.get(wire) ?? null)
      if (length === null || at + Number(length) > bytes.length) return null
      fields.push({ key, wire, value: bytes.subarray(at, (at += Number(length))) })
    }
  }
  return fields
}

function varintBytes(value: bigint): Uint8Array {
  const bytes: number[] = []
  for (; value >= 128n; value >>= 7n) bytes.push(Number(value & 127n) | 128)
  return Uint8Array.from([...bytes, Number(value)])
}

function bytesOfFields(fields: readonly Field[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const { key, wire, value } of fields) {
    parts.push(varintBytes(key))
    if (typeof value === 'bigint') parts.push(varintBytes(value))
    else parts.push(...(wire === BYTES ? [varintBytes(BigInt(value.length))] : []), value)
  }
  return joinedBytes(parts)
}

/** Another field in the place of this one, or several, or none. */
function oddField(field: Field, random: () => number, nameOf: NameOf): readonly Field[] {
  const change = below(8, random)
  if (change === 0) return []
  if (change === 1) return [field, field]
  if (change === 2 && random() < 0.1) return Array.from({ length: MANY }, () => field)
  const { key, wire, value } = field
  if (typeof value === 'bigint') return [{ key, wire, value: oneOf(NUMBERS, random) }]
  if (wire !== BYTES) return [{ key, wire, value: Uint8Array.from(value, () => below(256, random)) }]
  return [{ key, wire, value: change === 3 ? new Uint8Array() : bytesOf(nameOf(random)) }]
}

/** Changes about one in `every` of the fields, at each depth; what `nameOf` draws stands in the place of names. */
export function oddProtobuf(bytes: Uint8Array, every: number, random: () => number, nameOf: NameOf = oddName, depth = 0): Uint8Array {
  const fields = fieldsOf(bytes)
  if (fields === null) return bytes
  return bytesOfFields(
    fields.flatMap(field => {
      if (random() < 1 / every) return oddField(field, random, nameOf)
      if (field.wire !== BYTES || typeof field.value === 'bigint' || depth === DEEPEST) return [field]
      return [{ ...field, value: oddProtobuf(field.value, every, random, nameOf, depth + 1) }]
    }),
  )
}

/** One of its outermost fields, `sizeBytes` long in all: what a packer makes a few kilobytes of. */
export function repeatedField(bytes: Uint8Array, sizeBytes: number, random: () => number): Uint8Array {
  const fields = fieldsOf(bytes)
  if (fields === null || fields.length === 0) return bytes
  const chosen = oneOf(fields, random)
  const one = random() < 0.5 && chosen.wire === BYTES ? { ...chosen, value: new Uint8Array() } : chosen
  const unit = bytesOfFields([one])
  const many = new Uint8Array(Math.ceil(sizeBytes / unit.length) * unit.length)
  many.set(unit)
  for (let filled = unit.length; filled < many.length; filled *= 2) many.copyWithin(filled, 0, filled)
  return joinedBytes([bytes, many])
}

/** A field of one of its messages, at whatever depth, over and over in that message; the lengths around it are those that it needs. */
export function repeatedInnerField(bytes: Uint8Array, sizeBytes: number, random: () => number, depth = 0): Uint8Array {
  const fields = fieldsOf(bytes)
  const messages = (fields ?? []).flatMap((field, at) =>
    field.wire === BYTES && typeof field.value !== 'bigint' && (fieldsOf(field.value)?.length ?? 0) > 0
      ? [{ at, field, value: field.value }]
      : [],
  )
  if (fields === null || messages.length === 0 || depth === DEEPEST) return repeatedField(bytes, sizeBytes, random)
  const { at, field, value } = oneOf(messages, random)
  const inner = random() < 0.5 ? repeatedField(value, sizeBytes, random) : repeatedInnerField(value, sizeBytes, random, depth + 1)
  return bytesOfFields(fields.with(at, { ...field, value: inner }))
}
