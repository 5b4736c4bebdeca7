import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { electronBuilder } from '../../build/electronBuilder.mjs'
import { FILE_TYPES } from '../../build/fileTypes.mjs'
import { filesNamed, globExpression } from '../action/files.mjs'
import { desktopEntry } from './desktopEntry.mjs'
import { mimeXml } from './mimeXml.mjs'

const config = electronBuilder({ electronDist: null, electronVersion: '45.4.1' })

test('every system gets its packages, with an icon that is there', () => {
  expect(config.linux.target).toEqual(['AppImage'])
  expect(config.mac.target).toEqual(['dmg', 'zip'])
  expect(config.win.target).toEqual(['nsis'])
  for (const icon of [config.linux.icon, config.mac.icon, config.win.icon]) expect(existsSync(`build/${icon}`), icon).toBe(true)
})

test('the packaged program runs only what is in its archive', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(config.asar).toBe(true)
  expect(config.files).toContain('!node_modules')
})

test('an older Electron is not asked for a fuse that it does not have', () => {
  const { electronFuses } = electronBuilder({ electronDist: '/electron', electronVersion: '25.1.1' })
  expect(electronFuses).not.toHaveProperty('grantFileProtocolExtraPrivileges')
})

test('nothing is published or updated by itself', () => {
  expect(config.publish).toBe(null)
})

test('an extension belongs to one type, on every system', () => {
  const extensions = FILE_TYPES.flatMap(type => type.extensions)
  expect(new Set(extensions).size).toBe(extensions.length)
  expect(config.fileAssociations.flatMap(({ ext }) => ext)).toEqual(extensions.filter(extension => !extension.includes('.')))
  for (const extension of ['pprof', 'cpuprofile', 'heapprofile', 'jfr', 'folded', 'collapsed', 'perf'])
    expect(extensions).toContain(extension)
})

test('Linux knows the types by name, and recordings by how they begin', () => {
  const xml = mimeXml(FILE_TYPES)
  expect(xml).toContain('<glob weight="60" pattern="*.pb.gz"/>')
  expect(xml).toContain('<match type="string" offset="0" value="FLR\\0"/>')
  const entry = desktopEntry(JSON.parse(readFileSync('package.json', 'utf8')), FILE_TYPES)
  expect(entry).toContain('Exec=flamewise %F\n')
  for (const { mimeType } of FILE_TYPES) expect(entry).toContain(`${mimeType};`)
})

test('a glob of the action stands for files of a folder, or of all folders below it', () => {
  expect(globExpression('runs/*.pprof').test('runs/a.pprof')).toBe(true)
  expect(globExpression('runs/*.pprof').test('runs/old/a.pprof')).toBe(false)
  expect(globExpression('runs/**/*.pprof').test('runs/old/x/a.pprof')).toBe(true)
  expect(globExpression('runs/**/*.pprof').test('runs/a.pprof')).toBe(true)
  expect(globExpression('a.b/?.c').test('aXb/1.c')).toBe(false)
})

test('an input of the action that names nothing is refused by its name', () => {
  expect(() => filesNamed('no/such.pprof', process.cwd())).toThrow('no/such.pprof: no such file')
  expect(() => filesNamed(' \n', process.cwd())).toThrow('no profile is named')
  expect(filesNamed('package.json\n*.json', process.cwd())).toContain('package.json')
  expect(filesNamed('../LICEN*', `${process.cwd()}/docs`)).toEqual(['../LICENSE'])
})
