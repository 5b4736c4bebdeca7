import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { fail, ok, type Result } from '../../../shared/base/result'
import type { ProfileServer, ServerAnswer, ServerQuestion } from '../../../shared/host/profileServer'
import { settled } from '../../testing/fakeWorker'
import { createServer, NO_SERVER, orderOf, type ServerChoice } from './createServer'

const HOUR_MS = 3_600_000
const NOW = 1000 * HOUR_MS
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'
const HEAP = 'memory:inuse_space:bytes:space:bytes'
const SERVER: ProfileServer = { id: 's1', address: 'pyroscope+http://h/', title: 'Pyroscope', clockAheadMs: 0 }
const service = (value: string) => ({ match: { name: 'service_name', value }, types: [HEAP, CPU] })
const SERVICES: ServerAnswer = { kind: 'services', services: [service('cart'), service('shop')] }

function made() {
  const store = createStore<ServerChoice>()(() => NO_SERVER)
  const asked: { readonly question: ServerQuestion; readonly answer: (answer: Result<ServerAnswer, string>) => void }[] = []
  const opened: ((answer: Result<ProfileServer, string>) => void)[] = []
  const machine = createServer({
    store,
    nowMs: () => NOW,
    call: () => ({
      openServer: () => new Promise(resolve => opened.push(resolve)),
      askServer: (_, question) => new Promise(resolve => asked.push({ question, answer: resolve })),
    }),
  })
  const last = (kind: ServerQuestion['kind']) => {
    const found = asked.findLast(({ question }) => question.kind === kind)
    if (found === undefined) throw new Error(`nobody asked for ${kind}`)
    return found
  }
  const connected = async (server = SERVER) => {
    void machine.connect('h', null)
    opened[opened.length - 1](ok(server))
    await settled()
    last('services').answer(ok(SERVICES))
    await settled()
  }
  return { machine, state: store.getState, asked, opened, last, connected }
}

test('a server that is connected is asked for services, and of the first one for labels and the series of its CPU', async () => {
  const { state, asked, connected } = made()
  await connected()
  expect(state()).toMatchObject({ connection: { kind: 'connected' }, service: service('cart'), type: CPU, labels: { kind: 'loading' } })
  expect(asked.map(({ question }) => question.kind)).toEqual(['services', 'labels', 'series'])
  expect(asked[2].question).toEqual({
    kind: 'series',
    type: CPU,
    matches: [{ name: 'service_name', value: 'cart' }],
    startMs: NOW - HOUR_MS,
    endMs: NOW,
  })
})

test('an answer to an earlier choice is worth nothing', async () => {
  const { machine, state, asked, connected } = made()
  await connected()
  machine.chooseService('shop')
  const [, , early, labels] = asked
  early.answer(fail('too late'))
  labels.answer(ok({ kind: 'names', names: ['pod'] }))
  await settled()
  expect(state()).toMatchObject({ service: service('shop'), labels: { kind: 'there', value: ['pod'] }, series: { kind: 'loading' } })
})

test('the last hour, day and week are by the server’s clock', async () => {
  const { machine, last, connected } = made()
  await connected({ ...SERVER, clockAheadMs: HOUR_MS })
  machine.showLast(24 * HOUR_MS)
  expect(last('services').question).toEqual({ kind: 'services', startMs: NOW - 23 * HOUR_MS, endMs: NOW + HOUR_MS })
})

test('what refuses is a sentence where it was asked, and asking again asks again', async () => {
  const { machine, state, opened, last, connected } = made()
  void machine.connect('h', null)
  opened[0](fail('nothing listens on h'))
  await settled()
  expect(state().connection).toEqual({ kind: 'failed', address: 'h', message: 'nothing listens on h' })
  await connected()
  machine.showLast(24 * HOUR_MS)
  last('services').answer(fail('answered 503'))
  await settled()
  expect(state().services).toEqual({ kind: 'failed', message: 'answered 503' })
  void machine.again()
  last('services').answer(ok(SERVICES))
  await settled()
  expect(state().services.kind).toBe('there')
})

test('a server that was left while it was connected to is not shown', async () => {
  const { machine, state, opened } = made()
  void machine.connect('h', null)
  machine.disconnect()
  opened[0](ok(SERVER))
  await settled()
  expect(state()).toEqual(NO_SERVER)
})

test('the order holds service, labels and span, and its baseline the same a day before, another span, or another value', async () => {
  const { machine, state, connected } = made()
  await connected()
  machine.addMatch({ name: 'version', value: '1.2' })
  machine.chooseSpan({ startMs: NOW - 2000, endMs: NOW - 1000 })
  const matches = [{ name: 'service_name', value: 'cart' }]
  const current = { type: CPU, matches: [...matches, { name: 'version', value: '1.2' }], startMs: NOW - 2000, endMs: NOW - 1000 }
  expect(orderOf(state())).toEqual({ kind: 'spans', serverId: 's1', current, baseline: null })
  machine.compareBy({ kind: 'before', agoMs: 24 * HOUR_MS })
  expect(orderOf(state())?.baseline).toEqual({ ...current, startMs: NOW - 2000 - 24 * HOUR_MS, endMs: NOW - 1000 - 24 * HOUR_MS })
  machine.compareBy({ kind: 'span', baseline: null })
  expect(orderOf(state())).toBeNull()
  machine.compareBy({ kind: 'label', name: 'version', baseline: '1.1', current: '1.3' })
  const sides = orderOf(state())
  expect([sides?.baseline?.matches, sides?.current.matches]).toEqual([
    [...matches, { name: 'version', value: '1.1' }],
    [...matches, { name: 'version', value: '1.3' }],
  ])
  machine.compareBy({ kind: 'label', name: 'version', baseline: '1.3', current: '1.3' })
  expect(orderOf(state())).toBeNull()
})

test('the values of a label are asked for once, without what it was limited to, and anew for another choice', async () => {
  const { machine, state, asked, last, connected } = made()
  await connected()
  machine.addMatch({ name: 'pod', value: 'a' })
  machine.compareBy({ kind: 'label', name: 'pod', baseline: null, current: null })
  void machine.needValues('pod')
  void machine.needValues('pod')
  expect(asked.filter(({ question }) => question.kind === 'values')).toHaveLength(1)
  expect(last('values').question).toMatchObject({ name: 'pod', matches: [{ name: 'service_name', value: 'cart' }] })
  last('values').answer(ok({ kind: 'names', names: ['a', 'b'] }))
  await settled()
  expect(state().values).toEqual({ pod: { kind: 'there', value: ['a', 'b'] } })
  machine.removeMatch('pod')
  expect(state().values).toEqual({ pod: { kind: 'loading' } })
})
