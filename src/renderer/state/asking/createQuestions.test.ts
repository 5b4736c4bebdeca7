import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { NO_ROLE_CHANGES, type RoleChanges } from '../../../shared/names/roles'
import { profileOf } from '../../../testing/reading'
import { fakeWorker, settled } from '../../testing/fakeWorker'
import { openProfile } from '../../testing/sheets'
import type { Answer } from '../../worker/protocol'
import { NO_ANSWERS, type Answers } from '../answers'
import { freshHistory, withSelection, withTransform } from '../history'
import { createSession } from '../../testing/createSession'
import { FIRST_VIEW, selectionIn, type View } from '../view'
import { createQuestions } from './createQuestions'
import { createWaiting } from './waiting'

const ONE = openProfile(profileOf('main;a 6\nmain;b 3\n'), 1)
const OTHER = openProfile(profileOf('main;c 6\n'), 2)
/** What it looks like does not matter to who asks. */
const TREE = {} as Answer<'tree'>

const ALL = freshHistory(0)

function window(view: Partial<View> = {}) {
  const worker = fakeWorker()
  const session = createSession()
  const stores = {
    view: createStore<View>()(() => ({ ...FIRST_VIEW, ...view })),
    preferences: createStore<{ order: 'heaviest' | 'name'; showsDetails: boolean; rules: string; roles: RoleChanges }>()(() => ({
      order: 'heaviest',
      showsDetails: false,
      rules: '',
      roles: NO_ROLE_CHANGES,
    })),
    answers: createStore<Answers>()(() => NO_ANSWERS),
  }
  const stop = createQuestions({ analyst: () => worker.analyst, session, ...stores, waiting: createWaiting() }).start()
  const show = async (profile = ONE) => {
    session.setState({ current: profile })
    await settled()
  }
  /** Up to the first call tree, after which the rest is asked. */
  const showDrawn = async (profile = ONE) => {
    await show(profile)
    await worker.answer('tree', TREE)
  }
  const look = async (change: Partial<View>) => {
    stores.view.setState(change)
    await settled()
  }
  const counts = (name: Parameters<typeof worker.asked>[0]) => worker.asked(name).length
  return { worker, session, ...stores, stop, show, showDrawn, look, counts }
}

test('the call tree goes before all else, and the rest is asked once it is there', async () => {
  const { worker, show, answers, counts } = window({ tab: 'top' })
  await show()
  expect([counts('tree'), counts('functions'), counts('search'), counts('legend')]).toEqual([1, 0, 0, 0])
  await worker.answer('tree', TREE)
  expect([counts('tree'), counts('functions'), counts('search'), counts('legend')]).toEqual([1, 1, 1, 1])
  expect(answers.getState().tree?.profile).toBe(ONE)
})

test.each<[string, Partial<View>]>([
  ['other threads', { history: withSelection(ALL, { threads: [1] }) }],
  ['a stretch of time', { history: withSelection(ALL, { timeNs: [0, 5] }) }],
  ['another sample type', { history: withSelection(ALL, { sampleType: 1 }) }],
  ['a label', { history: withSelection(ALL, { labels: [{ key: 'endpoint', value: '/' }] }) }],
  ['without a label', { history: withSelection(ALL, { withoutLabels: [{ key: 'endpoint', value: '/' }] }) }],
  ['grouped by a label', { history: withSelection(ALL, { groupBy: ['endpoint'] }) }],
  ['a transform', { history: withTransform(ALL, { kind: 'focus-function', fn: 1 }) }],
])('%s: everything about stacks is asked again, with it', async (_, change) => {
  const { worker, showDrawn, look, view } = window({ tab: 'top' })
  await showDrawn()
  await look(change)
  for (const name of ['tree', 'functions', 'rows', 'search', 'legend', 'findings'] as const) {
    expect(worker.asked(name), name).toHaveLength(2)
    expect(worker.asked(name)[1].args[1]).toMatchObject(selectionIn(view.getState()))
  }
})

test('the same questions are asked about another profile', async () => {
  const { worker, showDrawn, counts } = window({ tab: 'top' })
  await showDrawn()
  await showDrawn(OTHER)
  expect([counts('tree'), counts('functions'), counts('legend')]).toEqual([2, 2, 2])
  expect(worker.asked('functions')[1].args[0]).toBe(2)
})

test('what stays the same is not asked again', async () => {
  const { showDrawn, look, counts } = window()
  await showDrawn()
  await look({ selectedFrame: { fn: 1, path: null } })
  await look({ sort: { by: 'name', isDescending: false } })
  expect([counts('tree'), counts('search'), counts('legend')]).toEqual([1, 1, 1])
})

test('only the open view asks its own questions', async () => {
  const { showDrawn, look, counts } = window({ tab: 'flame' })
  await showDrawn()
  const own = () => (['functions', 'rows', 'sandwich', 'activity', 'chart'] as const).filter(name => counts(name) > 0)
  expect(own()).toEqual([])
  await look({ tab: 'timeline' })
  expect(own()).toEqual(['activity'])
  await look({ tab: 'sandwich', insideFn: 1 })
  expect(own()).toEqual(['functions', 'rows', 'sandwich', 'activity'])
})

test('the chart is of the busiest thread until a person chooses one', async () => {
  const { worker, showDrawn, look } = window({ tab: 'timeline' })
  await showDrawn()
  expect(worker.asked('chart')).toEqual([])
  const threads = [{ thread: 3 }, { thread: 1 }] as unknown as NonNullable<Answer<'activity'>>['threads']
  await worker.answer('activity', { threads } as NonNullable<Answer<'activity'>>)
  expect(worker.asked('chart')[0].args[1]).toMatchObject({ threads: [3] })
  await look({ chartThread: 1 })
  expect(worker.asked('chart')[1].args[1]).toMatchObject({ threads: [1] })
})

test('the chart is of a thread that is looked at, whatever was charted before', async () => {
  const { worker, showDrawn, look } = window({ tab: 'timeline', chartThread: 3 })
  await showDrawn()
  await look({ history: withSelection(ALL, { threads: [1] }) })
  expect(worker.asked('chart').at(-1)?.args[1]).toMatchObject({ threads: [1] })
  const threads = [{ thread: 3 }, { thread: 2 }, { thread: 1 }] as unknown as NonNullable<Answer<'activity'>>['threads']
  await worker.answer('activity', { threads } as NonNullable<Answer<'activity'>>)
  await worker.answer('activity', { threads } as NonNullable<Answer<'activity'>>)
  await look({ history: withSelection(ALL, { threads: [1, 2] }) })
  expect(worker.asked('chart').at(-1)?.args[1]).toMatchObject({ threads: [2] })
})

test('neighbours are asked of the selected function while the details are open, and gone with the selection', async () => {
  const { worker, showDrawn, look, preferences, answers } = window({ selectedFrame: { fn: 1, path: null } })
  await showDrawn()
  expect(worker.asked('neighbours')).toEqual([])
  preferences.setState({ showsDetails: true })
  await settled()
  expect(worker.asked('neighbours')[0].args[2]).toBe(1)
  await worker.answer('neighbours', {} as Answer<'neighbours'>)
  expect(answers.getState().neighbours).toMatchObject({ fn: 1, profile: ONE })
  await look({ selectedFrame: null })
  expect(answers.getState().neighbours).toBeNull()
  expect(worker.asked('hottest')).toHaveLength(1)
})

test('an answer says what it is the answer to, though something else is looked at by then', async () => {
  const { worker, showDrawn, look, answers } = window({ tab: 'sandwich', insideFn: 1 })
  await showDrawn()
  await look({ insideFn: 2 })
  await worker.answer('sandwich', { callers: TREE, callees: TREE })
  expect(answers.getState().sandwich).toBeNull()
  await worker.answer('sandwich', { callers: TREE, callees: TREE })
  expect(answers.getState().sandwich).toMatchObject({
    fn: 2,
    callers: { choice: { isInverted: true } },
    callees: { choice: { isInverted: false } },
  })
})

test('findings are looked for once the graph is drawn, and what was found before is shown until then', async () => {
  const { worker, show, showDrawn, look, preferences, answers } = window()
  await show()
  expect(worker.asked('findings')).toEqual([])
  await worker.answer('tree', TREE)
  expect(answers.getState().findings).toEqual({ kind: 'looking', before: null })
  const report = {} as Answer<'findings'>['report']
  await worker.answer('findings', { report, ruleFault: null })
  const found = { report, ruleFault: null, profile: ONE, choice: selectionIn({ history: ALL }) }
  expect(answers.getState().findings).toEqual({ kind: 'found', found })

  preferences.setState({ rules: '{"rules":{}}' })
  await settled()
  expect(worker.asked('findings').at(-1)?.args[2]).toBe('{"rules":{}}')
  expect(answers.getState().findings).toEqual({ kind: 'looking', before: found })
  await worker.fail('findings', 'no memory')
  expect(answers.getState().findings).toEqual({ kind: 'failed', message: 'no memory' })
  expect(answers.getState().fault).toBeNull()

  await look({ history: withSelection(ALL, { threads: [1] }) })
  await worker.answer('tree', TREE)
  await worker.answer('findings', { report, ruleFault: null })
  await showDrawn(OTHER)
  expect(answers.getState().findings).toEqual({ kind: 'looking', before: null })
})

test('a worker that fails is said, until it answers again', async () => {
  const { worker, show, look, answers } = window()
  await show()
  await worker.fail('tree', 'no memory')
  expect(answers.getState().fault).toBe('no memory')
  await look({ history: withSelection(ALL, { threads: [0] }) })
  await worker.answer('tree', TREE)
  expect(answers.getState().fault).toBeNull()
})

test('asks nothing more once it is stopped', async () => {
  const { showDrawn, look, stop, counts } = window()
  await showDrawn()
  stop()
  await look({ history: withSelection(ALL, { threads: [1] }) })
  expect(counts('tree')).toBe(1)
})
