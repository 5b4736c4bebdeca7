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

test.each(['{"theme": "da', '[1]', ''])('starts fresh from a broken file (%s), keeps it aside, and says so once', text => {
  const data = tempFolder()
  writeFileSync(join(data, 'settings.json'), text)
  const said: string[] = []
  const settings = keptSettings(data, sentence => said.push(sentence))
  expect(settings.read()).toEqual({})
  settings.change({}, { theme: 'dark' })
  expect(settings.read()).toEqual({ theme: 'dark' })
  expect(readFileSync(join(data, 'settings.json.broken'), 'utf8')).toBe(text)
  expect(said).toEqual([`settings.json in ${data} is broken, so nothing of it is used; it is kept aside as settings.json.broken.`])
})

test('keeps a second broken file beside the first', () => {
  const data = tempFolder()
  for (const text of ['first', 'second']) {
    writeFileSync(join(data, 'recent.json'), text)
    expect(recentFiles(data).list()).toEqual([])
  }
  expect(['recent.json.broken', 'recent.json.broken-2'].map(name => readFileSync(join(data, name), 'utf8'))).toEqual(['first', 'second'])
})

test('a file that was kept and cannot be written says why', () => {
  const data = tempFolder()
  writeFileSync(join(data, 'notes'), '')
  expect(() => keptNotes(data).change(KEY, {}, { dismissed: ['x'] })).toThrow(/^\S+\.json in \S+notes: /)
})

test('reads over entries that it did not write', () => {
  const data = tempFolder()
  writeFileSync(join(data, 'recent.json'), '{"files": [1, {"path": 2}, {"path": "/a", "openedMs": 3}]}')
  expect(recentFiles(data).list()).toEqual([{ path: '/a', openedMs: 3 }])
})

test('finds notes by content key, and forgets them when there are none', () => {
  const notes = keptNotes(tempFolder())
  expect(notes.read(KEY)).toBeNull()
  notes.change(KEY, { dismissed: [] }, { dismissed: ['wide-leaf:tax'] })
  expect(notes.read(KEY)).toEqual({ dismissed: ['wide-leaf:tax'] })
  notes.change(KEY, { dismissed: ['wide-leaf:tax'] }, { dismissed: [] })
  expect(notes.read(KEY)).toBeNull()
})

test('leaves no half-written file behind', () => {
  const data = tempFolder()
  keptSettings(data).change({}, { a: 1 })
  expect(readdirSync(data)).toEqual(['settings.json'])
  expect(existsSync(join(data, 'settings.json'))).toBe(true)
})

test('keeps its files where the system wants them', () => {
  expect(appDataFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe(join('/x', 'Flamewise'))
  expect(appDataFolder({ APPDATA: 'C:\\r' }, 'win32')).toBe(join('C:\\r', 'Flamewise'))
})
