import { beforeEach, expect, test } from 'vitest'
import { fail, ok } from '../../../shared/base/result'
import type { HostFile, LoadFailure, TrendResult } from '../../../shared/host/contract'
import { fakeWorker, settled } from '../../testing/fakeWorker'
import type { TrendContents, TrendSheet } from '../../worker/protocol'
import { knownFile } from '../opening/sources'
import { createTrends, useTrend, type TrendHost } from './createTrends'

const file = (id: string): HostFile => ({ id, name: `${id}.pb.gz`, sizeBytes: 1, modifiedMs: 1 })
const CONTENTS: TrendContents = { groups: [{ title: 'cpu', hasRequests: false }], notes: [] }

/** Deployments of so many runs each: `1.0`, `1.1` and so on. */
function sheetOf(...runs: readonly number[]): TrendSheet {
  const deployments = runs.map((count, at) => ({
    label: `1.${at}`,
    timeMs: null,
    runs: Array.from({ length: count }, (_, run) => `run ${at}.${run}`),
  }))
  return {
    headline: '',
    remarks: [],
    unit: 'ns',
    per: 'share',
    totalTitle: '',
    deployments,
    total: { value: new Float64Array(), low: new Float64Array(), high: new Float64Array() },
    changes: [],
    lastStep: null,
    order: new Int32Array(),
    names: [],
    files: [],
    moved: new Float64Array(),
    latest: new Float64Array(),
  }
}

beforeEach(() => useTrend.setState({ reading: { kind: 'idle' }, open: null, picked: null }, true))

function machine() {
  const worker = fakeWorker()
  const asked: (readonly [readonly string[], string | null])[] = []
  const reads: ((result: TrendResult) => void)[] = []
  const log: string[] = []
  const host: TrendHost = {
    adopt: async (given: File) => file(`sent ${given.name}`),
    call: {
      readTrend: (ids: readonly string[], address: string | null) => {
        asked.push([ids, address])
        return new Promise<TrendResult>(resolve => reads.push(resolve))
      },
      cancelTrend: async () => void log.push('cancelled'),
      releaseProfile: async (url: string) => void log.push(`released ${url}`),
      trendFile: async (run: string) => (run.startsWith('run 9') ? null : file(run)),
    },
  }
  const trends = createTrends({
    host: () => host,
    analyst: () => worker.analyst,
    openFile: async ({ id }) => void log.push(`opened ${id}`),
    compare: async (baseline, current) =>
      void log.push(`compared ${[baseline, current].map(side => side.map(({ id }) => id).join('+')).join(' with ')}`),
    shown: () => log.push('shown'),
    shownAlone: () => log.push('shown alone'),
  })
  /** From the host's answer to the picture. */
  const answer = async (sheet: TrendSheet, contents = CONTENTS) => {
    await settled()
    reads.shift()?.(ok({ name: 'deployments', url: '/trend/1' }))
    await settled()
    await worker.answer('openTrend', ok(contents))
    await worker.answer('trend', sheet)
    await settled()
  }
  return { trends, worker, asked, reads, log, answer, state: () => useTrend.getState() }
}

const reading = () => useTrend.getState().reading

test('reads what the host knows, says how far it is, and shows the trend', async () => {
  const { trends, asked, log, answer, state, worker } = machine()
  void trends.readKnown([file('a'), file('b')])
  expect(reading()).toMatchObject({ kind: 'reading', name: '2 files', phase: 'reading', progress: { done: 0 } })
  trends.hearProgress({ done: 1, total: 2, name: 'a' })
  expect(reading()).toMatchObject({ progress: { done: 1, total: 2, name: 'a' } })
  await answer(sheetOf(2, 3))
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
  const { trends, asked } = machine()
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
  const { trends, asked } = machine()
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
  const { trends, reads, worker, log } = machine()
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
  const { trends, reads, log, state, worker, answer } = machine()
  void trends.readKnown([file('old')])
  await settled()
  void trends.readKnown([file('new')])
  expect(log).toEqual(['cancelled'])
  await settled()
  reads.shift()?.(fail({ kind: 'unreadable', name: 'old', message: 'late', details: '' }))
  await settled()
  expect(reading()).toMatchObject({ kind: 'reading', name: 'new.pb.gz' })
  await answer(sheetOf(1, 1))
  expect(state().open?.name).toBe('deployments')
  expect(worker.asked('openTrend')).toHaveLength(1)
  void trends.readKnown([file('third')])
  trends.cancel()
  expect([reading().kind, log.filter(word => word === 'cancelled').length]).toEqual(['idle', 2])
  trends.cancel()
  expect(log.filter(word => word === 'cancelled')).toHaveLength(2)
})

test('another choice asks for it and keeps the rest; what cannot be answered leaves the old picture', async () => {
  const { trends, worker, state, answer } = machine()
  await trends.choose({ last: 5 })
  expect(worker.asked('trend')).toHaveLength(0)
  void trends.readKnown([file('a')])
  await answer(sheetOf(1, 1))
  void trends.choose({ last: 5 })
  await worker.answer('trend', sheetOf(1, 1, 1))
  expect(worker.asked('trend')[1].args).toEqual([0, 'share', 5])
  expect(state().open?.choice).toEqual({ group: 0, per: 'share', last: 5 })
  void trends.choose({ per: 'request' })
  await worker.answer('trend', null)
  expect([state().open?.choice.per, state().open?.sheet.deployments.length]).toEqual(['share', 3])
})

test('the first click opens a deployment, the second compares with it, older first, and eight runs are enough', async () => {
  const { trends, answer, log, state } = machine()
  void trends.readKnown([file('a')])
  await answer(sheetOf(1, 2, 12))
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
    [sheetOf(1), CONTENTS, ['opened run 0.0', 'shown alone']],
    [sheetOf(2), CONTENTS, []],
    [sheetOf(1, 1), CONTENTS, []],
    [sheetOf(1), two, []],
  ]
  for (const [sheet, contents, said] of cases) {
    const { trends, answer, log } = machine()
    void trends.readKnown([file('a')])
    await answer(sheet, contents)
    expect(log.slice(1)).toEqual(said)
  }
})

test('the report is of what is shown', async () => {
  const { trends, answer, worker } = machine()
  expect(await trends.report()).toBeNull()
  void trends.readKnown([file('a')])
  await answer(sheetOf(1, 1))
  const report = trends.report()
  await worker.answer('trendReport', '<svg/>')
  expect(worker.asked('trendReport')[0].args).toEqual(['share', 0, 'deployments'])
  expect(await report).toBe('<svg/>')
})
