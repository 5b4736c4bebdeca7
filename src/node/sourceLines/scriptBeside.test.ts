import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { functionName, type Profile } from '../../shared/profile/profile'
import { profileOf } from '../../testing/reading'
import { tempFolder } from '../../testing/tempFolder'
import { withOriginals } from './withOriginals'
import { isTextOf } from './scriptBeside'

const FIXTURES = resolve('fixtures/source-maps')
const SCRIPT = 'minified.cjs'
const TEXT = readFileSync(join(FIXTURES, SCRIPT), 'utf8')
const MAP = readFileSync(join(FIXTURES, `${SCRIPT}.map`), 'utf8')

/** All in one folder, as a download leaves it: the script is not where the profile says. */
async function namesIn(files: Readonly<Record<string, string>>) {
  const folder = tempFolder()
  const path = join(folder, 'run.cpuprofile')
  copyFileSync(join(FIXTURES, 'minified.cpuprofile'), path)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { profile, inMaps } = await withOriginals(profileOf(new Uint8Array(readFileSync(path))), path, join(folder, 'data'))
  return { names: new Set(namesOf(profile)), notes: profile.meta.notes.map(({ what }) => what), inMaps }
}

function namesOf(profile: Profile): readonly string[] {
  return Array.from(profile.frames.fn, fn => functionName(profile, fn))
}

test('a script and its map that lie beside a profile from another machine tell it, where the text is what ran', async () => {
  const { names, notes, inMaps } = await namesIn({ [SCRIPT]: TEXT, [`${SCRIPT}.map`]: MAP })
  for (const name of ['makeLines', 'order', 'refund', 'roundCents', 'serve', 'step', 'total']) expect(names, name).toContain(name)
  expect(notes).toContain('functions named by source maps')
  // Who asks for the text later has only the path, by which the map is not found.
  expect(inMaps.map(([, text]) => 'text' in text)).toEqual([true, true])
})

test('the map may be in the script, or stand beside it without being named', async () => {
  const data = `data:application/json;base64,${Buffer.from(MAP).toString('base64')}`
  const inside = TEXT.replace(/sourceMappingURL=.*/, `sourceMappingURL=${data}`)
  expect((await namesIn({ [SCRIPT]: inside })).names).toContain('makeLines')
  const unnamed = TEXT.replace(/\/\/# sourceMappingURL=.*/, '')
  expect((await namesIn({ [SCRIPT]: unnamed, [`${SCRIPT}.map`]: MAP })).names).toContain('makeLines')
})

test.each<[string, Readonly<Record<string, string>>]>([
  ['a map without its script', { [`${SCRIPT}.map`]: MAP }],
  ['another build', { [SCRIPT]: `"use strict";${TEXT}`, [`${SCRIPT}.map`]: MAP }],
  ['a text that ends before its functions', { [SCRIPT]: TEXT.slice(0, 200), [`${SCRIPT}.map`]: MAP }],
  ['a map of another script', { [SCRIPT]: TEXT, [`${SCRIPT}.map`]: JSON.stringify({ ...JSON.parse(MAP), file: 'other.cjs' }) }],
  ['a script of another name', { 'other.cjs': TEXT, [`${SCRIPT}.map`]: MAP }],
])('%s leaves the names as they were generated', async (_, files) => {
  const { names, notes } = await namesIn(files)
  expect(names).not.toContain('makeLines')
  expect(names).toContain('n')
  expect(notes).not.toContain('functions named by source maps')
})

test('a script in another folder is not looked for by its name alone', async () => {
  const folder = tempFolder()
  const path = join(folder, 'run.cpuprofile')
  mkdirSync(join(folder, 'old'))
  copyFileSync(join(FIXTURES, 'minified.cpuprofile'), path)
  for (const [name, text] of [[SCRIPT, TEXT] as const, [`${SCRIPT}.map`, MAP] as const]) writeFileSync(join(folder, 'old', name), text)
  const before = profileOf(new Uint8Array(readFileSync(path)))
  expect((await withOriginals(before, path, join(folder, 'data'))).profile).toBe(before)
})

/** V8's names and places of each kind of function. */
test('functions of every kind are found where V8 says they begin', () => {
  const text = ['class A { constructor(n){} get g(){} static async st(){} #p(){} }', 'exports.run=a=>{};const o={deep:function(){}}'].join(
    '\n',
  )
  const stated = (line: number, before: string, name: string) => ({
    line,
    column: (text.split('\n')[line - 1]?.indexOf(before) ?? 0) + before.length + 1,
    name,
  })
  const own = [
    stated(1, 'constructor', 'A'),
    stated(1, 'get g', 'g'),
    stated(1, 'async st', 'st'),
    stated(1, '#p', '#p'),
    stated(2, 'run=', 'run'),
    stated(2, 'deep:function', 'deep'),
  ]
  for (const place of own.slice(1)) expect(isTextOf(text, [place]), place.name).toBe(true)
  expect(isTextOf(text, own)).toBe(true)
  expect(isTextOf(text, [])).toBe(false)
  // One that is another function, or past the end, says that this is another text.
  expect(isTextOf(text, [...own.slice(3), { ...stated(1, 'get g', 'g'), name: 'h' }])).toBe(false)
  expect(isTextOf(text, [...own.slice(3), { line: 3, column: 1, name: '' }])).toBe(false)
  expect(isTextOf(text, [...own.slice(3), { line: 2, column: 46, name: '' }])).toBe(true)
  expect(isTextOf(text, [...own.slice(3), { line: 2, column: 47, name: '' }])).toBe(false)
  // Nothing but functions without a name proves nothing.
  expect(isTextOf(text, [{ line: 1, column: 1, name: '' }])).toBe(false)
})
