import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { filesBelow } from './filesBelow'

/** a.txt, in/b.txt, in/deep/c.txt, tool/d.txt and a link to the folder itself: with the folders eight entries. */
function tree(): string {
  const folder = tempFolder()
  for (const name of ['in/deep', 'tool']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['a.txt', 'in/b.txt', 'in/deep/c.txt', 'tool/d.txt']) writeFileSync(join(folder, name), name)
  symlinkSync(folder, join(folder, 'link'))
  return folder
}

const ENTRIES = 8

test('finds files however deep they lie, but in no folder that is skipped and behind no link', () => {
  const folder = tree()
  const named = (skips: (name: string, depth: number) => boolean) =>
    filesBelow(folder, ENTRIES, skips)
      .files.map(({ name }) => name)
      .sort()
  expect(named(() => false)).toEqual(['a.txt', 'in/b.txt', 'in/deep/c.txt', 'tool/d.txt'])
  expect(named(name => name === 'tool')).toEqual(['a.txt', 'in/b.txt', 'in/deep/c.txt'])
  expect(named((_, depth) => depth > 1)).toEqual(['a.txt', 'in/b.txt', 'tool/d.txt'])
})

test('says when a folder has more entries than were asked for', () => {
  const folder = tree()
  expect(filesBelow(folder, ENTRIES, () => false).isAll).toBe(true)
  expect(filesBelow(folder, ENTRIES - 1, () => false).isAll).toBe(false)
})

test('a folder that is not there is an error of the system', () => {
  expect(() => filesBelow(join(tempFolder(), 'none'), 1, () => false)).toThrow('ENOENT')
})
