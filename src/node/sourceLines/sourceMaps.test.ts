import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { tempFolder } from '../../testing/tempFolder'
import { functionName, NONE, stringAt, type Profile } from '../../shared/profile/profile'
import { profileFault } from '../../shared/profile/validate'
import { withOriginals } from './withOriginals'
import { sourceFiles } from './sourceFiles'
import { mapsFor } from './withSourceMaps'

const FIXTURES = resolve('fixtures/source-maps')
const SOURCES = resolve('fixtures/programs/shop-bundle-ts/src')

/** A profile with its bundle in `dist`, as built where it was recorded; sources only where asked for. */
function project(name: string, { withMap = true, withSources = false } = {}) {
  const folder = tempFolder()
  const profile = join(folder, `${name}.cpuprofile`)
  mkdirSync(join(folder, 'dist'))
  mkdirSync(join(folder, 'src'))
  copyFileSync(join(FIXTURES, `${name}.cpuprofile`), profile)
  for (const file of [`${name}.cjs`, ...(name === 'minified' && withMap ? [`${name}.cjs.map`] : [])]) {
    copyFileSync(join(FIXTURES, file), join(folder, 'dist', file))
  }
  for (const file of withSources ? ['main.ts', 'pricing.ts'] : []) copyFileSync(join(SOURCES, file), join(folder, 'src', file))
  return { folder, profile, data: join(folder, 'data') }
}

const read = (path: string) => profileOf(new Uint8Array(readFileSync(path)))

/** `name file:line (generated name)` of each function of the program. */
function functionsOf(profile: Profile): readonly string[] {
  const { file, startLine, systemName } = profile.functions
  const used = new Set(profile.frames.fn)
  return Array.from(file.keys())
    .filter(fn => used.has(fn) && (stringAt(profile, file[fn]) ?? '').includes('shop-bundle-ts'))
    .map(fn => {
      const place = `${(stringAt(profile, file[fn]) ?? '').split('/').slice(-2).join('/')}:${startLine[fn]}`
      const generated = stringAt(profile, systemName[fn])
      return `${functionName(profile, fn)} ${place}${generated === null ? '' : ` (${generated})`}`
    })
    .sort()
}

test('functions of a minified bundle have the names, files and lines of their sources', async () => {
  const { profile, data } = project('minified')
  const { profile: mapped, inMaps } = await withOriginals(read(profile), profile, data)
  expect(functionsOf(mapped)).toEqual([
    '(anonymous minified.cjs:1) dist/minified.cjs:1',
    '(anonymous pricing.ts:12) src/pricing.ts:12 ((anonymous minified.cjs:1))',
    'makeLines src/main.ts:5 (n)',
    'order src/main.ts:12',
    'refund src/main.ts:15',
    'roundCents src/pricing.ts:3 (e)',
    'serve src/main.ts:18 (i)',
    'step src/main.ts:21 (i)',
    'total src/pricing.ts:10',
  ])
  expect(profileFault(mapped)).toBe(null)
  // One line of a bundle is all lines of its sources.
  const own = Array.from(mapped.frames.fn.keys()).filter(frame => functionName(mapped, mapped.frames.fn[frame]) === 'total')
  expect(own.every(frame => mapped.frames.line[frame] === NONE)).toBe(true)
  expect(inMaps.map(([file]) => file.split('/').at(-1)).sort()).toEqual(['main.ts', 'pricing.ts'])
  expect(mapped.meta.notes).toContainEqual({ what: 'functions named by source maps', count: 8, where: 'minified.cjs' })
})

test('lines of a script that was only compiled are lines of its source', async () => {
  const { profile, data } = project('inline')
  const { profile: mapped } = await withOriginals(read(profile), profile, data)
  const lines = new Set(
    Array.from(mapped.frames.fn.keys())
      .filter(frame => functionName(mapped, mapped.frames.fn[frame]) === 'makeLines')
      .map(frame => mapped.frames.line[frame])
      .filter(line => line !== NONE),
  )
  expect([...lines].every(line => line >= 5 && line <= 9)).toBe(true)
  expect(lines.size).toBeGreaterThan(0)
  expect(functionsOf(mapped)).toContain('step src/main.ts:21')
})

test('stacks and weights stay as they were', async () => {
  const { profile, data } = project('minified')
  const before = read(profile)
  const { profile: mapped } = await withOriginals(before, profile, data)
  expect(mapped.stacks).toEqual(before.stacks)
  expect(mapped.samples).toEqual(before.samples)
})

test('a source that is here is read from here, and one that is not from the map', async () => {
  const here = project('minified', { withSources: true })
  expect((await withOriginals(read(here.profile), here.profile, here.data)).inMaps).toEqual([])
  const elsewhere = project('minified')
  const { inMaps } = await withOriginals(read(elsewhere.profile), elsewhere.profile, elsewhere.data)
  const maps = mapsFor(sourceFiles(elsewhere.data), elsewhere.profile)
  expect(inMaps).toHaveLength(2)
  for (const [file, text] of inMaps) {
    expect('script' in text && maps.contentOf(text.script, file)).toBe(readFileSync(join(SOURCES, file.split('/').at(-1) ?? ''), 'utf8'))
  }
})

/** As DevTools records the same samples. */
function traceOf(profile: string): { readonly script: string; readonly trace: { readonly traceEvents: readonly object[] } } {
  const { nodes, samples, timeDeltas, startTime } = JSON.parse(readFileSync(profile, 'utf8'))
  const parents = new Map(
    nodes.flatMap((node: { id: number; children?: number[] }) => (node.children ?? []).map(child => [child, node.id])),
  )
  const withParents = nodes.map((node: { id: number; callFrame: object }) => ({
    id: node.id,
    callFrame: node.callFrame,
    ...(parents.has(node.id) ? { parent: parents.get(node.id) } : {}),
  }))
  const event = { pid: 1, tid: 1, id: '0x1', cat: 'disabled-by-default-v8.cpu_profiler', ph: 'P', ts: startTime }
  const traceEvents = [
    { ...event, name: 'Profile', args: { data: { startTime } } },
    { ...event, name: 'ProfileChunk', args: { data: { cpuProfile: { nodes: withParents, samples }, timeDeltas } } },
  ]
  const urls: string[] = nodes.map((node: { callFrame: { url: string } }) => node.callFrame.url)
  return { script: urls.find(url => url.endsWith('minified.cjs')) ?? '', trace: { traceEvents } }
}

test('a Chrome trace is told by its sources as well', async () => {
  const { folder, profile, data } = project('minified')
  const path = join(folder, 'trace.json')
  writeFileSync(path, JSON.stringify(traceOf(profile).trace))
  expect(functionsOf((await withOriginals(read(path), path, data)).profile)).toContain('makeLines src/main.ts:5 (n)')
})

test('… and by the maps that DevTools saved in it, wherever its scripts are', async () => {
  const { profile, data } = project('minified')
  const { script, trace } = traceOf(profile)
  const sourceMap: unknown = JSON.parse(readFileSync(join(FIXTURES, 'minified.cjs.map'), 'utf8'))
  const withMaps = (sourceMaps: readonly unknown[]) => {
    const path = join(tempFolder(), 'trace.json')
    writeFileSync(path, JSON.stringify({ metadata: { enhancedTraceVersion: 1, sourceMaps }, ...trace }))
    return path
  }
  const path = withMaps([{ url: script, sourceMapUrl: `${script}.map`, sourceMap }])
  const { profile: told, inMaps } = await withOriginals(read(path), path, data)
  expect(functionsOf(told)).toContain('makeLines src/main.ts:5 (n)')
  expect(profileFault(told)).toBe(null)
  // The text comes along: the file of the map is the profile.
  const texts = new Map(inMaps.map(([file, of]) => [file.split('/').at(-1), 'text' in of && of.text]))
  for (const name of ['main.ts', 'pricing.ts']) expect(texts.get(name)).toBe(readFileSync(join(SOURCES, name), 'utf8'))
  for (const odd of [
    null,
    7,
    {},
    { url: script },
    { url: script, sourceMap: 'text' },
    { url: script, sourceMap: { mappings: '', sources: ['a', 3, null] } },
  ]) {
    const broken = withMaps([odd])
    expect(functionsOf((await withOriginals(read(broken), broken, data)).profile), JSON.stringify(odd)).toEqual(functionsOf(read(broken)))
  }
})

test.each(['http://[bad/x.js', 'http://h:99999/x.js'])(
  'a script at %s, which is no address, is told by the map that its profile holds',
  async url => {
    const callFrame = { functionName: 'f', url, scriptId: 1, lineNumber: 0, columnNumber: 4 }
    const chunk = { cpuProfile: { nodes: [{ id: 1, callFrame }], samples: [1, 1] }, timeDeltas: [10, 10] }
    const event = { ph: 'P', id: '0x1', pid: 1, tid: 1 }
    const sourceMap = { version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' }
    const folder = tempFolder()
    const path = join(folder, 'trace.json')
    const traceEvents = [
      { ...event, name: 'Profile', ts: 0, args: { data: { startTime: 0 } } },
      { ...event, name: 'ProfileChunk', ts: 10, args: { data: chunk } },
    ]
    writeFileSync(path, JSON.stringify({ traceEvents, metadata: { sourceMaps: [{ url, sourceMapUrl: 'x.js.map', sourceMap }] } }))
    const { profile } = await withOriginals(read(path), path, join(folder, 'data'))
    expect(Array.from(profile.functions.file, row => stringAt(profile, row))).toContain('a.ts')
  },
)

test('without a map, with a broken one, or with one in a folder that nobody opened from, everything stays as it is', async () => {
  const none = project('minified', { withMap: false })
  const before = read(none.profile)
  expect((await withOriginals(before, none.profile, none.data)).profile).toBe(before)
  writeFileSync(join(none.folder, 'dist/minified.cjs.map'), '{"version":3,"mappings":"%%%"')
  const broken = await withOriginals(before, none.profile, none.data)
  expect(functionsOf(broken.profile)).toEqual(functionsOf(before))
  expect(broken.profile.meta.notes).toContainEqual({ what: 'source maps that cannot be read', count: 1, where: 'minified.cjs' })
  const away = project('minified')
  const outside = tempFolder()
  writeFileSync(join(outside, 'x.map'), readFileSync(join(FIXTURES, 'minified.cjs.map')))
  rmSync(join(away.folder, 'dist/minified.cjs.map'))
  const script = readFileSync(join(away.folder, 'dist/minified.cjs'), 'utf8').replace(
    /sourceMappingURL=.*/,
    `sourceMappingURL=${outside}/x.map`,
  )
  writeFileSync(join(away.folder, 'dist/minified.cjs'), script)
  expect((await withOriginals(before, away.profile, away.data)).profile).toBe(before)
})
