import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { loadProfile } from '../load/load'
import { fileSource } from '../bytes/source'
import { add, entriesOf, plannedAddition, prunable, remove } from './history'
import { gatherFiles, type Gathered, type Gathering } from './gathered'

const OPTIONS: Gathering = {
  sampleType: null,
  keepsCache: true,
  dataFolder: '',
  labels: [],
  onProgress: () => undefined,
  isCancelled: () => false,
}

async function gathered(names: readonly string[], options: Partial<Gathering> = {}): Promise<Gathered> {
  const result = await gatherFiles(names, { ...OPTIONS, ...options })
  if (!result.ok) throw new Error(result.error)
  return result.value
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = tempFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const profile = (n: number) => `main;parse ${100 + n}\nmain;send 50\n`
const cacheOf = (folder: string) => join(folder, '.flamewise', 'trend-2')
const namesOf = ({ tables }: Gathered) => tables.map(({ runs }) => runs.map(({ name }) => name))

const BROKEN =
  '{"nodes":[{"id":1,"callFrame":{"functionName":"(root)","scriptId":"0","url":"","lineNumber":-1,"columnNumber":-1},"hitCount":0,"chil'

test('a folder with three profiles among other files: the others are counted and named', async () => {
  const others = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`notes/${i}.txt`, `A note of no importance, number ${i}.\nThe end.\n`]),
  )
  const folder = folderOf({
    ...others,
    'a-1.folded': profile(1),
    'a-2.folded': profile(2),
    'a-10.folded': profile(3),
    'broken.cpuprofile': BROKEN,
  })
  const { receipt, ...rest } = await gathered([folder])
  expect(namesOf({ receipt, ...rest })).toEqual([['a-1.folded', 'a-2.folded', 'a-10.folded']])
  expect(receipt.others).toHaveLength(40)
  expect(receipt.refused.map(({ name }) => name)).toEqual(['broken.cpuprofile'])
})

test('the second time it reads the cache, a changed file is read anew, and a cache that is gone or broken costs nothing but time', async () => {
  const folder = folderOf({ 'a-1.folded': profile(1), 'a-2.folded': profile(2) })
  await gathered([folder])
  const kept = readdirSync(cacheOf(folder)).filter(name => name !== 'files.json')
  expect(kept).toHaveLength(2)
  // What the cache says now can come from nowhere else.
  const path = join(cacheOf(folder), kept[0])
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('parse', 'cached'))
  const second = await gathered([folder])
  expect(second.tables[0].functions.name).toContain('cached')
  expect((await gathered([folder], { keepsCache: false })).tables[0].functions.name).not.toContain('cached')
  writeFileSync(path, '{"half')
  writeFileSync(join(cacheOf(folder), 'files.json'), '[]')
  expect((await gathered([folder])).tables[0].functions.name).toContain('parse')
  writeFileSync(join(folder, 'a-2.folded'), profile(400))
  expect(Array.from((await gathered([folder])).tables[0].totals)).toEqual([151, 550])
  rmSync(cacheOf(folder), { recursive: true })
  expect(Array.from((await gathered([folder])).tables[0].totals)).toEqual([151, 550])
})

test('content that has moved is known by its content; the same content twice counts once', async () => {
  const folder = folderOf({ 'a-1.folded': profile(1) })
  await gathered([folder])
  const [kept] = readdirSync(cacheOf(folder)).filter(name => name !== 'files.json')
  const path = join(cacheOf(folder), kept)
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('parse', 'cached'))
  mkdirSync(join(folder, 'sub'))
  copyFileSync(join(folder, 'a-1.folded'), join(folder, 'sub', 'b-1.folded'))
  const { tables, receipt } = await gathered([folder])
  expect(tables[0].functions.name).toContain('cached')
  expect(receipt.refused).toEqual([{ name: 'sub/b-1.folded', why: 'has the same content as a-1.folded' }])
})

test('Cancel ends it between two files, and what was read stays known', async () => {
  const folder = folderOf({ 'a-1.folded': profile(1), 'a-2.folded': profile(2), 'a-3.folded': profile(3) })
  let seen = 0
  const { tables } = await gathered([folder], { onProgress: () => void seen++, isCancelled: () => seen >= 2 })
  expect(tables[0].runs).toHaveLength(2)
  expect(readdirSync(cacheOf(folder)).filter(name => name !== 'files.json')).toHaveLength(2)
})

test('what is added has its labels, once, and prune names what it would remove and leaves others alone', async () => {
  const from = folderOf({ 'cpu.folded': profile(1), 'next.folded': profile(2) })
  const folder = join(from, 'history')
  const loaded = await loadProfile(() => fileSource(join(from, 'cpu.folded')))
  if (!loaded.ok) throw new Error('unreadable')
  const { meta } = loaded.value
  const now = Date.UTC(2026, 8, 1)
  const put = (name: string, labels: Readonly<Record<string, string>>) => {
    const addition = plannedAddition(join(from, name), folder, labels, meta, now)
    add(addition, folder)
    return addition
  }
  const first = put('cpu.folded', { version: '1.1', time: '2026-01-01T00:00:00Z' })
  expect(put('cpu.folded', { version: '1.0', time: '2026-01-01T00:00:00Z' })).toMatchObject({ isThere: true, to: first.to })
  put('next.folded', { version: '1.2' })
  writeFileSync(join(folder, 'by-hand-2020-01-01.folded'), profile(3))
  const entries = entriesOf(folder)
  if (!entries.ok) throw new Error(entries.error)
  expect(entries.value.map(({ file }) => file.labels['version'])).toEqual([undefined, '1.0', '1.2'])
  const old = prunable(entries.value, Date.UTC(2026, 5, 1))
  expect(old.map(({ file }) => file.labels['version'])).toEqual(['1.0'])
  expect((await gathered([folder])).tables[0].runs.map(({ identity }) => identity.version).sort()).toEqual(['1.0', '1.2', null])
  old.forEach(remove)
  expect(existsSync(first.to)).toBe(false)
  expect(entriesOf(join(from, 'nothing'))).toEqual({ ok: false, error: 'no such folder: nothing has been added yet' })
})

/** Dies in the middle of the n-th write or rename, having written half of what it was given. */
const DIES_AT = `
const fs = require('node:fs')
let left = Number(process.env.DIES_AT)
const die = () => process.kill(process.pid, 'SIGKILL')
for (const name of ['writeFileSync', 'copyFileSync', 'renameSync']) {
  const whole = fs[name]
  fs[name] = (...args) => {
    if (--left > 0) return whole(...args)
    if (name === 'writeFileSync') whole(args[0], String(args[1]).slice(0, String(args[1]).length / 2))
    if (name === 'copyFileSync') whole.call(fs, args[0], args[1])
    die()
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
  }
}
require('node:module').syncBuiltinESMExports()
`
const CLI = join(import.meta.dirname, '../../../out/main/cli.cjs')
const HAS_CLI = existsSync(CLI)

/** Few enough to be quick, more than either has steps. */
const MAX_STEPS = 12

test.skipIf(!HAS_CLI)(
  'killed at any write, history and cache are whole (skipped where the command line is not built)',
  { timeout: 120_000 },
  async () => {
    const from = folderOf({
      'dies.cjs': DIES_AT,
      'cpu-v2.folded': profile(2),
      'profiles/a-v1.folded': profile(1),
      'profiles/a-v3.folded': profile(3),
    })
    const history = join(from, 'history')
    const run = (at: number, ...args: readonly string[]) =>
      spawnSync(process.execPath, ['--require', join(from, 'dies.cjs'), CLI, ...args], {
        env: { ...process.env, DIES_AT: String(at) },
        encoding: 'utf8',
      })
    const addition = ['history', 'add', join(from, 'cpu-v2.folded'), '--label', 'machine=ci-1', '--dir', history]
    let steps = 1
    for (; steps < MAX_STEPS; steps++) {
      const isDone = run(steps, ...addition).status === 0
      const entries = existsSync(history) ? entriesOf(history) : null
      for (const { file } of entries?.ok === true ? entries.value : []) {
        expect(readFileSync(file.path, 'utf8')).toBe(profile(2))
        expect(file.labels['machine']).toBe('ci-1')
      }
      if (isDone) break
    }
    expect(steps).toBe(5)
    for (let at = 1; at < MAX_STEPS; at++) {
      const isDone = run(at, 'trend', join(from, 'profiles')).status === 0
      const { tables } = await gathered([join(from, 'profiles')], { keepsCache: false })
      expect(Array.from(tables[0].totals)).toEqual([151, 153])
      const kept = await gathered([join(from, 'profiles')])
      expect(Array.from(kept.tables[0].totals)).toEqual([151, 153])
      if (isDone) break
      rmSync(cacheOf(join(from, 'profiles')), { recursive: true, force: true })
    }
  },
)

test('two processes that fill one cache at once leave it whole', async () => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a-${i}.folded`, profile(i)])))
  const both = await Promise.all([gathered([folder]), gathered([folder])])
  expect(both.map(({ tables }) => tables[0].runs.length)).toEqual([30, 30])
  expect((await gathered([folder])).tables[0].runs).toHaveLength(30)
  expect(readdirSync(cacheOf(folder)).filter(name => name.endsWith('.part'))).toEqual([])
})

const GIT = spawnSync('git', ['--version']).status === 0
let repository = ''
beforeAll(() => {
  if (!GIT) return
  repository = tempFolder()
  const env = { ...process.env, GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z' }
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: repository,
      env,
      encoding: 'utf8',
    }).stdout.trim()
  git('init', '-q')
  const commits = [0, 1, 2].map(i => {
    git('commit', '-q', '--allow-empty', '-m', `change ${i}`)
    return git('rev-parse', 'HEAD')
  })
  const [a, b, c] = commits
  for (const [at, id] of [c.slice(0, 10), a, b.slice(0, 8)].entries()) {
    const path = join(repository, `cpu-${id}.folded`)
    writeFileSync(path, profile(at))
    utimesSync(path, at, at)
  }
})

test.skipIf(!GIT)('commits in names are put in the order of the repository (skipped where there is no git)', async () => {
  const { tables, context } = await gathered([repository], { keepsCache: false })
  const ranks = tables[0].runs.map(({ identity }) => context.commits.get(identity.commit ?? '')?.rank)
  const order = tables[0].runs.map(({ name }) => name.length).map((length, at) => [ranks[at], length])
  // The whole id is the first commit's, the shortest the second's.
  expect(order.sort(([a = 0], [b = 0]) => a - b).map(([, length]) => length)).toEqual([51, 19, 21])
})
