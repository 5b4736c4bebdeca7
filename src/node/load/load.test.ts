import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { foldedLines } from '../../testing/foldedLines'
import { bytesOf } from '../../shared/base/utf8'
import { loadFunctions, loadProfile } from './load'
import { loadErrorText } from './loadError'
import { sizeCheck } from '../bytes/sizeCheck'
import { fileSource, type Source } from '../bytes/source'
import { unpacked } from '../bytes/unpack'

const STACKS = 'main;a;b 3\nmain;a;c 5\n'

/** Bytes in chunks of one reused buffer, as files are read. */
function sourceOf(bytes: Uint8Array, chunkBytes = 7): Source {
  const buffer = new Uint8Array(chunkBytes)
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const part = bytes.subarray(at, at + chunkBytes)
      buffer.set(part)
      yield buffer.subarray(0, part.length)
    }
  }
  return { sizeBytes: bytes.length, chunks: chunks() }
}

async function outcome(open: () => Source): Promise<string> {
  const result = await loadProfile(open)
  return result.ok ? foldedLines(result.value, 0).join('\n') : loadErrorText(result.error)
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]))
}

/** A zstd frame of blocks that are stored, not packed; the window is what the frame says it needs. */
function zstdStored(bytes: Uint8Array, windowDescriptor = 0x50): Uint8Array {
  const block = ((bytes.length << 3) | 1) >>> 0
  return joined(
    Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, windowDescriptor),
    Uint8Array.of(block & 255, (block >> 8) & 255, block >> 16),
    bytes,
  )
}

/** `zstd -c` of STACKS, with its checksum. */
const ZSTD_PACKED = Uint8Array.from(Buffer.from('KLUv/QRYsQAAbWFpbjthO2IgMwptYWluO2E7YyA1CjgE0Mo=', 'base64'))

test.each([
  ['gzip', gzipSync(STACKS)],
  ['gzip twice', gzipSync(gzipSync(STACKS))],
  ['gzip padded with zeros', joined(gzipSync(STACKS), new Uint8Array(512))],
  ['zstd', ZSTD_PACKED],
  ['stored zstd blocks', zstdStored(bytesOf(STACKS))],
  ['gzip in zstd', zstdStored(gzipSync(STACKS))],
  ['a frame to skip before zstd', joined(Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3), ZSTD_PACKED)],
])('reads %s as what is packed in it', async (_, bytes) => {
  expect(await outcome(() => sourceOf(bytes))).toBe('main;a;b 3\nmain;a;c 5')
})

test('reads every member of a gzip file and every frame of a zstd file', async () => {
  const [first, second] = [bytesOf('main;a 1\n'), bytesOf('main;b 2\n')]
  expect(await outcome(() => sourceOf(joined(gzipSync(first), gzipSync(second))))).toBe('main;a 1\nmain;b 2')
  expect(await outcome(() => sourceOf(joined(zstdStored(first), zstdStored(second))))).toBe('main;a 1\nmain;b 2')
})

test('says which packing is broken and where', async () => {
  const packed = gzipSync(STACKS)
  expect(await outcome(() => sourceOf(packed.subarray(0, 20)))).toBe('broken gzip data: unexpected end of file at byte 20')
  expect(await outcome(() => sourceOf(ZSTD_PACKED.subarray(0, 20), 20))).toBe('broken zstd data: unexpected EOF at byte 20')
  const changed = packed.slice()
  changed[packed.length - 5] ^= 255
  expect(await outcome(() => sourceOf(changed))).toMatch(/^broken gzip data: incorrect/)
})

test('stops a small file that unpacks without end', async () => {
  const member = gzipSync('main;work 1\n'.repeat(700_000))
  const bomb = Buffer.concat(Array.from({ length: 40 }, () => member))
  const unpack = async () => {
    for await (const chunk of unpacked(sourceOf(bomb, 65_536).chunks)) expect(chunk.length).toBeGreaterThan(0)
  }
  await expect(unpack()).rejects.toThrow('what is packed in it is larger than 32.0 MiB, the most that can be read')
})

test.each([
  [0.5, 32],
  [1, 64],
  [2, 64 + 150],
  [101, 64 + 100 * 150],
])('of %d MiB packed at most %d MiB are taken', (packedMib, mostMib) => {
  const mib = 1024 * 1024
  const check = sizeCheck(() => packedMib * mib)
  expect(() => check(mostMib * mib)).not.toThrow()
  expect(() => check(mostMib * mib + 1)).toThrow()
})

test.each([
  [4_000_000, 'read'],
  [4_300_000, 'refused'],
])('a few kilobytes may hold as many stacks as can be asked about: %d are %s', async (stacks, what) => {
  const packed = gzipSync(`main;${'a;'.repeat(stacks)}b 1\n`)
  for (const load of [loadProfile, loadFunctions]) {
    const result = await load(() => sourceOf(packed, 4096))
    expect(result.ok ? 'read' : loadErrorText(result.error).includes('more memory than 320 MiB') ? 'refused' : result.error).toBe(what)
  }
})

test('refuses a zstd window that would take gigabytes, also in a later frame', async () => {
  const greedy = zstdStored(bytesOf(STACKS), 21 << 3)
  const refusal = 'zstd data with a window over 128 MiB; unpack it first with zstd -d --long=31'
  expect(await outcome(() => sourceOf(greedy))).toBe(refusal)
  expect(await outcome(() => sourceOf(joined(ZSTD_PACKED, greedy)))).toBe(refusal)
})

test('says what the system says of a file that it cannot give', async () => {
  const folder = tempFolder()
  expect(await outcome(() => fileSource(join(folder, 'missing')))).toBe('no such file')
  expect(await outcome(() => fileSource(folder))).toBe('is a folder, not a file')
  const file = join(folder, 'a.folded')
  writeFileSync(file, STACKS)
  expect(await outcome(() => fileSource(file))).toBe('main;a;b 3\nmain;a;c 5')
})

test('a table of functions of a difference has the sizes of whole stacks, wherever in the file their lines stand', async () => {
  const lines = 'main;a 30\nmain;b -30\nmain;a -10\n'
  const sizesOf = async (open: () => Source) => {
    const result = await loadFunctions(open)
    return result.ok ? result.value.weigh(0).sizeOfAll : loadErrorText(result.error)
  }
  expect(await sizesOf(() => sourceOf(bytesOf(lines)))).toBe(50)
  // A pipe is gone once it was read: line by line is what is known of it.
  const pipe = sourceOf(bytesOf(lines))
  expect(await sizesOf(() => ({ ...pipe, isGoneOnceRead: true }))).toBe(70)
})
