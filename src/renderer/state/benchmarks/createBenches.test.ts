import { beforeEach, expect, test } from 'vitest'
import { fail, ok } from '../../../shared/base/result'
import type { Suite } from '../../../shared/benchmarks/suite'
import type { HostFile } from '../../../shared/host/contract'
import { fakeWorker, settled } from '../../testing/fakeWorker'
import type { BenchRow, BenchSheet } from '../../../shared/questions/benchSheet'
import { profileOf } from '../../../testing/reading'
import { openProfile } from '../../testing/sheets'
import { knownFile, openSource } from '../opening/sources'
import { createBenches, useBenches } from './createBenches'

const file = (id: string, modifiedMs: number | null = null): HostFile => ({ id, name: `${id}.json`, sizeBytes: 1, modifiedMs })
const SHEET: BenchSheet = { headline: [], environment: [], warnings: [], heading: [], rows: [], overall: [], remarks: [], warmUps: 0 }
const ROW: BenchRow = {
  cells: [],
  label: 'sort',
  isMain: true,
  base: null,
  current: null,
  direction: 'worse',
  verdict: { ratio: 0.09, words: '9 % slower' },
  remarks: [],
}

function suiteOf(tool: string): Suite {
  return { tool, version: null, moment: null, environment: {}, commit: null, warnings: [], notes: [], series: [] }
}

beforeEach(() => useBenches.setState(useBenches.getInitialState(), true))

/** Files called `no…` hold no results; of others `sort` has a profile. */
function machine() {
  const worker = fakeWorker()
  const log: string[] = []
  const benches = createBenches({
    host: () => ({
      call: {
        readSuite: async id =>
          id.startsWith('no') ? fail('no results') : ok({ suite: suiteOf(id), profiles: [['sort', file(`profile of ${id}`)]] }),
      },
    }),
    analyst: () => worker.analyst,
    openFile: async ({ id }) => void log.push(`opened ${id}`),
    compare: async (baseline, current) => void log.push(`compared ${baseline[0].id} with ${current[0].id}`),
    shown: () => log.push('shown'),
  })
  const answered = async <T>(asking: Promise<T>): Promise<T> => {
    await settled()
    await worker.answer('bench', SHEET)
    return asking
  }
  const sides = () => {
    const { baseline, current } = useBenches.getState()
    return [baseline?.suite.tool ?? null, current?.suite.tool ?? null]
  }
  return { benches, worker, log, answered, sides, state: () => useBenches.getState() }
}

test('one file is the current side, of two the older one is the baseline', async () => {
  const { benches, answered, sides, worker } = machine()
  expect(await answered(benches.openFiles([file('a')], null))).toBe(true)
  expect(sides()).toEqual([null, 'a'])
  await answered(benches.openFiles([file('new', 2), file('old', 1)], null))
  expect(sides()).toEqual(['old', 'new'])
  await answered(benches.openFiles([file('old', 1), file('new', 2)], null))
  expect(sides()).toEqual(['old', 'new'])
  await answered(benches.openFiles([file('first'), file('second')], null))
  expect(sides()).toEqual(['first', 'second'])
  expect(worker.asked('bench').map(({ args }) => args)).toHaveLength(4)
  expect(worker.asked('bench')[1].args).toEqual([suiteOf('old'), suiteOf('new'), false])
})

test('warm-up is left out of both sides where that is asked for, and counts again in what is opened next', async () => {
  const { benches, answered, worker, state } = machine()
  await answered(benches.openFiles([file('old', 1), file('new', 2)], null))
  await answered(benches.leaveWarmUp(true))
  expect(worker.asked('bench')[1].args).toEqual([suiteOf('old'), suiteOf('new'), true])
  expect(state().leavesWarmUp).toBe(true)
  await answered(benches.swap())
  expect(worker.asked('bench')[2].args).toEqual([suiteOf('new'), suiteOf('old'), true])
  await answered(benches.openFiles([file('next')], null))
  expect(worker.asked('bench')[3].args).toEqual([null, suiteOf('next'), false])
  expect(state().leavesWarmUp).toBe(false)
})

test('a file for one side leaves the other one', async () => {
  const { benches, answered, sides } = machine()
  // Without a current side there is nothing to be a baseline of.
  await answered(benches.openFiles([file('a')], 'baseline'))
  expect(sides()).toEqual([null, 'a'])
  await answered(benches.openFiles([file('b')], 'baseline'))
  expect(sides()).toEqual(['b', 'a'])
  await answered(benches.openFiles([file('c')], 'current'))
  expect(sides()).toEqual(['b', 'c'])
  await answered(benches.swap())
  expect(sides()).toEqual(['c', 'b'])
  await answered(benches.dropBaseline())
  expect(sides()).toEqual([null, 'b'])
  await benches.swap()
  expect(sides()).toEqual([null, 'b'])
})

test('what holds no results is said with its name, and what is there stays', async () => {
  const { benches, answered, sides, state } = machine()
  await answered(benches.openFiles([file('a')], null))
  expect(await benches.openFiles([file('b'), file('nothing')], null)).toBe(false)
  expect([state().failure, state().isReading, sides()]).toEqual(['nothing.json: no results', false, [null, 'a']])
  benches.dismissFailure()
  expect(state().failure).toBeNull()
  expect([await benches.openFiles([], null), await benches.openPair(file('a'), file('none'))]).toEqual([false, false])
  expect(state().isReading).toBe(false)
  expect(await benches.openPair(file('none'), file('a'))).toBe(false)
  expect(await benches.tryFile('no', 'x')).toBe(false)
  expect(await answered(benches.tryFile('t', 'tried'))).toBe(true)
  expect([sides(), state().current?.name]).toEqual([[null, 't'], 'tried'])
  expect(await answered(benches.openPair(file('p'), file('q')))).toBe(true)
  expect(sides()).toEqual(['p', 'q'])
})

test('reading is seen, and a comparison that failed is said', async () => {
  const { benches, worker, state } = machine()
  void benches.openFiles([file('a')], null)
  expect(state().isReading).toBe(true)
  await settled()
  await worker.fail('bench', 'no memory')
  expect([state().isReading, state().failure, state().sheet]).toEqual([false, 'no memory', null])
})

test('what is open as a profile holds no results, and nothing is read of it', async () => {
  const { benches, sides, state } = machine()
  const profile = openSource(openProfile(profileOf('main 1\n')))
  expect(await benches.openSources([profile], null)).toBe(false)
  expect([sides(), state().isReading]).toEqual([[null, null], false])
})

test('there is nothing to swap or drop where there is nothing', async () => {
  const { benches, answered, sides, worker } = machine()
  await benches.swap()
  await benches.dropBaseline()
  expect(worker.asked('bench')).toEqual([])
  await answered(benches.openFiles([file('a')], null))
  await benches.swap()
  expect([worker.asked('bench').length, sides()]).toEqual([1, [null, 'a']])
  expect(benches.profilesOf({ ...ROW, label: 'search' })).toEqual({ baseline: null, current: null })
})

test('a newer wish takes the place of an older one', async () => {
  const { benches, worker, sides, state } = machine()
  void benches.openFiles([file('a')], null)
  await settled()
  void benches.openFiles([file('b')], null)
  await settled()
  expect([sides(), state().isReading, worker.asked('bench').length]).toEqual([[null, null], true, 2])
  await worker.answer('bench', SHEET)
  await worker.answer('bench', SHEET)
  expect([sides(), state().isReading]).toEqual([[null, 'b'], false])
})

test('sources are found first; the page knows how old a file is that the host has just got', async () => {
  const { benches, answered, sides, state } = machine()
  const dated = { ...knownFile(file('new')), modifiedMs: 9 }
  await answered(benches.openSources([dated, knownFile(file('old', 5))], null))
  expect([sides(), state().current?.modifiedMs]).toEqual([['old', 'new'], 9])
})

test("a benchmark's profiles are opened or compared, with its verdict above them", async () => {
  const { benches, answered, log, state } = machine()
  await answered(benches.openFiles([file('a')], null))
  await benches.compareProfiles(ROW)
  await benches.openProfile({ ...ROW, label: 'search' })
  expect(log).toEqual([])
  await benches.openProfile(ROW)
  expect(log.splice(0)).toEqual(['opened profile of a', 'shown'])
  await answered(benches.openFiles([file('b')], 'baseline'))
  await benches.compareProfiles(ROW)
  expect(log).toEqual(['compared profile of b with profile of a', 'shown'])
  expect(state().verdict).toEqual({ files: ['profile of b', 'profile of a'], benchmark: 'sort', ratio: 0.09, words: '9 % slower' })
  await benches.compareProfiles({ ...ROW, verdict: null })
  expect(state().verdict).toBeNull()
})
