import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { profileOf } from '../../testing/reading'
import { smallDisk } from '../../testing/fullDisk'
import { writeLoadWorker } from '../../testing/loadWorker'
import { tempFolder } from '../../testing/tempFolder'
import { answerCall } from './answerCall'
import { saveFile } from './saveFile'
import { createHost } from './host'
import { add, plannedAddition } from '../history/history'
import { summaryCache } from '../history/summaryCache'
import { keptNotes } from '../kept/notes'
import { recentFiles } from '../kept/recentFiles'
import { keptSettings } from '../kept/settings'
import { programFolders } from '../files/programFolders'
import { prepareRecording } from '../record/record'
import { startedTarget } from '../record/target'

// Needs a disk of its own, which only root on Linux can make: skipped elsewhere.
const disk = smallDisk()
afterAll(() => disk?.remove())

const KEY = '0123456789abcdef0123456789abcdef'
/** More than a block, so that not even the slack of an old one takes it. */
const LARGE = 'x'.repeat(20_000)

test.skipIf(disk === null)('on a full disk every file that is kept stays as it was, and what is not kept is said in words', async () => {
  const { folder = '', fill = () => undefined } = disk ?? {}
  const data = join(folder, 'data')
  const history = join(folder, 'history')
  const profile = join(tempFolder(), 'a.folded')
  writeFileSync(profile, `${LARGE} 1\n`)
  keptSettings(data).change({}, { theme: 'dark' })
  recentFiles(data).add({ path: '/a', openedMs: 1 })
  keptNotes(data).change(KEY, {}, { dismissed: ['x'] })
  mkdirSync(history)
  const report = join(folder, 'report.svg')
  writeFileSync(report, '<svg>old</svg>')
  fill()

  const full = /: the disk is full$/
  expect(() => keptSettings(data).change({}, { theme: LARGE })).toThrow(full)
  expect(() => recentFiles(data).add({ path: LARGE, openedMs: 2 })).toThrow(full)
  expect(() => keptNotes(data).change(KEY, {}, { dismissed: [LARGE] })).toThrow(full)
  const parts = { choosePath: async () => report, openPaths: () => [] }
  expect(await saveFile(parts, 'report.svg', Buffer.from(LARGE))).toEqual({
    kind: 'failed',
    message: 'report.svg could not be written: the disk is full',
  })
  expect(() => add(plannedAddition(profile, history, {}, profileOf('a 1\n').meta, 0), history)).toThrow()
  const cache = summaryCache(history)
  cache.remember('a.folded', 'stamp', { key: KEY })
  cache.close()

  expect(keptSettings(data).read()).toEqual({ theme: 'dark' })
  expect(recentFiles(data).list()).toEqual([{ path: '/a', openedMs: 1 }])
  expect(keptNotes(data).read(KEY)).toEqual({ dismissed: ['x'] })
  expect(readFileSync(report, 'utf8')).toBe('<svg>old</svg>')
  const drafts = [folder, data, history].flatMap(place => readdirSync(place)).filter(name => /\.(?:part|lock)$/.test(name))
  expect(drafts).toEqual([])
})

test.skipIf(disk === null)('on a full disk the window opens a profile all the same, and says what it cannot keep', async () => {
  const { folder = '', fill = () => undefined } = disk ?? {}
  const root = tempFolder()
  mkdirSync(join(root, 'out', 'main'), { recursive: true })
  const folders = programFolders(join(root, 'out', 'main'))
  writeLoadWorker(
    folders.loadWorker,
    `parentPort.postMessage({ kind: 'done', body: [new Uint8Array(1)], contentKey: '${KEY}', sources: [], inMaps: [] })`,
  )
  fill()
  const opened = vi.fn()
  const host = createHost({
    kind: 'browser',
    version: '1',
    folders,
    dataFolder: join(folder, 'fresh'),
    recordingsFolder: null,
    vault: () => null,
    emit: () => undefined,
    choosePaths: async () => [],
    chooseFolder: async () => null,
    chooseSavePath: async () => null,
    onOpened: opened,
  })
  const file = join(root, 'a.folded')
  writeFileSync(file, 'a 1\n')
  expect(await host.calls.load(host.fileAt(file).id)).toMatchObject({ ok: true })
  expect(opened).toHaveBeenCalled()
  expect(await answerCall(host.calls, 'writeNotes', [KEY, {}, { dismissed: [LARGE] }])).toMatchObject({
    ok: false,
    error: expect.stringMatching(/the disk is full$/),
  })
  host.close()
})

test.skipIf(disk === null).each([0, 8])(
  'a recording that meets a full disk (%d KiB left) is said to, and the one before stays',
  async leftKib => {
    const { folder = '', fill = () => undefined } = disk ?? {}
    const output = join(folder, 'before.cpuprofile')
    rmSync(join(folder, 'filling'), { force: true })
    writeFileSync(output, 'before')
    const program = join(tempFolder(), 'busy.cjs')
    writeFileSync(program, BUSY)
    const target = startedTarget([process.execPath, program])
    if (!target.ok) throw new Error(target.error)
    // As far as possible before the disk fills up.
    const prepared = await prepareRecording({ target: target.value, options: { seconds: null, rateHz: null }, output, folder, by: 'node' })
    if (!prepared.ok) throw new Error(prepared.error)
    fill(leftKib)
    const running = { stop: new AbortController().signal, onSecondsLeft: () => undefined, onWords: () => undefined }
    const done = await prepared.value.record(running)
    prepared.value.discard()
    expect(done).toEqual({ ok: false, error: `${output}: cannot be written (the disk is full)` })
    expect(readFileSync(output, 'utf8')).toBe('before')
    expect(readdirSync(folder).filter(name => name.startsWith('.flamewise-'))).toEqual([])
  },
)

/** Its profile takes more than what is left: each of its functions is a node. */
const BUSY = `const all = Array.from({ length: 300 }, (_, at) => new Function('n', 'let s = 0; for (let i = 0; i < n; i++) s += i % ' + (at + 2) + '; return s'))
const endMs = Date.now() + 400
while (Date.now() < endMs) for (const one of all) one(20000)`
