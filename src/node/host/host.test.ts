import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { writeLoadWorker } from '../../testing/loadWorker'
import { tempFolder } from '../../testing/tempFolder'
import { hostCallNames, type HostEvent } from '../../shared/host/contract'
import { programFolders } from '../files/programFolders'
import { answerCall } from './answerCall'
import { createHost } from './host'

/** A host whose worker "reads" a file by handing back its path, or fails as the file's name says. */
function testHost() {
  const root = tempFolder()
  mkdirSync(join(root, 'out', 'main'), { recursive: true })
  mkdirSync(join(root, 'examples'))
  for (const name of ['shop.current.pb.gz', 'shop.baseline.pb.gz', 'README.md']) writeFileSync(join(root, 'examples', name), '')
  const folders = programFolders(join(root, 'out', 'main'))
  writeLoadWorker(
    folders.loadWorker,
    `const { path } = order
     if (path.endsWith('forever')) for (;;);
     const empty = { kind: 'failed', error: { kind: 'read', error: { kind: 'empty', format: 'folded' } } }
     const done = { kind: 'done', body: [new TextEncoder().encode(path)], contentKey: '0'.repeat(32), sources: [], inMaps: [] }
     parentPort.postMessage({ kind: 'progress', phase: 'reading', doneBytes: 1, totalBytes: 2 })
     parentPort.postMessage(path.endsWith('broken') ? empty : done)`,
  )
  const events: HostEvent[] = []
  const make = () =>
    createHost({
      kind: 'browser',
      version: '1.2.3',
      folders,
      dataFolder: join(root, 'data'),
      recordingsFolder: join(root, 'recordings'),
      vault: () => null,
      emit: event => events.push(event),
      choosePaths: async () => [],
      chooseFolder: async () => null,
      chooseSavePath: async () => null,
    })
  const write = (name: string) => {
    writeFileSync(join(root, name), name)
    return join(root, name)
  }
  return { host: make(), make, events, write }
}

test('opens the example by itself only when nothing was named and nothing was opened before', async () => {
  const { host, make, write } = testHost()
  const first = await host.calls.startup()
  expect(first).toMatchObject({ host: 'browser', version: '1.2.3', files: [], isFirstRun: true })
  expect(first.examples.map(file => file.name)).toEqual(['shop.baseline.pb.gz', 'shop.current.pb.gz'])

  const named = make()
  await named.openNamed([write('a.folded')], '/')
  const second = await named.calls.startup()
  expect(second.files.map(file => file.name)).toEqual(['a.folded'])
  expect(second.isFirstRun).toBe(false)
  await named.calls.load(second.files[0].id)
  expect((await make().calls.startup()).isFirstRun).toBe(false)
})

test('says once that what was kept is broken, at the start or when it is read', async () => {
  const { host, make, events, write } = testHost()
  const data = join(dirname(write('a.folded')), 'data')
  mkdirSync(join(data, 'notes'), { recursive: true })
  writeFileSync(join(data, 'settings.json'), '{')
  const { remarks, settings } = await host.calls.startup()
  expect([remarks, settings]).toEqual([[expect.stringMatching(/^settings\.json in .* kept aside as settings\.json\.broken\.$/)], {}])
  expect((await make().calls.startup()).remarks).toEqual([])
  writeFileSync(join(data, 'notes', `${'0'.repeat(32)}.json`), '{')
  expect(await host.calls.readNotes('0'.repeat(32))).toBeNull()
  expect(events).toMatchObject([{ kind: 'remark', text: expect.stringMatching(/kept aside/) }])
})

test('loads a file by its id, with progress, and remembers it', async () => {
  const { host, events, write } = testHost()
  const path = write('a.folded')
  utimesSync(path, 1, 1)
  const file = host.fileAt(path)
  expect(file).toMatchObject({ name: 'a.folded', sizeBytes: 8, modifiedMs: 1000 })
  const loaded = await host.calls.load(file.id)
  expect(loaded).toMatchObject({ ok: true, value: { url: '/profile/0', contentKey: '0'.repeat(32) } })
  expect(Buffer.concat(host.bodyOf('0')?.chunks ?? []).toString()).toBe(path)
  expect(events).toEqual([{ kind: 'progress', progress: { fileId: file.id, phase: 'reading', doneBytes: 1, totalBytes: 2 } }])
  expect((await host.calls.recentFiles()).map(recent => recent.id)).toEqual([file.id])
  await host.calls.releaseProfile('/profile/0')
  expect(host.bodyOf('0')).toBeNull()
})

test('answers what could not be read, or was cancelled, as a value', async () => {
  const { host, write } = testHost()
  const broken = host.fileAt(write('broken'))
  expect(await host.calls.load(broken.id)).toMatchObject({
    error: { kind: 'unreadable', name: 'broken', message: 'a folded file with no samples in it' },
  })
  const endless = host.fileAt(write('forever'))
  const load = host.calls.load(endless.id)
  await host.calls.cancelLoad(endless.id)
  expect(await load).toMatchObject({ error: { kind: 'cancelled', name: 'forever' } })
  expect(await host.calls.recentFiles()).toEqual([])
})

test('tells a page that is there of files that arrive later', async () => {
  const { host, events, write } = testHost()
  await host.calls.startup()
  await host.openNamed([write('later.folded')], '/')
  expect(events).toMatchObject([{ kind: 'files', files: [{ name: 'later.folded' }] }])
})

test('keeps an upload until it closes, and does not list it as recent', async () => {
  const { host } = testHost()
  async function* bytes() {
    yield Uint8Array.of(1, 2)
    yield Uint8Array.of(3)
  }
  const file = await host.upload('dropped.pprof', bytes())
  expect(file).toMatchObject({ name: 'dropped.pprof', sizeBytes: 3, modifiedMs: null })
  expect(await host.calls.load(file.id)).toMatchObject({ ok: true })
  expect(await host.calls.recentFiles()).toEqual([])
  host.close()
  expect(await host.calls.load(file.id)).toMatchObject({ value: { file: { sizeBytes: null } } })
})

test.each([
  ['constructor', []],
  ['load', []],
  ['load', [1]],
  ['load', ['file-99']],
  ['load', ['/etc/passwd']],
  ['startup', 'no list'],
  ['tellViews', [[{ action: 'tab-flame', title: 'Flame', key: 'Nonsense+' }]]],
  ['writeSettings', [{}, []]],
  ['writeSettings', [{}, { big: 'x'.repeat(100_000) }]],
  ['writeSettings', [{}]],
  ['readNotes', ['../settings']],
  ['saveFile', ['shop.svg', { 0: 60, 1: 62 }]],
  ['saveFile', ['x'.repeat(5000), new Uint8Array(2)]],
  ['writeNotes', ['0'.repeat(32), null, 'x'.repeat(2_000_000)]],
])('refuses the call %s with arguments it cannot take', async (name, args) => {
  const { host } = testHost()
  expect(await answerCall(host.calls, name, args)).toMatchObject({ ok: false })
})

test('looks at the first argument of every call', async () => {
  const { host } = testHost()
  const taken: string[] = []
  for (const name of hostCallNames) {
    // No call takes a function.
    for (const args of [[expect], [expect, null], [expect, null, null]]) {
      if ((await answerCall(host.calls, name, args)).ok) taken.push(name)
    }
  }
  expect(taken).toEqual([])
})

// The first file of all is the one that anything taken for a row would open.
test.each(['file-00', 'file-0 ', 'file--0', 'file-1', 'file-', 'FILE-0', '0', ''])(
  'opens nothing for an id that it never gave: %j',
  async id => {
    const { host, write } = testHost()
    expect(host.fileAt(write('a.folded')).id).toBe('file-0')
    expect(await answerCall(host.calls, 'load', [id])).toEqual({ ok: false, error: `load: no file ${JSON.stringify(id)}` })
    expect(host.bodyOf('0')).toBeNull()
    expect(await host.calls.recentFiles()).toEqual([])
  },
)

test('saves nothing where no dialog asks', async () => {
  const { host } = testHost()
  expect(await answerCall(host.calls, 'saveFile', ['shop.svg', new Uint8Array(2)])).toEqual({ ok: true, value: { kind: 'cancelled' } })
})

test('answers a call with a value', async () => {
  const { host } = testHost()
  expect(await answerCall(host.calls, 'writeSettings', [{}, { theme: 'dark' }])).toEqual({ ok: true, value: undefined })
  expect(await answerCall(host.calls, 'startup', [])).toMatchObject({ ok: true, value: { settings: { theme: 'dark' } } })
})
