// Undoes gzip and zstd by their magic while the bytes stream by, and stops what would unpack without end.

import { continued } from './continued'
import { gunzipped } from './gunzip'
import { sizeCheck, type SizeCheck } from './sizeCheck'
import { unzstd } from './zstd'

/** A packing undone: both answer chunks that stay valid until the next one is asked for, and throw UnreadableError for what is broken. */
export type Unpacker = (packed: AsyncIterable<Uint8Array>, check: SizeCheck) => AsyncIterable<Uint8Array>

/** The longest magic that is looked at. */
const MAGIC_BYTES = 4

/** A profile that its tool packed, packed again by a person, and once more by a server: more is not a profile. */
const MAX_LAYERS = 3

export async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { chunks, readBytes } = counted(source)
  yield* unpackedOf(chunks, readBytes)
}

/** The same, where it is known elsewhere how much was read of what is packed. */
export function unpackedOf(chunks: AsyncIterable<Uint8Array>, packedBytes: () => number): AsyncGenerator<Uint8Array> {
  return withoutLayers(chunks, MAX_LAYERS, sizeCheck(packedBytes))
}

/** The same chunks, and how many bytes of them have been read by now. */
export function counted(source: AsyncIterable<Uint8Array>): {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly readBytes: () => number
} {
  let readBytes = 0
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      readBytes += chunk.length
      yield chunk
    }
  }
  return { chunks: chunks(), readBytes: () => readBytes }
}

async function* withoutLayers(source: AsyncIterable<Uint8Array>, layersLeft: number, check: SizeCheck): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  try {
    const head = await firstBytes(chunks)
    const unpack = layersLeft === 0 ? null : unpackerFor(head)
    const whole = continued(head.length === 0 ? [] : [head], chunks)
    yield* unpack === null ? whole : withoutLayers(unpack(whole, check), layersLeft - 1, check)
  } finally {
    await chunks.return?.()
  }
}

function unpackerFor(head: Uint8Array): Unpacker | null {
  const [a, b, c, d] = head
  if (a === 0x1f && b === 0x8b && c === 8) return gunzipped
  const isZstd = a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd
  // A frame that readers skip: what pzstd and seekable writers begin with.
  const isSkippable = a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18
  return isZstd || isSkippable ? unzstd : null
}

/** At least MAGIC_BYTES unless the source is shorter: a pipe may bring them one by one. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array()
  for (;;) {
    const next = await chunks.next()
    if (next.done === true) return head
    if (head.length === 0 && next.value.length >= MAGIC_BYTES) return next.value
    const joined = new Uint8Array(head.length + next.value.length)
    joined.set(head)
    joined.set(next.value, head.length)
    if (joined.length >= MAGIC_BYTES) return joined
    head = joined
  }
}
