import { expect, test } from 'vitest'
import { fail, ok } from '../../../shared/base/result'
import type { HostFile, LoadFailure, LoadResult } from '../../../shared/host/contract'
import { profileOf } from '../../../testing/reading'
import { fakeWorker, settled } from '../../testing/fakeWorker'
import { compared } from '../../testing/sheets'
import { sheetOf } from '../../worker/sheet'
import { createSession } from '../session'
import { alone, asSide, besides, firstAgainstRest } from './arrangements'
import { createOpening } from './createOpening'
import { knownFile, openSource } from './sources'

const BEFORE = profileOf('main;a 60\nmain;b 40\n')
const NOW = profileOf('main;a 90\nmain;b 40\n')
/** No order of files or clocks is in it. */
const file = (id: string): HostFile => ({ id, name: `${id}.folded`, sizeBytes: 10, modifiedMs: null })

/** A window of its own: nothing here is shared with another test. */
function machine() {
  const worker = fakeWorker()
  const session = createSession()
  const shown: string[] = []
  const cancelled: string[] = []
  const loads = new Map<string, (result: LoadResult) => void>()
  const host = {
    adopt: () => Promise.reject(new Error('nothing is sent here')),
    call: {
      load: (id: string) => new Promise<LoadResult>(resolve => loads.set(id, resolve)),
      cancelLoad: (id: string) => {
        cancelled.push(id)
        return Promise.resolve()
      },
      releaseProfile: () => Promise.resolve(),
      recentFiles: () => Promise.resolve([]),
    },
  }
  const opening = createOpening({
    host: () => host,
    analyst: () => worker.analyst,
    session,
    show: next => shown.push(next.current?.file.name ?? ''),
  })
  const read = async (id: string, result: LoadResult = ok({ file: file(id), url: `/profile/${id}`, contentKey: `key-${id}` })) => {
    await settled()
    loads.get(id)?.(result)
    await settled()
  }
  /** From the file to the screen, as long as nothing is compared. */
  const open = async (id: string, profile = BEFORE) => {
    void opening.open([knownFile(file(id))], alone)
    await read(id)
    await worker.answer('open', ok(sheetOf(profile)))
  }
  const openPair = async (baseline: string, current: string) => {
    void opening.open([knownFile(file(baseline)), knownFile(file(current))], firstAgainstRest(1))
    await read(baseline)
    await worker.answer('open', ok(sheetOf(BEFORE)))
    await read(current)
    await worker.answer('open', ok(sheetOf(NOW)))
  }
  const state = () => session.getState().opening.kind
  const name = () => session.getState().current?.file.name ?? null
  return { worker, session, opening, shown, cancelled, read, open, openPair, state, name }
}

test('reads, and then shows what it was told to open and nothing else', async () => {
  const { session, open, state, name, worker } = machine()
  expect([state(), name()]).toEqual(['idle', null])
  const opened = open('b')
  await settled()
  expect(session.getState().opening).toMatchObject({ kind: 'reading', name: 'b.folded' })
  await opened
  expect([state(), name()]).toEqual(['idle', 'b.folded'])
  expect(worker.asked('open').map(({ args }) => args[1])).toEqual(['/profile/b'])
  expect(session.getState().current?.contentKey).toBe('key-b')
})

test('closes what was shown before once the next one is there, and not sooner', async () => {
  const { worker, opening, open, read, name } = machine()
  await open('a')
  void opening.open([knownFile(file('b'))], alone)
  await read('b')
  expect([name(), worker.closed()]).toEqual(['a.folded', []])
  await worker.answer('open', ok(sheetOf(NOW)))
  expect([name(), worker.closed()]).toEqual(['b.folded', [1]])
})

test('a file that cannot be read is said, and what was shown stays', async () => {
  const { worker, session, opening, open, read, state, name } = machine()
  await open('a')
  const failure: LoadFailure = { kind: 'unreadable', name: 'b.folded', message: 'not a profile', details: '' }
  void opening.open([knownFile(file('b'))], alone)
  await read('b', fail(failure))
  expect(session.getState().opening).toEqual({ kind: 'failed', failure })
  expect([name(), worker.closed()]).toEqual(['a.folded', []])
  opening.dismissFailure()
  expect(state()).toBe('idle')
})

test('a worker that cannot take a profile is said, and its half of the profile is closed', async () => {
  const { worker, session, opening, read } = machine()
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  await worker.fail('open', 'no memory')
  expect(session.getState().opening).toMatchObject({ kind: 'failed', failure: { kind: 'crashed', message: 'no memory' } })
  expect(worker.closed()).toEqual([1])
})

test('the first of two that fails ends the opening, and the one that is open already is closed', async () => {
  const { worker, opening, read, state } = machine()
  void opening.open([knownFile(file('a')), knownFile(file('b'))], firstAgainstRest(1))
  await read('a')
  await worker.answer('open', ok(sheetOf(BEFORE)))
  await read('b', fail({ kind: 'unreadable', name: 'b', message: 'broken', details: '' }))
  expect([state(), worker.closed()]).toEqual(['failed', [1]])
})

test('a file that the host stops reading is no failure', async () => {
  const { opening, read, state } = machine()
  void opening.open([knownFile(file('a'))], alone)
  await read('a', fail({ kind: 'cancelled', name: 'a', message: '', details: '' }))
  expect(state()).toBe('idle')
})

test('Cancel while reading tells the host, and what still comes is shown to nobody', async () => {
  const { worker, opening, cancelled, read, state, name } = machine()
  void opening.open([knownFile(file('a'))], alone)
  await settled()
  opening.cancel()
  expect([state(), cancelled]).toEqual(['idle', ['a']])
  await read('a')
  expect([name(), worker.asked('open')]).toEqual([null, []])
})

test('Cancel while the worker fetches closes what it fetches', async () => {
  const { worker, opening, read, name } = machine()
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  opening.cancel()
  expect(worker.closed()).toEqual([1])
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect(name()).toBeNull()
})

test('compares, shows the union, and holds all three until they are replaced', async () => {
  const { worker, session, open, openPair, state, name } = machine()
  await openPair('old', 'new')
  expect(session.getState().opening).toEqual({ kind: 'comparing', name: 'new.folded against old.folded' })
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([state(), name(), worker.closed()]).toEqual(['idle', 'new.folded against old.folded', []])
  expect(session.getState().sides).toMatchObject({ baseline: [{ id: 1 }], current: [{ id: 2 }] })
  await open('other')
  expect([name(), worker.closed()]).toEqual(['other.folded', [1, 2, 3]])
})

test('Cancel stops a comparison: its union is never shown, and is closed with its sides', async () => {
  const { worker, opening, open, openPair, state, name } = machine()
  await open('a')
  await openPair('old', 'new')
  opening.cancel()
  expect([state(), worker.closed()]).toEqual(['idle', [2, 3, 4]])
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([state(), name()]).toEqual(['idle', 'a.folded'])
})

test('a comparison that comes late does not replace a newer opening', async () => {
  const { worker, opening, openPair, read, name } = machine()
  await openPair('old', 'new')
  void opening.open([knownFile(file('b'))], alone)
  await read('b')
  await worker.answer('compare', compared(BEFORE, NOW))
  await worker.answer('open', ok(sheetOf(NOW)))
  expect([name(), worker.closed()]).toEqual(['b.folded', [1, 2, 3]])
})

test('a comparison that a newer one replaced is closed, even if it was made', async () => {
  const { worker, session, opening, openPair } = machine()
  await openPair('old', 'new')
  await worker.answer('compare', compared(BEFORE, NOW))
  const swap = () => opening.recompare(({ baseline, current }) => ({ baseline: current, current: baseline }))
  void swap()
  void swap()
  expect(worker.asked('compare').map(({ args }) => args.slice(1, 3))).toEqual([
    [[1], [2]],
    [[2], [1]],
    [[2], [1]],
  ])
  await worker.answer('compare', compared(NOW, BEFORE))
  await worker.answer('compare', compared(NOW, BEFORE))
  expect(session.getState().current?.id).toBe(5)
  expect(worker.closed()).toEqual([4, 3])
})

test('profiles that cannot be compared are said by both names', async () => {
  const { worker, session, openPair } = machine()
  await openPair('old', 'new')
  await worker.answer('compare', fail('no measure in common'))
  const message = 'no measure in common'
  const name = 'new.folded against old.folded'
  expect(session.getState().opening).toEqual({
    kind: 'failed',
    failure: { kind: 'unreadable', name, message, details: `${name}: ${message}` },
  })
  expect(worker.closed()).toEqual([1, 2, 3])
})

test('compares the same profiles by another scale, and keeps the measure', async () => {
  const { worker, opening, openPair } = machine()
  await openPair('old', 'new')
  await worker.answer('compare', compared(BEFORE, NOW))
  void opening.recompare(sides => sides, { scale: 'time' })
  expect(worker.asked('compare').at(-1)?.args).toEqual([4, [1], [2], 'samples', 'time'])
})

test('stops comparing with the current side alone, even in the middle of another comparison', async () => {
  const { worker, session, opening, openPair, name } = machine()
  await openPair('old', 'new')
  await worker.answer('compare', compared(BEFORE, NOW))
  void opening.recompare(sides => sides, { scale: 'absolute' })
  opening.stopComparing()
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([name(), session.getState().sides, worker.closed().sort()]).toEqual(['new.folded', null, [1, 3, 4]])
})

test('a file becomes the baseline of what is open, and further runs join their side', async () => {
  const { worker, session, opening, open, read } = machine()
  await open('now', NOW)
  void opening.open([knownFile(file('old'))], asSide('baseline'))
  await read('old')
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect(worker.asked('compare').at(-1)?.args.slice(1, 3)).toEqual([[2], [1]])
  await worker.answer('compare', compared(BEFORE, NOW))
  void opening.open([knownFile(file('older'))], besides('baseline'))
  await read('older')
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect(worker.asked('compare').at(-1)?.args.slice(1, 3)).toEqual([[2, 4], [1]])
  await worker.answer('compare', compared(BEFORE, NOW))
  expect(session.getState().current?.file.name).toBe('now.folded against old.folded and 1 more')
})

test('a file that holds both sides is taken apart and compared under its own name', async () => {
  const { worker, opening, read, name } = machine()
  void opening.open([knownFile(file('both'))], alone)
  await read('both')
  await worker.answer('open', ok({ ...sheetOf(NOW), holdsBothSides: true }))
  await worker.answer('split', { baseline: sheetOf(BEFORE), current: sheetOf(NOW) })
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([name(), worker.closed()]).toEqual(['both.folded', [1]])
})

test('a profile that is no longer open cannot be compared, and that is said', async () => {
  const { session, opening, open } = machine()
  await open('a')
  const { current } = session.getState()
  if (current === null) throw new Error('nothing is shown')
  await open('b')
  await opening.open([openSource(current)], alone)
  expect(session.getState().opening).toMatchObject({ kind: 'failed', failure: { name: 'a.folded' } })
})

test('hears of the progress of the file that is on its way, and of no other', async () => {
  const { session, opening } = machine()
  void opening.open([knownFile(file('a'))], alone)
  await settled()
  opening.hearProgress({ fileId: 'b', phase: 'reading', doneBytes: 9, totalBytes: 10 })
  expect(session.getState().opening).toMatchObject({ doneBytes: 0 })
  opening.hearProgress({ fileId: 'a', phase: 'building', doneBytes: 7, totalBytes: 10 })
  expect(session.getState().opening).toMatchObject({ phase: 'building', doneBytes: 7, totalBytes: 10 })
})

test('hears how far the worker has fetched', async () => {
  const { worker, session, opening, read } = machine()
  opening.followWorker()
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  await worker.progress('open', 5)
  expect(session.getState().opening).toMatchObject({ phase: 'fetching', doneBytes: 5 })
})

test('two windows know nothing of each other', async () => {
  const [one, other] = [machine(), machine()]
  await one.open('a')
  expect([one.name(), other.name(), other.state()]).toEqual(['a.folded', null, 'idle'])
})
