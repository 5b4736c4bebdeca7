import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { fail, ok, type Result } from '../../../shared/base/result'
import type { HostFile } from '../../../shared/host/contract'
import type { GatherOrder, GatherPlan } from '../../../shared/host/gathering'
import { settled } from '../../testing/fakeWorker'
import { createGathering, NOTHING_GATHERED, type Gathered } from './createGathering'

const SHOP: GatherOrder = { kind: 'program', pid: 7, seconds: 2 }
const OTHER: GatherOrder = { kind: 'program', pid: 8, seconds: 2 }
const fileOf = (id: string): HostFile => ({ id, name: `${id}.jfr`, sizeBytes: 1, modifiedMs: 1 })
const planOf = (id: string): GatherPlan => ({ id, title: id, by: 'asprof', commands: ['asprof 7'], folder: 'Flamewise' })

function made() {
  const store = createStore<Gathered>()(() => NOTHING_GATHERED)
  const opened: (readonly [string, string | null])[] = []
  const ended: (readonly [string, boolean])[] = []
  const plans: ((answer: Result<GatherPlan, string>) => void)[] = []
  const runs: ((answer: Result<HostFile, string>) => void)[] = []
  const orders: GatherOrder[] = []
  const machine = createGathering({
    store,
    open: (file, before) => opened.push([file.id, before?.id ?? null]),
    call: () => ({
      planGather: order => (orders.push(order), new Promise(resolve => plans.push(resolve))),
      gather: () => new Promise(resolve => runs.push(resolve)),
      endGather: async (id, keeps) => void ended.push([id, keeps]),
    }),
  })
  return { machine, state: () => store.getState().state, opened, ended, plans, runs, orders }
}

test('planned, run, opened, and run again against what was there before', async () => {
  const { machine, state, opened, plans, runs } = made()
  void machine.plan(SHOP)
  plans[0](ok(planOf('one')))
  await settled()
  expect(state()).toMatchObject({ kind: 'planned', plan: { id: 'one' } })
  expect(runs).toHaveLength(0)
  void machine.run()
  machine.hearProgress({ planId: 'one', leftS: 2, doneBytes: null })
  machine.hearProgress({ planId: 'another', leftS: 9, doneBytes: null })
  expect(state()).toMatchObject({ kind: 'running', leftS: 2 })
  runs[0](ok(fileOf('first')))
  await settled()
  void machine.again(fileOf('first'))
  plans[1](ok(planOf('two')))
  await settled()
  runs[1](ok(fileOf('second')))
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
  const { machine, state, opened, ended, plans, runs } = made()
  void machine.plan(SHOP)
  plans[0](ok(planOf('one')))
  await settled()
  void machine.run()
  machine.end(false)
  expect(state()).toEqual({ kind: 'idle' })
  runs[0](ok(fileOf('late')))
  await settled()
  expect([opened, ended]).toEqual([[], [['one', false]]])
})

test('what is ended early is kept, and opened when it is written', async () => {
  const { machine, state, opened, ended, plans, runs } = made()
  void machine.plan(SHOP)
  plans[0](ok(planOf('one')))
  await settled()
  void machine.run()
  machine.end(true)
  expect(state()).toMatchObject({ kind: 'running', isEnding: true })
  runs[0](ok(fileOf('short')))
  await settled()
  expect([opened, ended]).toEqual([[['short', null]], [['one', true]]])
})

test('a refusal is a sentence, and credentials are forgotten with it', async () => {
  const { machine, state, plans, orders } = made()
  const order: GatherOrder = { kind: 'address', address: 'http://a/x', credentials: { user: '', password: '', token: 'tok-1', tenant: '' } }
  void machine.plan(order)
  plans[0](fail('nothing listens on a'))
  await settled()
  expect(orders).toEqual([order])
  expect(state()).toEqual({ kind: 'failed', message: 'nothing listens on a', order: { ...order, credentials: null } })
})
