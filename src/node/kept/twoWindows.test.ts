import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeAsNodeRuns } from '../../testing/asNodeRuns'
import { tempFolder } from '../../testing/tempFolder'
import { jsonFile } from '../files/jsonFile'
import { keptNotes } from './notes'
import { recentFiles } from './recentFiles'
import { keptSettings } from './settings'

const WINDOWS = 3
const WRITES = 60
/** Fewer in all than recent files are kept. */
const OPENINGS = 4
const KEY = '0123456789abcdef0123456789abcdef'
/** Long enough that a write takes a moment. */
const FILLING = 'x'.repeat(50_000)

/** A program that opens files and chooses settings of its own, again and again, as windows do. */
function opener(folder: string): string {
  const program = join(folder, 'opener')
  writeAsNodeRuns(program, ['node/kept/recentFiles.ts', 'node/kept/settings.ts', 'node/kept/notes.ts'])
  const main = join(program, 'main.js')
  writeFileSync(
    main,
    `const [, , data, name] = process.argv
     const { keptNotes } = require('./node/kept/notes.js')
     const { keptSettings } = require('./node/kept/settings.js')
     const { recentFiles } = require('./node/kept/recentFiles.js')
     let chosen = { theme: 'system' }
     let notes = { dismissed: [] }
     for (let n = 0; n < ${OPENINGS}; n++) {
       recentFiles(data).add({ path: '/' + name + '/' + n, openedMs: n })
       const next = { ...chosen, [name]: n, list: [...(chosen.list ?? []), name + n] }
       keptSettings(data).change(chosen, next)
       chosen = next
       const noted = { dismissed: [...notes.dismissed, name + n] }
       keptNotes(data).change('${KEY}', notes, noted)
       notes = noted
     }`,
  )
  return main
}

/** A program that writes its own name again and again, and ends with 1 when it reads what nobody wrote. */
function writer(folder: string): string {
  const program = join(folder, 'program')
  writeAsNodeRuns(program, ['node/files/jsonFile.ts'])
  const main = join(program, 'main.js')
  writeFileSync(
    main,
    `const [, , path, name, filling] = process.argv
     const said = []
     const file = require('./node/files/jsonFile.js').jsonFile(path, text => said.push(text))
     for (let n = 0; n < ${WRITES}; n++) {
       file.write({ name, filling, end: name })
       const read = file.read()
       if (said.length > 0 || read === undefined || read.name !== read.end || read.filling !== filling) process.exit(1)
     }`,
  )
  return main
}

test('two windows that write the same kept file at once always leave it whole, and no draft', { timeout: 120_000 }, async () => {
  const folder = tempFolder()
  const path = join(folder, 'data', 'settings.json')
  const main = writer(folder)
  const windows = Array.from({ length: WINDOWS }, (_, at) =>
    spawn(process.execPath, [main, path, `window ${at}`, FILLING], { stdio: ['ignore', 'ignore', 'inherit'] }),
  )
  const ends = await Promise.all(windows.map(window => once(window, 'exit')))
  expect(ends.map(([code]: unknown[]) => code)).toEqual(windows.map(() => 0))
  expect(jsonFile(path).read()).toMatchObject({ filling: FILLING })
  expect(readdirSync(join(folder, 'data'))).toEqual(['settings.json'])
})

test('windows that open files, choose and note at once lose nothing of each other', { timeout: 120_000 }, async () => {
  const folder = tempFolder()
  const data = join(folder, 'data')
  const main = opener(folder)
  const names = Array.from({ length: WINDOWS }, (_, at) => `window-${at}`)
  const windows = names.map(name => spawn(process.execPath, [main, data, name], { stdio: ['ignore', 'ignore', 'inherit'] }))
  const ends = await Promise.all(windows.map(window => once(window, 'exit')))
  expect(ends.map(([code]: unknown[]) => code)).toEqual(names.map(() => 0))

  const all = names.flatMap(name => Array.from({ length: OPENINGS }, (_, n) => `${name}${n}`)).sort()
  const paths = recentFiles(data)
    .list()
    .map(({ path }) => path.slice(1).replace('/', ''))
  expect(paths.sort()).toEqual(all)
  const { list, ...chosen } = keptSettings(data).read()
  expect(chosen).toEqual({ theme: 'system', ...Object.fromEntries(names.map(name => [name, OPENINGS - 1])) })
  expect(Array.isArray(list) ? list.sort() : list).toEqual(all)
  expect(keptNotes(data).read(KEY)).toEqual({
    dismissed: expect.toSatisfy((dismissed: string[]) => dismissed.sort().join() === all.join()),
  })
  expect(readdirSync(data).sort()).toEqual(['notes', 'recent.json', 'settings.json'])
})

test('a lock that a killed window left holds nobody up for long, and goes', () => {
  const data = tempFolder()
  const lock = join(data, 'recent.json.lock')
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(lock, String(pid))
  recentFiles(data).add({ path: '/a', openedMs: 1 })
  expect(recentFiles(data).list()).toEqual([{ path: '/a', openedMs: 1 }])
  expect(readdirSync(data)).toEqual(['recent.json'])
})
