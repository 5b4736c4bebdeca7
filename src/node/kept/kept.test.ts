import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { appDataFolder } from './appDataFolder'
import { keptNotes } from './notes'
import { recentFiles } from './recentFiles'
import { keptSettings } from './settings'

const KEY = '0123456789abcdef0123456789abcdef'

test('remembers the last files opened, each once, newest first', () => {
  const data = tempFolder()
  for (let i = 0; i < 20; i++) recentFiles(data).add({ path: `/p/${i % 15}`, openedMs: i })
  const paths = recentFiles(data)
    .list()
    .map(entry => entry.path)
  expect(paths).toEqual([4, 3, 2, 1, 0, 14, 13, 12, 11, 10, 9, 8].map(i => `/p/${i}`))
  recentFiles(data).clear()
  expect(recentFiles(data).list()).toEqual([])
})

test('starts fresh from a broken file and keeps a copy of it', () => {
  const data = tempFolder()
  writeFileSync(join(data, 'settings.json'), '{"theme": "da')
  expect(keptSettings(data).read()).toEqual({})
  keptSettings(data).write({ theme: 'dark' })
  expect(keptSettings(data).read()).toEqual({ theme: 'dark' })
  expect(readFileSync(join(data, 'settings.json.broken'), 'utf8')).toBe('{"theme": "da')
})

test('reads over entries that it did not write', () => {
  const data = tempFolder()
  writeFileSync(join(data, 'recent.json'), '{"files": [1, {"path": 2}, {"path": "/a", "openedMs": 3}]}')
  writeFileSync(join(data, 'settings.json'), '[1]')
  expect(recentFiles(data).list()).toEqual([{ path: '/a', openedMs: 3 }])
  expect(keptSettings(data).read()).toEqual({})
})

test('finds notes by content key, and forgets them when they are null', () => {
  const notes = keptNotes(tempFolder())
  expect(notes.read(KEY)).toBeNull()
  notes.write(KEY, { dismissed: ['wide-leaf:tax'] })
  expect(notes.read(KEY)).toEqual({ dismissed: ['wide-leaf:tax'] })
  notes.write(KEY, null)
  expect(notes.read(KEY)).toBeNull()
})

test('leaves no half-written file behind', () => {
  const data = tempFolder()
  keptSettings(data).write({ a: 1 })
  expect(readdirSync(data)).toEqual(['settings.json'])
  expect(existsSync(join(data, 'settings.json'))).toBe(true)
})

test('keeps its files where the system wants them', () => {
  expect(appDataFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe(join('/x', 'Flamewise'))
  expect(appDataFolder({ APPDATA: 'C:\\r' }, 'win32')).toBe(join('C:\\r', 'Flamewise'))
})
