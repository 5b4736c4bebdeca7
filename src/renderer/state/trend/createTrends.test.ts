import { expect, test } from 'vitest'
import { fail, ok } from '../../../shared/base/result'
import type { LoadFailure } from '../../../shared/host/contract'
import { settled } from '../../testing/fakeWorker'
import { CONTENTS, file, trendMachine, trendSheet } from '../../testing/trendMachine'
import type { TrendContents, TrendSheet } from '../../../shared/questions/trendSheet'
import { knownFile } from '../opening/sources'

test('reads what the host knows, says how far it is, and shows the trend', async () => {
  const { trends, asked, log, answer, state, worker, reading } = trendMachine()
  void trends.readKnown([file('a'), file('b')])
  expect(reading()).toMatchObject({ kind: 'reading', name: '2 files', phase: 'reading', progress: { done: 0 } })
  trends.hearProgress({ done: 1, total: 2, name: 'a' })
  expect(reading()).toMatchObject({ progress: { done: 1, total: 2, name: 'a' } })
  await answer(trendSheet(2, 3))
  expect(asked).toEqual([[['a', 'b'], null]])
  expect(worker.asked('openTrend')[0].args).toEqual(['/trend/1'])
  expect(worker.asked('trend')[0].args).toEqual([0, 'share', 0])
  expect(log).toEqual(['released /trend/1'])
  expect(reading()).toEqual({ kind: 'idle' })
  expect(state().open).toMatchObject({ name: 'deployments', choice: { group: 0, per: 'share', last: 0 } })
  // Too late to say anything.
  trends.hearProgress({ done: 2, total: 2, name: 'b' })
  expect(reading()).toEqual({ kind: 'idle' })
})

test('a folder is called by its name, an address is read by the host alone', async () => {
  const { trends, asked, reading } = trendMachine()
  void trends.readKnown([file('folder')])
  expect(reading()).toMatchObject({ name: 'folder.pb.gz' })
  await settled()
  void trends.readAddress('http://profiles')
  expect(reading()).toMatchObject({ name: 'http://profiles' })
  await settled()
  expect(asked).toEqual([
    [['folder'], null],
    [[], 'http://profiles'],
  ])
})

test('given files are sent to the host first, one at a time', async () => {
  const { trends, asked, reading } = trendMachine()
  void trends.readGiven([new File([], 'x'), new File([], 'y')], 'dropped')
  expect(reading()).toMatchObject({ name: 'dropped', phase: 'sending', progress: { done: 0, total: 2, name: 'x' } })
  await settled()
  void trends.readSources([knownFile(file('k'))])
  await settled()
  expect(asked).toEqual([
    [['sent x', 'sent y'], null],
    [['k'], null],
  ])
})

test('what goes wrong is said, and dismissed; what was cancelled is not', async () => {
  const { trends, reads, worker, log, reading } = trendMachine()
  void trends.readKnown([file('a')])
  await settled()
  const failure: LoadFailure = { kind: 'unreadable', name: 'a', message: 'no', details: 'no' }
  reads.shift()?.(fail(failure))
  await settled()
  expect(reading()).toEqual({ kind: 'failed', failure })
  trends.dismissFailure()
  expect(reading()).toEqual({ kind: 'idle' })
  void trends.readKnown([file('a')])
  await settled()
  reads.shift()?.(fail({ ...failure, kind: 'cancelled' }))
  await settled()
  expect(reading()).toEqual({ kind: 'idle' })
  void trends.readKnown([file('b')])
  await settled()
  reads.shift()?.(ok({ name: 'x', url: '/trend/2' }))
  await settled()
  await worker.answer('openTrend', fail('cut off'))
  expect(reading()).toMatchObject({ kind: 'failed', failure: { name: 'b.pb.gz', message: 'cut off' } })
  void trends.readKnown([file('c')])
  await settled()
  reads.shift()?.(ok({ name: 'x', url: '/trend/3' }))
  await settled()
  await worker.fail('openTrend', 'no memory')
  expect(reading()).toMatchObject({ kind: 'failed', failure: { kind: 'crashed', name: 'c.pb.gz', message: 'no memory' } })
  expect(log).toEqual(['released /trend/2', 'released /trend/3'])
})

test('a newer wish takes the place of an older one, whatever that still says', async () => {
  const { trends, reads, log, state, worker, answer, reading } = trendMachine()
  void trends.readKnown([file('old')])
  await settled()
  void trends.readKnown([file('new')])
  expect(log).toEqual(['cancelled'])
  await settled()
  reads.shift()?.(fail({ kind: 'unreadable', name: 'old', message: 'late', details: '' }))
  await settled()
  expect(reading()).toMatchObject({ kind: 'reading', name: 'new.pb.gz' })
  await answer(trendSheet(1, 1))
  expect(state().open?.name).toBe('deployments')
  expect(worker.asked('openTrend')).toHaveLength(1)
  void trends.readKnown([file('third')])
  trends.cancel()
  expect([reading().kind, log.filter(word => word === 'cancelled').length]).toEqual(['idle', 2])
  trends.cancel()
  expect(log.filter(word => word === 'cancelled')).toHaveLength(2)
})

test('another choice asks for it and keeps the rest; what cannot be answered leaves the old picture', async () => {
  const { trends, worker, state, answer } = trendMachine()
  await trends.choose({ last: 5 })
  expect(worker.asked('trend')).toHaveLength(0)
  void trends.readKnown([file('a')])
  await answer(trendSheet(1, 1))
  void trends.choose({ last: 5 })
  await worker.answer('trend', trendSheet(1, 1, 1))
  expect(worker.asked('trend')[1].args).toEqual([0, 'share', 5])
  expect(state().open?.choice).toEqual({ group: 0, per: 'share', last: 5 })
  void trends.choose({ per: 'request' })
  await worker.answer('trend', null)
  expect([state().open?.choice.per, state().open?.sheet.deployments.length]).toEqual(['share', 3])
})

test('the first click opens a deployment, the second compares with it, older first, and eight runs are enough', async () => {
  const { trends, answer, log, state } = trendMachine()
  void trends.readKnown([file('a')])
  await answer(trendSheet(1, 2, 12))
  log.length = 0
  await trends.pick(2)
  expect([state().picked, log]).toEqual([2, ['opened run 2.0']])
  await trends.pick(2)
  expect([state().picked, log]).toEqual([2, ['opened run 2.0', 'opened run 2.0']])
  await trends.pick(1)
  const eight = Array.from({ length: 8 }, (_, run) => `run 2.${run}`).join('+')
  expect([state().picked, log.slice(2)]).toEqual([null, [`compared run 1.0+run 1.1 with ${eight}`, 'shown']])
  await trends.pick(7)
  expect(log).toHaveLength(4)
})

test('one profile is no trend: it is opened; several runs, kinds or deployments are one', async () => {
  const two: TrendContents = { ...CONTENTS, groups: [...CONTENTS.groups, { title: 'heap', hasRequests: false }] }
  const cases: readonly (readonly [TrendSheet, TrendContents, readonly string[]])[] = [
    [trendSheet(1), CONTENTS, ['opened run 0.0', 'shown alone']],
    [trendSheet(2), CONTENTS, []],
    [trendSheet(1, 1), CONTENTS, []],
    [trendSheet(1), two, []],
  ]
  for (const [sheet, contents, said] of cases) {
    const { trends, answer, log } = trendMachine()
    void trends.readKnown([file('a')])
    await answer(sheet, contents)
    expect(log.slice(1)).toEqual(said)
  }
})

test('the report is of what is shown', async () => {
  const { trends, answer, worker } = trendMachine()
  expect(await trends.report()).toBeNull()
  void trends.readKnown([file('a')])
  await answer(trendSheet(1, 1))
  const report = trends.report()
  await worker.answer('trendReport', '<svg/>')
  expect(worker.asked('trendReport')[0].args).toEqual(['share', 0, 'deployments'])
  expect(await report).toBe('<svg/>')
  const failed = trends.report()
  await worker.fail('trendReport', 'no memory')
  expect(await failed).toBeNull()
})

test('a choice that the worker cannot answer is said', async () => {
  const { trends, worker, answer, state, reading } = trendMachine()
  void trends.readKnown([file('a')])
  await answer(trendSheet(1, 1))
  void trends.choose({ last: 5 })
  await worker.fail('trend', 'no memory')
  expect(reading()).toMatchObject({ kind: 'failed', failure: { name: 'deployments', message: 'no memory' } })
  expect(state().open?.choice.last).toBe(0)
})

test('only the newest choice counts', async () => {
  const { trends, worker, answer, state } = trendMachine()
  void trends.readKnown([file('a')])
  await answer(trendSheet(1, 1))
  void trends.choose({ last: 5 })
  void trends.choose({ last: 7 })
  await worker.answer('trend', trendSheet(1, 1))
  await worker.answer('trend', trendSheet(1, 1))
  expect(state().open?.choice.last).toBe(7)
})

test('a run whose file is gone is left out, and a click where nothing is opens nothing', async () => {
  const { trends, answer, log } = trendMachine()
  await trends.pick(0)
  expect(log).toEqual([])
  void trends.readKnown([file('a')])
  await answer({ ...trendSheet(2), deployments: [{ label: '1.0', timeMs: null, runs: ['run 9.0', 'run 0.1'] }] })
  log.length = 0
  await trends.pick(0)
  expect(log).toEqual(['opened run 0.1'])
})
