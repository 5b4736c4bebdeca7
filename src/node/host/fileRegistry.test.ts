import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { fileRegistry } from './fileRegistry'

const folder = tempFolder()

function known(name: string, origin: 'disk' | 'upload' | 'example' = 'disk') {
  return { path: join(folder, name), name, origin }
}

test('an id that was not given out opens nothing', () => {
  const files = fileRegistry()
  expect(files.find('file-0')).toBeNull()
  const first = files.add(known('first'))
  const second = files.add(known('second'))
  expect([files.find(first.id)?.name, files.find(second.id)?.name]).toEqual(['first', 'second'])
  const strange = ['', '0', 'file-', 'file--1', 'file-2', 'file-0x1', 'file-0 ', 'xfile-0', 'file-first', '../file-0', 'FILE-0', 'null']
  expect(strange.filter(id => files.find(id) !== null)).toEqual([])
})

test('one path has one id, as long as the program runs', () => {
  const files = fileRegistry()
  const ids = ['a', 'b', 'a'].map(name => files.add(known(name)).id)
  expect(ids[2]).toBe(ids[0])
  expect(ids[1]).not.toBe(ids[0])
})

test('size and time are those of now; an upload has no time of its own, and what is gone has neither', () => {
  const files = fileRegistry()
  expect(files.add(known('late'))).toMatchObject({ sizeBytes: null, modifiedMs: null })
  writeFileSync(join(folder, 'late'), 'twelve bytes')
  const { sizeBytes, modifiedMs } = files.add(known('late'))
  expect([sizeBytes, typeof modifiedMs]).toEqual([12, 'number'])
  expect(files.add(known('late', 'upload'))).toMatchObject({ sizeBytes: 12, modifiedMs: null })
  expect(files.add({ path: folder, name: 'a folder', origin: 'disk' })).toMatchObject({ sizeBytes: null, isFolder: true })
})
