import { expect, test } from 'vitest'
import { ok } from '../../../shared/base/result'
import type { HostFile } from '../../../shared/host/contract'
import { profileOf } from '../../../testing/reading'
import { settled } from '../../testing/fakeWorker'
import { openProfile } from '../../testing/sheets'
import { CONTENTS, file, trendMachine, trendSheet } from '../../testing/trendMachine'
import { knownFile, openSource } from '../opening/sources'

test('says whether files are sent, read or added up', async () => {
  const { trends, reads, worker, reading } = trendMachine()
  void trends.readGiven([new File([], 'x')], 'dropped')
  const nothingYet = { done: 0, total: 0, name: '' }
  expect(reading()).toEqual({ kind: 'reading', name: 'dropped', phase: 'sending', progress: { done: 0, total: 1, name: 'x' } })
  await settled()
  expect(reading()).toEqual({ kind: 'reading', name: 'dropped', phase: 'reading', progress: nothingYet })
  reads.shift()?.(ok({ name: 'dropped', url: '/trend/1' }))
  await settled()
  expect(reading()).toEqual({ kind: 'reading', name: 'dropped', phase: 'adding up', progress: nothingYet })
  await worker.answer('openTrend', ok(CONTENTS))
  await worker.fail('trend', 'no memory')
  expect(reading()).toMatchObject({
    kind: 'failed',
    failure: { kind: 'crashed', name: 'dropped', message: 'no memory', details: 'no memory' },
  })
  // What the host still says is about nothing.
  trends.hearProgress({ done: 1, total: 2, name: 'a' })
  expect(reading().kind).toBe('failed')
})

test('what cannot be sent is said', async () => {
  const { trends, asked, reading } = trendMachine(() => Promise.reject(new Error('the host is gone')))
  await trends.readGiven([new File([], 'x')], 'dropped')
  expect(reading()).toMatchObject({ kind: 'failed', failure: { name: 'dropped', message: 'the host is gone' } })
  expect(asked).toEqual([])
})

test('Cancel ends sending after the file that is on its way; nothing is read', async () => {
  const sent: string[] = []
  const arrive: (() => void)[] = []
  const { trends, asked, reading } = trendMachine(given => {
    sent.push(given.name)
    return new Promise(resolve => arrive.push(() => resolve(file(given.name))))
  })
  const [x, y] = [new File([], 'x'), new File([], 'y')]
  const given = trends.readGiven([x, y], 'dropped')
  trends.cancel()
  arrive[0]()
  await given
  expect([sent, asked, reading().kind]).toEqual([['x'], [], 'idle'])
  const sources = [x, y].map(one => ({
    ...knownFile(file(one.name)),
    find: () => (sent.push(one.name), new Promise<HostFile>(resolve => arrive.push(() => resolve(file(one.name))))),
  }))
  const found = trends.readSources(sources)
  expect(reading()).toMatchObject({ name: 'x.pb.gz', phase: 'sending', progress: { done: 0, total: 2, name: 'x.pb.gz' } })
  trends.cancel()
  arrive[1]()
  await found
  expect([sent, asked]).toEqual([['x', 'x'], []])
})

test('a profile that is open is one of a trend without being read again', async () => {
  const { trends, asked, reading } = trendMachine()
  void trends.readSources([openSource(openProfile(profileOf('main 1\n'), 4)), knownFile(file('k'))])
  await settled()
  expect(reading()).toMatchObject({ kind: 'reading', name: '2 files', phase: 'reading' })
  expect(asked).toEqual([[['file-4', 'k'], null]])
})

test('what is read and not wanted any more is released, and never added up', async () => {
  const { trends, reads, log, worker } = trendMachine()
  void trends.readKnown([file('a')])
  await settled()
  trends.cancel()
  reads.shift()?.(ok({ name: 'x', url: '/trend/1' }))
  await settled()
  expect([log, worker.asked('openTrend')]).toEqual([['cancelled', 'released /trend/1'], []])
})

test('Cancel while it is added up leaves the old picture, and opens nothing', async () => {
  const { trends, reads, answer, log, state, worker } = trendMachine()
  void trends.readKnown([file('a')])
  await answer(trendSheet(1))
  const before = state().open
  log.length = 0
  void trends.readKnown([file('b')])
  await settled()
  reads.shift()?.(ok({ name: 'x', url: '/trend/2' }))
  await settled()
  await worker.answer('openTrend', ok(CONTENTS))
  trends.cancel()
  await worker.answer('trend', trendSheet(1, 1))
  expect([state().open, log]).toEqual([before, ['released /trend/2', 'cancelled']])
})

test('a trend of nothing leaves what was there', async () => {
  const { trends, worker, reads, state, log, reading } = trendMachine()
  void trends.readKnown([file('a')])
  await settled()
  reads.shift()?.(ok({ name: 'x', url: '/trend/1' }))
  await settled()
  await worker.answer('openTrend', ok(CONTENTS))
  await worker.answer('trend', null)
  expect([state().open, reading(), log]).toEqual([null, { kind: 'idle' }, ['released /trend/1']])
})
