import { expect, test } from 'vitest'
import { fail, ok } from '../../../shared/base/result'
import type { HostFile, LoadFailure } from '../../../shared/host/contract'
import type { UploadProgress } from '../../host/upload'
import { settled } from '../../testing/fakeWorker'
import { BEFORE, file, NOW, openingMachine, RECENT } from '../../testing/openingMachine'
import { sheetOf } from '../../../shared/questions/sheet'
import { alone, firstAgainstRest } from './arrangements'
import { knownFile, openSource, type FileSource } from './sources'

test('reads, and then shows what it was told to open and nothing else', async () => {
  const { session, open, state, name, worker } = openingMachine()
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
  const { worker, opening, open, read, name } = openingMachine()
  await open('a')
  void opening.open([knownFile(file('b'))], alone)
  await read('b')
  expect([name(), worker.closed()]).toEqual(['a.folded', []])
  await worker.answer('open', ok(sheetOf(NOW)))
  expect([name(), worker.closed()]).toEqual(['b.folded', [1]])
})

test('a file that cannot be read is said, and what was shown stays', async () => {
  const { worker, session, opening, open, read, state, name } = openingMachine()
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
  const { worker, session, opening, read } = openingMachine()
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  await worker.fail('open', 'no memory')
  expect(session.getState().opening).toMatchObject({ kind: 'failed', failure: { kind: 'crashed', message: 'no memory' } })
  expect(worker.closed()).toEqual([1])
})

test('the first of two that fails ends the opening, and the one that is open already is closed', async () => {
  const { worker, opening, read, state } = openingMachine()
  void opening.open([knownFile(file('a')), knownFile(file('b'))], firstAgainstRest(1))
  await read('a')
  await worker.answer('open', ok(sheetOf(BEFORE)))
  await read('b', fail({ kind: 'unreadable', name: 'b', message: 'broken', details: '' }))
  expect([state(), worker.closed()]).toEqual(['failed', [1]])
})

test('a file that the host stops reading is no failure', async () => {
  const { opening, read, state } = openingMachine()
  void opening.open([knownFile(file('a'))], alone)
  await read('a', fail({ kind: 'cancelled', name: 'a', message: '', details: '' }))
  expect(state()).toBe('idle')
})

test('Cancel while reading tells the host, and what still comes is shown to nobody', async () => {
  const { worker, opening, cancelled, read, state, name } = openingMachine()
  void opening.open([knownFile(file('a'))], alone)
  await settled()
  opening.cancel()
  expect([state(), cancelled]).toEqual(['idle', ['a']])
  await read('a')
  expect([name(), worker.asked('open')]).toEqual([null, []])
})

test('Cancel while the worker fetches closes what it fetches', async () => {
  const { worker, opening, read, name } = openingMachine()
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  opening.cancel()
  expect(worker.closed()).toEqual([1])
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect(name()).toBeNull()
})

test('a profile that is no longer open cannot be compared, and that is said', async () => {
  const { session, opening, open, shownNow } = openingMachine()
  await open('a')
  const current = shownNow()
  await open('b')
  await opening.open([openSource(current)], alone)
  expect(session.getState().opening).toMatchObject({ kind: 'failed', failure: { name: 'a.folded' } })
})

test('hears of the progress of the file that is on its way, and of no other', async () => {
  const { session, opening } = openingMachine()
  void opening.open([knownFile(file('a'))], alone)
  await settled()
  opening.hearProgress({ fileId: 'b', phase: 'reading', doneBytes: 9, totalBytes: 10 })
  expect(session.getState().opening).toMatchObject({ doneBytes: 0 })
  opening.hearProgress({ fileId: 'a', phase: 'building', doneBytes: 7, totalBytes: 10 })
  expect(session.getState().opening).toMatchObject({ phase: 'building', doneBytes: 7, totalBytes: 10 })
})

test('hears how far the worker has fetched', async () => {
  const { worker, session, opening, read } = openingMachine()
  opening.followWorker()
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  await worker.progress('open', 5)
  expect(session.getState().opening).toMatchObject({ phase: 'fetching', doneBytes: 5 })
})

test('says of each step how far it is, and lets the host forget what was fetched', async () => {
  const { session, opening, worker, read, released } = openingMachine()
  void opening.open([knownFile(file('a'))], alone)
  const reading = { kind: 'reading', name: 'a.folded' }
  expect(session.getState().opening).toEqual({ ...reading, phase: 'reading', doneBytes: 0, totalBytes: null })
  await settled()
  expect(session.getState().opening).toEqual({ ...reading, phase: 'reading', doneBytes: 0, totalBytes: 10 })
  await read('a')
  expect(session.getState().opening).toEqual({ ...reading, phase: 'fetching', doneBytes: 0, totalBytes: null })
  expect(released).toEqual([])
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect([released, session.getState().recent]).toEqual([['/profile/a'], [RECENT]])
})

/** A file of the page that is sent, until the test says that the host has it. */
function sentFile(id: string) {
  let say: UploadProgress = () => undefined
  let arrive: (found: HostFile | Promise<never>) => void = () => undefined
  const find: FileSource['find'] = progress => {
    say = progress
    return new Promise(resolve => (arrive = resolve))
  }
  const source: FileSource = { ...knownFile(file(id)), modifiedMs: 5, find }
  return { source, say: (done: number, total: number) => say(done, total), arrive: (found: HostFile | Promise<never>) => arrive(found) }
}

test('a file of the page is sent first, and keeps the date that only the page knows', async () => {
  const { session, opening, worker, read } = openingMachine()
  const sent = sentFile('a')
  void opening.open([sent.source], alone)
  sent.say(4, 10)
  expect(session.getState().opening).toMatchObject({ kind: 'reading', phase: 'sending', doneBytes: 4, totalBytes: 10 })
  sent.arrive(file('a'))
  await read('a')
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect(session.getState().current?.file).toEqual({ ...file('a'), modifiedMs: 5 })
  sent.say(9, 10)
  expect(session.getState().opening).toEqual({ kind: 'idle' })
})

test("the host's date of a file goes before the page's", async () => {
  const { session, opening, worker, read } = openingMachine()
  void opening.open([{ ...knownFile(file('a')), modifiedMs: 5 }], alone)
  await read('a', ok({ file: { ...file('a'), modifiedMs: 3 }, url: '/a', contentKey: 'key' }))
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect(session.getState().current?.file.modifiedMs).toBe(3)
})

test('what is still sent says nothing about a newer file, and is not read when it has arrived', async () => {
  const { session, opening, cancelled, worker, read, name } = openingMachine()
  const sent = sentFile('a')
  void opening.open([sent.source], alone)
  void opening.open([knownFile(file('b'))], alone)
  sent.say(4, 10)
  expect(session.getState().opening).toMatchObject({ name: 'b.folded', phase: 'reading', doneBytes: 0 })
  sent.arrive(file('a'))
  await settled()
  opening.hearProgress({ fileId: 'a', phase: 'reading', doneBytes: 9, totalBytes: 10 })
  expect(session.getState().opening).toMatchObject({ name: 'b.folded', doneBytes: 0 })
  await read('a')
  await read('b')
  await worker.answer('open', ok(sheetOf(BEFORE)))
  expect([name(), cancelled, worker.asked('open').length]).toEqual(['b.folded', [], 1])
})

test('a file that does not arrive, or that the worker refuses, is said with its name', async () => {
  const { session, opening, worker, read, released } = openingMachine()
  const sent = sentFile('a')
  void opening.open([sent.source], alone)
  sent.arrive(Promise.reject(new Error('the host is gone')))
  await settled()
  const failed = (message: string) => ({ kind: 'failed', failure: { kind: 'crashed', name: 'a.folded', message, details: message } })
  expect(session.getState().opening).toEqual(failed('the host is gone'))
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  await worker.answer('open', fail('cut off'))
  expect(session.getState().opening).toEqual(failed('cut off'))
  expect([released, worker.closed()]).toEqual([['/profile/a'], [1]])
})

test('nothing to open is nothing to show, and no fault', async () => {
  const { session, opening, open, name } = openingMachine()
  await open('a')
  await opening.open([], alone)
  expect([name(), session.getState().opening]).toEqual(['a.folded', { kind: 'idle' }])
})

test('everything is closed at once, what is under way too', async () => {
  const { worker, opening, open, read, state, name } = openingMachine()
  await open('a')
  void opening.open([knownFile(file('b'))], alone)
  await read('b')
  opening.close()
  expect([state(), name(), worker.closed()]).toEqual(['idle', null, [2, 1]])
  await worker.answer('open', ok(sheetOf(NOW)))
  expect(name()).toBeNull()
})

test('a failure is said until it is dismissed, not until something is cancelled; what is read is not dismissed', async () => {
  const { opening, read, state } = openingMachine()
  void opening.open([knownFile(file('a'))], alone)
  opening.dismissFailure()
  expect(state()).toBe('reading')
  await read('a', fail({ kind: 'unreadable', name: 'a', message: 'broken', details: '' }))
  opening.cancel()
  opening.hearProgress({ fileId: 'a', phase: 'reading', doneBytes: 1, totalBytes: 2 })
  expect(state()).toBe('failed')
})

test('hears nothing of what the worker fetches for another opening, or has fetched', async () => {
  const { worker, session, opening, read } = openingMachine()
  opening.followWorker()
  void opening.open([knownFile(file('a'))], alone)
  await read('a')
  void opening.open([knownFile(file('b'))], alone)
  await worker.progress('open', 5)
  expect(session.getState().opening).toMatchObject({ name: 'b.folded', doneBytes: 0 })
  opening.cancel()
  await worker.progress('open', 6)
  expect(session.getState().opening).toEqual({ kind: 'idle' })
})

test('two windows know nothing of each other', async () => {
  const [one, other] = [openingMachine(), openingMachine()]
  await one.open('a')
  expect([one.name(), other.name(), other.state()]).toEqual(['a.folded', null, 'idle'])
})
