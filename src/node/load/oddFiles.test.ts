import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldedLines } from '../../testing/foldedLines'
import { tempFolder } from '../../testing/tempFolder'
import { profileSource } from './archive/profileSource'
import { loadProfile } from './load'
import { loadErrorText } from './loadError'
import { fileSource, watched } from '../bytes/source'

const isWindows = process.platform === 'win32'
/** Longer than one read of a file. */
const LONG = 'main;work 1\n'.repeat(800_000)
const LONG_TOTAL = 'main;work 800000'

async function outcome(path: string): Promise<string> {
  const result = await loadProfile(() => profileSource(path))
  return result.ok ? foldedLines(result.value, 0).join('\n') : loadErrorText(result.error)
}

/** What becomes of a file to which this happens once its first part has been read. */
async function readWhile(change: (path: string, folder: string) => void): Promise<string> {
  const folder = tempFolder()
  const path = join(folder, 'a.folded')
  writeFileSync(path, LONG)
  let isChanged = false
  const source = watched(fileSource(path), () => {
    if (!isChanged) change(path, folder)
    isChanged = true
  })
  const result = await loadProfile(() => source)
  return result.ok ? foldedLines(result.value, 0).join('\n') : loadErrorText(result.error)
}

test('a file that grows while it is read is read as far as it has come', async () => {
  expect(await readWhile(path => appendFileSync(path, 'main;late 7\n'))).toBe('main;late 7\nmain;work 800000')
})

test('a file that shrinks while it is read is no profile, and that is said', async () => {
  expect(await readWhile(path => truncateSync(path, 1000))).toBe('became shorter while it was read: something still writes to it')
  expect(await readWhile(path => writeFileSync(path, ''))).toBe('became shorter while it was read: something still writes to it')
})

test.skipIf(isWindows)('a file that vanishes or is replaced while it is read is read to its end, as it was', async () => {
  expect(await readWhile(path => rmSync(path))).toBe(LONG_TOTAL)
  const replaced = (path: string, folder: string) => {
    writeFileSync(join(folder, 'b'), 'main;other 1\n')
    renameSync(join(folder, 'b'), path)
  }
  expect(await readWhile(replaced)).toBe(LONG_TOTAL)
})

test.skipIf(isWindows)('devices, circles of links and paths through files are answered in a sentence', async () => {
  const folder = tempFolder()
  symlinkSync('loop', join(folder, 'loop'))
  writeFileSync(join(folder, 'file'), 'main 1\n')
  expect(await outcome('/dev/null')).toMatch(/no samples in it/)
  expect(await outcome('/dev/zero')).toMatch(/^not a profile we can read/)
  expect(await outcome(join(folder, 'loop'))).toBe('a symbolic link that leads in a circle')
  expect(await outcome(join(folder, 'file', 'x'))).toBe('no such file: a part of its path is no folder')
  expect(await outcome(folder)).toBe('main 1')
})

// Root may read everything.
test.skipIf(isWindows || process.getuid?.() === 0)('a file that may not be read says so', async () => {
  const path = join(tempFolder(), 'a.folded')
  writeFileSync(path, 'main 1\n', { mode: 0 })
  expect(await outcome(path)).toBe('no permission to read it')
})

test.skipIf(isWindows)('names with line breaks, marks that turn text round and pictures are names', async () => {
  const folder = tempFolder()
  for (const name of ['new\nline', 'bidi\u202egvs.folded', '💥', ' ', '-', '\u001b]0;owned\u0007']) {
    writeFileSync(join(folder, name), 'main 1\n')
    expect(await outcome(join(folder, name))).toBe('main 1')
  }
})

test.skipIf(process.platform !== 'linux')('a name that is no UTF-8 says what to do, and its folder is read without it', async () => {
  const folder = tempFolder()
  const bytes = Buffer.concat([Buffer.from(`${folder}/bytes`), Buffer.of(0xff, 0xfe)])
  writeFileSync(bytes, 'main 1\n')
  expect(await outcome(bytes.toString())).toBe('no such file; one whose name is no UTF-8 must be renamed, or handed over through a pipe')
  expect(await outcome(folder)).toMatch(/^a folder without a profile in it/)
  mkdirSync(join(folder, 'below'))
  writeFileSync(join(folder, 'below', 'b.folded'), 'main 2\n')
  expect(await outcome(folder)).toBe('main 2')
})
