import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
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
