import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { fail, ok, type Result } from '../../../shared/base/result'
import type { GatheredFiles, HostFile } from '../../../shared/host/contract'
import type { GatherOrder, GatherPlan } from '../../../shared/host/gathering'
import { settled } from '../../testing/fakeWorker'
import { createGathering, NOTHING_GATHERED, type Gathered } from './createGathering'

const SHOP: GatherOrder = { kind: 'program', pid: 7, seconds: 2 }
const OTHER: GatherOrder = { kind: 'program', pid: 8, seconds: 2 }
const fileOf = (id: string): HostFile => ({ id, name: `${id}.jfr`, sizeBytes: 1, modifiedMs: 1 })
const filesOf = (id: string): GatheredFiles => ({ baseline: [], current: [fileOf(id)] })
const planOf = (id: string): GatherPlan => ({ id, title: id, by: 'asprof', commands: ['asprof 7'], folder: 'Flamewise' })

type Answer<T> = (answer: Result<T, string> | Promise<never>) => void

function made() {
  const store = createStore<Gathered>()(() => NOTHING_GATHERED)
  const opened: (readonly [string, string | null])[] = []
  const ended: (readonly [string, boolean])[] = []
  const plans: Answer<GatherPlan>[] = []
  const runs: Answer<GatheredFiles>[] = []
  const orders: GatherOrder[] = []
  const machine = createGathering({
    store,
    open: ({ current }, before) => opened.push([current[0].id, before?.id ?? null]),
    call: () => ({
      planGather: order => (orders.push(order), new Promise(resolve => plans.push(resolve))),
      gather: () => new Promise(resolve => runs.push(resolve)),
      endGather: async (id, keeps) => void ended.push([id, keeps]),
    }),
  })
  /** As far as what would be run. */
  const planned = async (id: string) => {
    void machine.plan(SHOP)
    plans[plans.length - 1](ok(planOf(id)))
    await settled()
  }
  return { machine, state: () => store.getState().state, opened, ended, plans, runs, orders, planned }
}

test('planned, run, opened, and run again against what was there before', async () => {
  const { machine, state, opened, plans, runs } = made()
  void machine.plan(SHOP)
  plans[0](ok(planOf('one')))
  await settled()
  expect(state()).toEqual({ kind: 'planned', order: SHOP, plan: planOf('one') })
  expect(runs).toHaveLength(0)
  void machine.run()
  machine.hearProgress({ planId: 'one', leftS: 2, doneBytes: null, part: null })
  machine.hearProgress({ planId: 'another', leftS: 9, doneBytes: null, part: null })
  expect(state()).toMatchObject({ kind: 'running', leftS: 2 })
  runs[0](ok(filesOf('first')))
  await settled()
  void machine.again(fileOf('first'))
  plans[1](ok(planOf('two')))
  await settled()
  runs[1](ok(filesOf('second')))
  await settled()
  expect(opened).toEqual([
    ['first', null],
    ['second', 'first'],
  ])
  expect(state()).toEqual({ kind: 'idle' })
})

test('only the last choice is planned', async () => {
  const { machine, state, plans } = made()
  void machine.plan(SHOP)
  void machine.plan(OTHER)
  plans[1](ok(planOf('other')))
  plans[0](ok(planOf('shop')))
  await settled()
  expect(state()).toMatchObject({ kind: 'planned', plan: { id: 'other' }, order: OTHER })
})

test('what was cancelled is not opened when it comes after all', async () => {
  const { machine, state, opened, ended, runs, planned } = made()
  await planned('one')
  void machine.run()
  machine.end(false)
  expect(state()).toEqual({ kind: 'idle' })
  runs[0](ok(filesOf('late')))
  await settled()
  expect([opened, ended]).toEqual([[], [['one', false]]])
})

test('what is ended early is kept, and opened when it is written', async () => {
  const { machine, state, opened, ended, runs, planned } = made()
  await planned('one')
  void machine.run()
  machine.end(true)
  expect(state()).toMatchObject({ kind: 'running', isEnding: true })
  runs[0](ok(filesOf('short')))
  await settled()
  expect([opened, ended]).toEqual([[['short', null]], [['one', true]]])
})

test('a refusal is a sentence, and credentials are forgotten with it', async () => {
  const { machine, state, plans, orders } = made()
  const order: GatherOrder = {
    kind: 'address',
    address: 'http://a/x',
    credentials: { user: '', password: '', token: 'tok-1', tenant: '', remembers: false },
  }
  void machine.plan(order)
  plans[0](fail('nothing listens on a'))
  await settled()
  expect(orders).toEqual([order])
  expect(state()).toEqual({ kind: 'failed', message: 'nothing listens on a', order: { ...order, credentials: null } })
})

test('what the host cannot do at all is said as well: while it is planned, and while it runs', async () => {
  const { machine, state, opened, plans, runs, planned } = made()
  const asked = machine.plan(SHOP)
  expect(state()).toEqual({ kind: 'planning', order: SHOP })
  plans[0](Promise.reject(new Error('no host')))
  expect([await asked, state()]).toEqual([null, { kind: 'failed', order: SHOP, message: 'no host' }])
  await planned('one')
  const first = machine.run()
  runs[0](fail('asprof ended with 1'))
  expect([await first, state()]).toEqual([null, { kind: 'failed', order: SHOP, message: 'asprof ended with 1' }])
  await planned('two')
  const second = machine.run()
  runs[1](Promise.reject('gone'))
  expect([await second, state(), opened]).toEqual([null, { kind: 'failed', order: SHOP, message: 'gone' }, []])
})

test('nothing runs that was not shown before, and one thing at a time', async () => {
  const { machine, state, orders, runs, planned } = made()
  expect([await machine.run(), runs.length]).toEqual([null, 0])
  await planned('one')
  void machine.run()
  const running = state()
  expect([await machine.plan(OTHER), orders, state()]).toEqual([null, [SHOP], running])
  expect([await machine.run(), runs.length]).toEqual([null, 1])
})

test('addresses are read one after the other, each compared with the one before it, until one fails', async () => {
  const { machine, state, opened, orders, plans, runs } = made()
  const ended = machine.through([SHOP, OTHER, SHOP, OTHER], fileOf('base'))
  for (const id of ['one', 'two']) {
    plans[plans.length - 1](ok(planOf(id)))
    await settled()
    runs[runs.length - 1](ok(filesOf(id)))
    await settled()
  }
  plans[2](ok(planOf('three')))
  await settled()
  runs[2](fail('cut off'))
  await ended
  expect(state()).toMatchObject({ kind: 'failed', message: 'cut off' })
  expect(orders).toEqual([SHOP, OTHER, SHOP])
  expect(opened).toEqual([
    ['one', 'base'],
    ['two', 'one'],
  ])
})

test('an address that is not even planned ends the row', async () => {
  const { machine, orders, plans, runs } = made()
  const ended = machine.through([SHOP, OTHER], null)
  plans[0](fail('no such program'))
  await ended
  expect([orders, runs.length]).toEqual([[SHOP], 0])
})

test('once more is for what was gathered here', async () => {
  const { machine, orders, plans, runs, planned } = made()
  await machine.again(fileOf('from disk'))
  expect(orders).toEqual([])
  await planned('one')
  void machine.run()
  runs[0](ok(filesOf('first')))
  await settled()
  const again = machine.again(fileOf('first'))
  plans[1](fail('it has ended'))
  await again
  expect([orders, runs.length]).toEqual([[SHOP, SHOP], 1])
})

test('there is nothing to end where nothing runs, and an end that fails is no fault of its own', async () => {
  const { machine, state, ended, planned } = made()
  machine.end(false)
  await planned('one')
  machine.end(true)
  expect([state().kind, ended]).toEqual(['planned', []])
  machine.hearProgress({ planId: 'one', leftS: 1, doneBytes: 2, part: null })
  expect(state()).toEqual({ kind: 'planned', order: SHOP, plan: planOf('one') })
})

test('what is forgotten is not planned when its answer comes; what runs is not forgotten', async () => {
  const { machine, state, plans, planned } = made()
  const asked = machine.plan(SHOP)
  machine.forget()
  plans[0](ok(planOf('late')))
  expect([await asked, state()]).toEqual([null, { kind: 'idle' }])
  await planned('one')
  void machine.run()
  machine.forget()
  machine.hearProgress({ planId: 'one', leftS: null, doneBytes: 7, part: null })
  expect(state()).toEqual({ kind: 'running', order: SHOP, plan: planOf('one'), leftS: null, doneBytes: 7, part: null, isEnding: false })
})
