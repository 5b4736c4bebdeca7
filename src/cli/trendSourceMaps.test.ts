import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Command as Program } from 'commander'
import { trend } from './trend'
import { programFolders } from '../node/files/programFolders'
import { tempFolder } from '../testing/tempFolder'
import { gatherFiles, type Gathering } from '../node/history/gathered'

const FIXTURES = resolve('fixtures/source-maps')

/** Three recordings of a bundle in a folder of their own, the bundle in the project's `dist`. */
function shop() {
  const folder = tempFolder()
  const profiles = join(folder, 'profiles')
  const map = join(folder, 'dist', 'minified.cjs.map')
  mkdirSync(profiles)
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'package.json'), '{}')
  const profile = JSON.parse(readFileSync(join(FIXTURES, 'minified.cpuprofile'), 'utf8'))
  for (const run of [1, 2, 3]) {
    writeFileSync(join(profiles, `cpu-1.${run}.cpuprofile`), JSON.stringify({ ...profile, endTime: profile.endTime + run }))
  }
  copyFileSync(join(FIXTURES, 'minified.cjs'), join(folder, 'dist', 'minified.cjs'))
  copyFileSync(join(FIXTURES, 'minified.cjs.map'), map)
  return { folder, profiles, map, data: join(folder, 'data') }
}

async function namesIn(profiles: string, dataFolder: string): Promise<readonly string[]> {
  const options: Gathering = {
    sampleType: null,
    keepsCache: true,
    dataFolder,
    labels: [],
    onProgress: () => undefined,
    isCancelled: () => false,
  }
  const found = await gatherFiles([profiles], options)
  if (!found.ok) throw new Error(found.error)
  expect(found.value.tables[0]?.runs).toHaveLength(3)
  return found.value.tables[0].functions.name
}

const cacheOf = (profiles: string) => join(profiles, '.flamewise', 'trend-2')

test('profiles of a bundle are told by its sources, also where the cache has them', async () => {
  const { profiles, data } = shop()
  const names = await namesIn(profiles, data)
  expect(names).toContain('makeLines')
  expect(names).not.toContain('n')
  const summaries = readdirSync(cacheOf(profiles)).filter(name => name !== 'files.json')
  expect(summaries).toHaveLength(3)
  for (const name of summaries) {
    const path = join(cacheOf(profiles), name)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('makeLines', 'cached'))
  }
  expect(await namesIn(profiles, data)).toContain('cached')
})

test('a source map that comes, changes or goes is noticed', async () => {
  const { folder, profiles, map, data } = shop()
  renameSync(map, join(folder, 'away'))
  expect(await namesIn(profiles, data)).toContain('n')
  renameSync(join(folder, 'away'), map)
  expect(await namesIn(profiles, data)).toContain('makeLines')
  writeFileSync(map, readFileSync(map, 'utf8').replaceAll('makeLines', 'drawLines'))
  utimesSync(map, 1e9, 1e9)
  expect(await namesIn(profiles, data)).toContain('drawLines')
  rmSync(map)
  expect(await namesIn(profiles, data)).toContain('n')
  // … and so is a project that the person chose in the window.
  copyFileSync(join(FIXTURES, 'minified.cjs.map'), map)
  cpSync(join(folder, 'dist'), join(folder, 'elsewhere', 'dist'), { recursive: true })
  rmSync(join(folder, 'dist'), { recursive: true })
  expect(await namesIn(profiles, data)).toContain('n')
  mkdirSync(data)
  writeFileSync(join(data, 'sources.json'), JSON.stringify({ folders: [join(folder, 'elsewhere')], maps: [] }))
  expect(await namesIn(profiles, data)).toContain('makeLines')
})

test('a cache whose list of sources is broken is read anew', async () => {
  const { profiles, data } = shop()
  await namesIn(profiles, data)
  for (const name of readdirSync(cacheOf(profiles)).filter(name => name !== 'files.json')) {
    const path = join(cacheOf(profiles), name)
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8').replaceAll('makeLines', 'old')), maps: { looked: 3 } }))
  }
  expect(await namesIn(profiles, data)).toContain('makeLines')
})

test('the command names the same functions', async () => {
  const { profiles } = shop()
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += String(piece)
    return true
  })
  try {
    const program = new Program('flamewise').exitOverride()
    trend(program, programFolders(import.meta.dirname))
    await program.parseAsync(['trend', profiles, '--limit', '0', '--no-cache'], { from: 'user' })
  } finally {
    write.mockRestore()
  }
  expect(text).toMatch(/\bmakeLines\b.*main\.ts/)
  expect(readdirSync(profiles)).not.toContain('.flamewise')
})
