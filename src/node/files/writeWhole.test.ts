import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { isSameFile, writeWhole } from './writeWhole'

test('writes text and bytes whole, over what was there, and leaves nothing beside it', () => {
  const folder = tempFolder()
  const path = join(folder, 'report.svg')
  writeWhole(path, 'a longer text that was here before')
  writeWhole(path, 'größe')
  expect(readFileSync(path, 'utf8')).toBe('größe')
  writeWhole(path, Uint8Array.of(0, 255))
  expect([...readFileSync(path)]).toEqual([0, 255])
  expect(readdirSync(folder)).toEqual(['report.svg'])
})

test('a file that cannot be replaced stays as it was, and no draft is left', () => {
  const folder = tempFolder()
  const path = join(folder, 'taken')
  mkdirSync(path)
  writeFileSync(join(path, 'inside'), 'kept')
  expect(() => writeWhole(path, 'new')).toThrow()
  expect(readFileSync(join(path, 'inside'), 'utf8')).toBe('kept')
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('who has the old file open goes on reading the old file, whole', () => {
  const path = join(tempFolder(), 'profile.folded')
  writeFileSync(path, 'the old text')
  const reader = openSync(path, 'r')
  writeWhole(path, 'new')
  expect(readFileSync(reader, 'utf8')).toBe('the old text')
  closeSync(reader)
  expect(readFileSync(path, 'utf8')).toBe('new')
})

test('two paths are one file where a link leads from one to the other', () => {
  const folder = tempFolder()
  const [path, link, other, nowhere] = ['a', 'b', 'c', 'd'].map(name => join(folder, name))
  writeFileSync(path, 'text')
  writeFileSync(other, 'text')
  symlinkSync(path, link)
  expect([isSameFile(path, path), isSameFile(path, link), isSameFile(path, other)]).toEqual([true, true, false])
  expect([isSameFile(path, nowhere), isSameFile(nowhere, path), isSameFile(nowhere, nowhere)]).toEqual([false, false, false])
})

const isUnix = process.platform !== 'win32'

test.skipIf(!isUnix)('a link stays one: what it leads to is written, and the draft was beside that', () => {
  const [folder, elsewhere] = [tempFolder(), tempFolder()]
  const real = join(elsewhere, 'settings.json')
  writeFileSync(real, 'before')
  symlinkSync(real, join(folder, 'link'))
  writeWhole(join(folder, 'link'), 'after')
  expect([readlinkSync(join(folder, 'link')), readFileSync(real, 'utf8')]).toEqual([real, 'after'])
  expect([readdirSync(folder), readdirSync(elsewhere)]).toEqual([['link'], ['settings.json']])
})

test.skipIf(!isUnix)('links in a circle are said to be, for whoever writes or compares', () => {
  const folder = tempFolder()
  const [a, b] = [join(folder, 'a'), join(folder, 'b')]
  symlinkSync(a, b)
  symlinkSync(b, a)
  expect(() => writeWhole(a, 'text')).toThrow(/ELOOP/)
  expect(isSameFile(a, b)).toBe(false)
  expect(readdirSync(folder)).toEqual(['a', 'b'])
})

test.skipIf(!isUnix)('a pipe is written to and stays one; without a reader it is refused at once', async () => {
  const folder = tempFolder()
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  expect(() => writeWhole(pipe, 'text')).toThrow(/ENXIO/)
  const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] })
  let heard = ''
  reader.stdout.setEncoding('utf8').on('data', text => (heard += text))
  // More than a pipe holds would wait for the reader, which is another process and reads on.
  const text = 'x'.repeat(200_000)
  await expect.poll(() => writtenTo(pipe, text)).toBe(true)
  await once(reader, 'close')
  expect(heard).toBe(text)
  expect(statSync(pipe).isFIFO()).toBe(true)
})

/** False as long as nobody has opened it to read. */
function writtenTo(pipe: string, text: string): boolean {
  try {
    writeWhole(pipe, text)
    return true
  } catch {
    return false
  }
}
