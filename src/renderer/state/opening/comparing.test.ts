import { expect, test } from 'vitest'
import { fail, ok } from '../../../shared/base/result'
import { everything } from '../../../shared/questions/selected'
import { BEFORE, file, NOW, openingMachine } from '../../testing/openingMachine'
import { compared } from '../../testing/sheets'
import { sheetOf } from '../../../shared/questions/sheet'
import { alone, asSide, besides, firstAgainstRest } from './arrangements'
import { knownFile, openSource } from './sources'

test('compares, shows the union, and holds all three until they are replaced', async () => {
  const { worker, session, open, openPair, state, name } = openingMachine()
  await openPair('old', 'new')
  expect(session.getState().opening).toEqual({ kind: 'comparing', name: 'new.folded against old.folded' })
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([state(), name(), worker.closed()]).toEqual(['idle', 'new.folded against old.folded', []])
  expect(session.getState().sides).toMatchObject({ baseline: [{ id: 1 }], current: [{ id: 2 }] })
  await open('other')
  expect([name(), worker.closed()]).toEqual(['other.folded', [1, 2, 3]])
})

test('Cancel stops a comparison: its union is never shown, and is closed with its sides', async () => {
  const { worker, opening, open, openPair, state, name } = openingMachine()
  await open('a')
  await openPair('old', 'new')
  opening.cancel()
  expect([state(), worker.closed()]).toEqual(['idle', [2, 3, 4]])
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([state(), name()]).toEqual(['idle', 'a.folded'])
})

test('a comparison that comes late does not replace a newer opening', async () => {
  const { worker, opening, openPair, read, name } = openingMachine()
  await openPair('old', 'new')
  void opening.open([knownFile(file('b'))], alone)
  await read('b')
  await worker.answer('compare', compared(BEFORE, NOW))
  await worker.answer('open', ok(sheetOf(NOW)))
  expect([name(), worker.closed()]).toEqual(['b.folded', [1, 2, 3]])
})

test('a comparison that a newer one replaced is closed, even if it was made', async () => {
  const { worker, session, opening, openPair } = openingMachine()
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
  const { worker, session, openPair } = openingMachine()
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
  const { worker, opening, openPair } = openingMachine()
  await openPair('old', 'new')
  await worker.answer('compare', compared(BEFORE, NOW))
  void opening.recompare(sides => sides, { scale: 'time' })
  expect(worker.asked('compare').at(-1)?.args).toEqual([4, [1], [2], 'samples', 'time'])
})

test('stops comparing with the current side alone, even in the middle of another comparison', async () => {
  const { worker, session, opening, openPair, name } = openingMachine()
  await openPair('old', 'new')
  await worker.answer('compare', compared(BEFORE, NOW))
  void opening.recompare(sides => sides, { scale: 'absolute' })
  opening.stopComparing()
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([name(), session.getState().sides, worker.closed().sort()]).toEqual(['new.folded', null, [1, 3, 4]])
})

test('a file becomes the baseline of what is open, and further runs join their side', async () => {
  const { worker, session, opening, open, read } = openingMachine()
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
  const { worker, opening, read, name } = openingMachine()
  void opening.open([knownFile(file('both'))], alone)
  await read('both')
  await worker.answer('open', ok({ ...sheetOf(NOW), holdsBothSides: true }))
  await worker.answer('split', { baseline: sheetOf(BEFORE), current: sheetOf(NOW) })
  await worker.answer('compare', compared(BEFORE, NOW))
  expect([name(), worker.closed()]).toEqual(['both.folded', [1]])
})

test('what is open is compared with a file without being read again', async () => {
  const { worker, session, opening, open, read, shownNow } = openingMachine()
  await open('a')
  const current = shownNow()
  void opening.open([openSource(current), knownFile(file('b'))], firstAgainstRest(1))
  await read('b')
  await worker.answer('open', ok(sheetOf(NOW)))
  expect(worker.asked('compare')[0].args).toEqual([3, [1], [2], null, 'auto'])
  await worker.answer('compare', compared(BEFORE, NOW))
  // A side of what is compared is open as well.
  const [baseline] = session.getState().sides?.baseline ?? []
  await opening.open([openSource(baseline)], alone)
  expect([session.getState().current?.file.name, worker.closed()]).toEqual(['a.folded', [2, 3]])
})

test('a worker that cannot compare is said by both names; a file that it cannot take apart is shown as it is', async () => {
  const { worker, session, opening, openPair, read, name } = openingMachine()
  await openPair('old', 'new')
  await worker.fail('compare', 'no memory')
  expect(session.getState().opening).toMatchObject({ failure: { name: 'new.folded against old.folded', message: 'no memory' } })
  void opening.open([knownFile(file('both'))], alone)
  await read('both')
  await worker.answer('open', ok({ ...sheetOf(NOW), holdsBothSides: true }))
  await worker.fail('split', 'no memory')
  expect([name(), session.getState().sides, session.getState().opening]).toEqual(['both.folded', null, { kind: 'idle' }])
})

test('Cancel while a file is taken apart ends it', async () => {
  const { worker, opening, read, name } = openingMachine()
  void opening.open([knownFile(file('both'))], alone)
  await read('both')
  await worker.answer('open', ok({ ...sheetOf(NOW), holdsBothSides: true }))
  opening.cancel()
  await worker.answer('split', { baseline: sheetOf(BEFORE), current: sheetOf(NOW) })
  expect([name(), worker.asked('compare'), worker.closed()]).toEqual([null, [], [1, 2, 3]])
})

test('two parts of an open profile are compared in the measure that is looked at, and the whole comes back when that ends', async () => {
  const { worker, session, opening, open, name, shownNow } = openingMachine()
  await open('a')
  const whole = shownNow()
  const part = (thread: number) => ({ title: `thread ${thread}`, choice: { ...everything(0), threads: [thread] } })
  void opening.compareParts(whole, part(1), part(2))
  await worker.answer('part', ok(sheetOf(BEFORE)))
  await worker.answer('part', ok(sheetOf(NOW)))
  expect(worker.asked('part').map(({ args }) => args)).toEqual([
    [1, 2, part(1).choice],
    [1, 3, part(2).choice],
  ])
  expect(worker.asked('compare')[0].args).toEqual([4, [2], [3], 'samples', 'auto'])
  await worker.answer('compare', compared(BEFORE, NOW))
  expect(name()).toBe('thread 2 of a.folded against thread 1 of a.folded')
  const { sides } = session.getState()
  expect([sides?.baseline[0], sides?.current[0]]).toMatchObject([
    { id: 2, file: { name: 'thread 1 of a.folded' }, changes: null },
    { id: 3, file: { name: 'thread 2 of a.folded' }, changes: null },
  ])
  expect(sides?.baseline[0].contentKey).not.toBe(sides?.current[0].contentKey)
  expect(worker.closed()).toEqual([])
  opening.stopComparing()
  expect([session.getState().current, worker.closed()]).toEqual([whole, [2, 3, 4]])
})

test('a part that holds nothing is said, and the whole stays', async () => {
  const { worker, session, opening, open, shownNow } = openingMachine()
  await open('a')
  const whole = shownNow()
  const part = { title: 'thread 1', choice: everything(9) }
  const failed = (message: string) => ({
    kind: 'failed',
    failure: { kind: 'unreadable', name: 'thread 1 of a.folded', message, details: `thread 1 of a.folded: ${message}` },
  })
  void opening.compareParts(whole, part, part)
  await worker.answer('part', fail('no samples'))
  expect([session.getState().opening, session.getState().current]).toEqual([failed('no samples'), whole])
  void opening.compareParts(whole, part, part)
  await worker.fail('part', 'no memory')
  expect(session.getState().opening).toEqual(failed('no memory'))
  // A measure that the profile does not have is left to the comparison.
  void opening.compareParts(whole, part, part)
  await worker.answer('part', ok(sheetOf(BEFORE)))
  await worker.answer('part', ok(sheetOf(NOW)))
  expect(worker.asked('compare')[0].args[3]).toBeNull()
})

test('nothing is compared again, or stopped, where nothing is compared', async () => {
  const { worker, session, opening, open } = openingMachine()
  await opening.recompare(sides => sides)
  await open('a')
  const before = session.getState()
  await opening.recompare(sides => sides)
  opening.stopComparing()
  opening.cancel()
  opening.dismissFailure()
  expect(session.getState()).toBe(before)
  expect([worker.asked('compare'), worker.closed()]).toEqual([[], []])
})
