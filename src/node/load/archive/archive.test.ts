import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { foldedLines } from '../../../testing/foldedLines'
import { tempFolder } from '../../../testing/tempFolder'
import { loadProfile } from '../load'
import { loadErrorText } from '../loadError'
import { profileSource } from './profileSource'

type Files = Readonly<Record<string, string | Uint8Array>>

const STACKS = 'main;a;b 3\nmain;a;c 5\n'
const OTHER = 'main;x;y 1\nmain;x;z 2\n'

async function outcome(path: string): Promise<string> {
  const result = await loadProfile(() => profileSource(path))
  return result.ok ? foldedLines(result.value, 0).join('\n') : loadErrorText(result.error)
}

function written(name: string, bytes: Uint8Array): string {
  const path = join(tempFolder(), name)
  writeFileSync(path, bytes)
  return path
}

/** `method` 8 packs, 0 does not; anything else only says so. */
function zip(files: Files, method = 8): Buffer {
  const bodies: Buffer[] = []
  const table: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(plain) : plain
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(plain.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    table.push(Buffer.concat([Buffer.from('PK\u0001\u0002\0\0'), fields, place, Buffer.from(name)]))
    bodies.push(body)
    at += body.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt32LE(Buffer.concat(table).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...table, Buffer.from('PK\u0005\u0006'), end])
}

function tar(files: Files): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const bytes = Buffer.from(content)
    const head = Buffer.alloc(512)
    head.write(name.slice(0, 100))
    head.write(bytes.length.toString(8).padStart(11, '0'), 124)
    head.write('0', 156)
    head.write('ustar\u000000', 257)
    const long = name.length > 100 ? [tarLongName(name)] : []
    return [...long, head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function tarLongName(name: string): Buffer {
  const record = (length: number) => `${length} path=${name}\n`
  const length = record(100).length
  const head = Buffer.alloc(512)
  head.write(length.toString(8).padStart(11, '0'), 124)
  head.write('x', 156)
  head.write('ustar\u000000', 257)
  return Buffer.concat([head, Buffer.from(record(length)), Buffer.alloc(512 - (length % 512))])
}

const BESIDE = { 'README.txt': 'nothing of interest\n', 'runs/cpu.folded': STACKS }

test.each([
  ['zip', zip(BESIDE)],
  ['zip, stored', zip(BESIDE, 0)],
  ['zip of what is packed by itself', zip({ 'cpu.folded.gz': gzipSync(STACKS) })],
  ['tar', tar(BESIDE)],
  ['tar.gz', gzipSync(tar(BESIDE))],
])('opens the one profile in a %s', async (_, bytes) => {
  expect(await outcome(written('runs', bytes))).toBe('main;a;b 3\nmain;a;c 5')
})

const LONG = `${'deep/'.repeat(30)}after.folded`

test.each([
  ['zip', zip({ 'before.folded': STACKS, [LONG]: OTHER })],
  ['tar', tar({ 'before.folded': STACKS, [LONG]: OTHER })],
])('of several profiles in a %s it names them, and opens one by its name', async (_, bytes) => {
  const path = written('runs', bytes)
  expect(await outcome(path)).toMatch(
    / of 2 profiles \(before\.folded, .*after\.folded\); name one \(`FILE\/before\.folded`\), compare two/,
  )
  expect(await outcome(`${path}/${LONG}`)).toBe('main;x;y 1\nmain;x;z 2')
  expect(await outcome(`${path}/none.folded`)).toMatch(/without a member of that name; it holds before\.folded/)
})

test('opens the one profile in a folder', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'inner'))
  writeFileSync(join(folder, 'inner', 'cpu.folded'), STACKS)
  writeFileSync(join(folder, 'notes.txt'), 'nothing of interest\n')
  expect(await outcome(folder)).toBe('main;a;b 3\nmain;a;c 5')
})

test('says of a folder without a profile, of benchmarks and of Instruments what it is', async () => {
  const folder = tempFolder()
  expect(await outcome(folder)).toMatch(/^a folder without a profile in it \(0 files\)/)
  writeFileSync(join(folder, 'estimates.json'), '{"mean":1}')
  expect(await outcome(folder)).toMatch(/^a folder with results of benchmarks; `flamewise bench/)
  const trace = join(folder, 'run.trace')
  mkdirSync(trace)
  expect(await outcome(trace)).toMatch(/^a recording of Instruments \(\.trace\); `xctrace export/)
})

test('says what is broken or packed in an unknown way', async () => {
  expect(await outcome(written('a.zip', zip(BESIDE).subarray(0, 100)))).toMatch(/its table of members is missing/)
  expect(await outcome(`${written('a.zip', zip(BESIDE, 99))}/runs/cpu.folded`)).toMatch(/packed in a way that is not read \(method 99\)/)
  expect(await outcome(written('a.tar', tar(BESIDE).subarray(0, 1040)))).toMatch(/^broken tar file: /)
})

test('a small archive does not unpack without end', async () => {
  const path = written('a.zip', zip({ 'cpu.folded': Buffer.alloc(300 * 2 ** 20, 'x') }))
  const unpack = async () => {
    for await (const chunk of (await profileSource(`${path}/cpu.folded`)).chunks) expect(chunk.length).toBeGreaterThan(0)
  }
  await expect(unpack()).rejects.toThrow('larger than')
})

test('names in an archive cannot harm where they are shown', async () => {
  const path = written('a.zip', zip({ '../../\u001b[31mevil.folded': STACKS, 'b.folded': OTHER }))
  expect(await outcome(path)).not.toContain('\u001b')
})

test.each([
  ['zip', (files: Files) => zip(files)],
  ['tar.gz', (files: Files) => gzipSync(tar(files))],
])('what is packed twice in a %s is held to the size of the archive itself', async (kind, packed) => {
  // 300 kB of gzip that unpack to 300 MB, and pack to a kilobyte once more.
  const bomb = gzipSync(Buffer.alloc(300 * 2 ** 20, 'main;a;b 1\n'), { level: 1 })
  const archive = packed({ 'a.folded.gz': bomb })
  expect(archive.length).toBeLessThan(bomb.length / 5)
  expect(await outcome(written(`bomb.${kind}`, archive))).toMatch(/is larger than 32.0 MiB, the most that can be read/)
})
