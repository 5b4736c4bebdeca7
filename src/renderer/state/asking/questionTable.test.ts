import { expect, test } from 'vitest'
import { NO_ROLE_CHANGES } from '../../../shared/names/roles'
import { NONE } from '../../../shared/profile/profile'
import { profileOf } from '../../../testing/reading'
import { fakeWorker } from '../../testing/fakeWorker'
import { openProfile } from '../../testing/sheets'
import type { OpenProfile } from '../../worker/opened'
import type { Answer, QuestionName } from '../../worker/protocol'
import { NO_ANSWERS, type Answers } from '../answers'
import { chosenOf, freshHistory, withChosen, withSelection } from '../history'
import { FIRST_VIEW, type View } from '../view'
import { VIEWS } from '../views'
import type { Now } from './now'
import { QUESTIONS } from './questionTable'

const LONE = openProfile(profileOf('main;a 6\nmain;b 3\n'), 7)
const THREAD = { processId: null, threadId: null }
const [UI, IO] = [
  { ...THREAD, name: 'ui' },
  { ...THREAD, name: 'io' },
]
/** Of two threads, with a label and marks: there is everything to be asked of it. */
const ONE: OpenProfile = { ...LONE, names: { ...LONE.names, threads: [UI, IO] }, labelKeys: ['endpoint'], hasMarks: true }
const HISTORY = withSelection(freshHistory(0), { timeNs: [1, 5] })
const CHOICE = chosenOf(HISTORY).selection
/** What is in it does not matter to who asks. */
const ANSWER = { digest: 'answer' } as never

type Change = { readonly view?: Partial<View>; readonly preferences?: Partial<Now['preferences']>; readonly answers?: Partial<Answers> }

/** In front of a profile whose call tree is drawn, in the view that asks this question. */
function nowOf(name: QuestionName, { view, preferences, answers }: Change = {}, current: OpenProfile | null = ONE): Now {
  const tab = VIEWS.find(({ questions }) => (questions as readonly string[]).includes(name))?.id ?? 'flame'
  return {
    session: { current },
    view: { ...FIRST_VIEW, tab, history: HISTORY, insideFn: 1, chartThread: 0, ...view },
    preferences: { order: 'heaviest', showsDetails: true, rules: '', roles: NO_ROLE_CHANGES, ...preferences },
    answers: { ...NO_ANSWERS, tree: { profile: ONE } as Answers['tree'], ...answers },
  }
}

function questionOf(name: QuestionName) {
  const found = QUESTIONS.find(question => question.name === name)
  if (found === undefined) throw new Error(`no question ${name}`)
  return found
}

/** What the worker is asked, and what becomes of its answer. */
async function put(name: QuestionName, answer: Answer<QuestionName>, change: Change = {}) {
  const worker = fakeWorker()
  const asking = questionOf(name).ask(nowOf(name, change), ONE, worker.analyst)
  if (asking === null) return null
  await worker.answer(name, answer)
  return { args: worker.asked(name)[0].args, outcome: await asking }
}

const SELECTED = { selectedFrame: { fn: 2, path: null } }
const QUERY = { text: 'a', isRegex: false, matchesCase: false }
const CHART = { startNs: 1, endNs: 5, cutAtNs: 4, tree: 'drawn' }
const UP = { ...CHOICE, isInverted: true, order: 'heaviest' }
const DOWN = { ...UP, isInverted: false }

test.each<[QuestionName, Change, readonly unknown[], unknown, unknown]>([
  ['tree', {}, [7, DOWN], { totalValue: 9 }, { tree: { totalValue: 9, profile: ONE, choice: DOWN } }],
  ['functions', {}, [7, CHOICE], ANSWER, { functions: { profile: ONE, weights: ANSWER } }],
  ['rows', { view: { query: QUERY } }, [7, CHOICE, FIRST_VIEW.sort, QUERY], ANSWER, { rows: { profile: ONE, rows: ANSWER } }],
  [
    'sandwich',
    {},
    [7, DOWN, 1],
    { callers: { up: 1 }, callees: { down: 1 } },
    { sandwich: { fn: 1, callers: { up: 1, profile: ONE, choice: UP }, callees: { down: 1, profile: ONE, choice: DOWN } } },
  ],
  ['threads', {}, [7, CHOICE], { loads: 2 }, { threads: { profile: ONE, loads: 2 } }],
  ['labels', {}, [7, CHOICE], ANSWER, { labels: { profile: ONE, keys: ANSWER } }],
  ['marks', {}, [7, CHOICE], ANSWER, { marks: { profile: ONE, sheet: ANSWER } }],
  ['activity', {}, [7, CHOICE], ANSWER, { activity: { profile: ONE, activity: ANSWER } }],
  [
    'chart',
    { view: { chartThread: 1 } },
    [7, { ...DOWN, threads: [1] }],
    CHART,
    {
      chart: {
        drawn: { tree: 'drawn', profile: ONE, choice: { ...DOWN, threads: [1] }, unit: 'nanoseconds' },
        startNs: 1,
        endNs: 5,
        cutAtNs: 4,
      },
    },
  ],
  ['chart', {}, [7, { ...DOWN, threads: [0] }], null, { chart: null }],
  ['chart', { view: { chartThread: NONE } }, [7, { ...DOWN, threads: null }], null, { chart: null }],
  ['search', {}, [7, CHOICE, FIRST_VIEW.query], { ok: true, value: null }, { matches: null, searchFault: null }],
  [
    'search',
    { view: { query: QUERY } },
    [7, CHOICE, QUERY],
    { ok: true, value: { share: 0.5 } },
    { matches: { share: 0.5, profile: ONE, query: QUERY }, searchFault: null },
  ],
  ['search', {}, [7, CHOICE, FIRST_VIEW.query], { ok: false, error: 'no (' }, { matches: null, searchFault: 'no (' }],
  ['neighbours', { view: SELECTED }, [7, CHOICE, 2], { callers: 1 }, { neighbours: { callers: 1, profile: ONE, fn: 2 } }],
  ['sourceHeat', { view: SELECTED }, [7, CHOICE, 2], ANSWER, { sourceHeat: { lines: ANSWER, profile: ONE, fn: 2 } }],
  ['hottest', {}, [7, CHOICE, 30], { rows: 1 }, { hottest: { rows: 1, profile: ONE } }],
  ['colours', {}, [7, NO_ROLE_CHANGES], ANSWER, { colours: { slots: ANSWER, profile: ONE } }],
  ['legend', {}, [7, CHOICE, NO_ROLE_CHANGES], ANSWER, { legend: ANSWER }],
  [
    'findings',
    {},
    [7, CHOICE, ''],
    { report: 1, ruleFault: null },
    { findings: { kind: 'found', found: { report: 1, ruleFault: null, profile: ONE, choice: CHOICE } } },
  ],
])('%s: is asked about what is looked at, and its answer says what it is the answer to', async (name, change, args, answer, value) => {
  expect(await put(name, answer as Answer<QuestionName>, change)).toEqual({ args, outcome: { kind: 'answer', value } })
})

test('nothing is asked of a function while none is selected, and what was there is gone', async () => {
  for (const name of ['neighbours', 'sourceHeat'] as const) {
    expect(await put(name, ANSWER)).toBeNull()
    expect(questionOf(name).none).toEqual({ [name]: null })
  }
})

const ALL = QUESTIONS.map(({ name }) => name)

test.each<[string, Change, readonly QuestionName[]]>([
  [
    'something else is looked at',
    { view: { history: withSelection(HISTORY, { timeNs: [2, 5] }) } },
    ALL.filter(name => name !== 'colours'),
  ],
  ['nothing', {}, []],
  ['the order of siblings', { preferences: { order: 'name' } }, ['tree', 'sandwich']],
  ['the direction', { view: { history: withChosen(HISTORY, { selection: CHOICE, isInverted: true }) } }, ['tree']],
  ['the search', { view: { query: QUERY } }, ['rows', 'search']],
  ['the order of the table', { view: { sort: { by: 'name', isDescending: false } } }, ['rows']],
  ['the function in the middle', { view: { insideFn: 2 } }, ['sandwich']],
  ['the charted thread', { view: { chartThread: 1 } }, ['chart']],
  ['the roles of code', { preferences: { roles: { ...NO_ROLE_CHANGES } } }, ['colours', 'legend']],
  ['the rules', { preferences: { rules: '{"rules":{}}' } }, ['findings']],
  ['the selected function', { view: SELECTED }, ['neighbours', 'sourceHeat']],
])('asks again what depends on it, and nothing else: %s', (_, change, expected) => {
  const again = QUESTIONS.filter(({ name, needs }) => {
    const [before, after] = [needs(nowOf(name)), needs(nowOf(name, change))]
    return after !== null && after.some((part, at) => part !== before?.[at])
  })
  expect(again.map(({ name }) => name)).toEqual(expected)
})

/** What would be asked, in the views that ask it. */
function askable(change: Change, current: OpenProfile | null = ONE): readonly QuestionName[] {
  return ALL.filter(name => questionOf(name).needs(nowOf(name, change, current)) !== null)
}
const without = (...names: readonly QuestionName[]) => ALL.filter(name => !names.includes(name))

test('threads are asked of where there are several, labels where there are some', () => {
  expect(askable({})).toEqual(ALL)
  const one: OpenProfile = { ...ONE, names: { ...ONE.names, threads: [UI] } }
  expect(askable({ answers: { tree: { profile: one } as Answers['tree'] } }, one)).toEqual(without('threads'))
  const bare: OpenProfile = { ...ONE, labelKeys: [] }
  expect(askable({ answers: { tree: { profile: bare } as Answers['tree'] } }, bare)).toEqual(without('labels'))
})

test('until the first call tree of a profile is there, nothing is asked but for it and its colours', () => {
  expect(askable({ answers: { tree: null } })).toEqual(['colours', 'tree'])
  expect(askable({ answers: { tree: { profile: LONE } as Answers['tree'] } })).toEqual(['colours', 'tree'])
  expect(askable({ answers: { tree: null } }, null)).toEqual(['colours', 'tree'])
})

test('what the details show is asked while they are open: of the selected function, else the hottest ones', () => {
  expect(askable({ preferences: { showsDetails: false } })).toEqual(without('neighbours', 'sourceHeat', 'hottest'))
  expect(askable({ view: SELECTED })).toEqual(without('hottest'))
})

test('callers and callees are of the chosen function, else the selected one, else the first of the table', async () => {
  expect(askable({ view: { insideFn: null } })).toEqual(without('sandwich'))
  const rows = { rows: { profile: ONE, rows: Int32Array.of(3, 1) } }
  const sides = { callers: ANSWER, callees: ANSWER }
  const chosen = await put('sandwich', sides, { view: { ...SELECTED, insideFn: 1 }, answers: rows })
  const selected = await put('sandwich', sides, { view: { ...SELECTED, insideFn: null }, answers: rows })
  const first = await put('sandwich', sides, { view: { insideFn: null }, answers: rows })
  expect([chosen, selected, first].map(asked => asked?.args[2])).toEqual([1, 2, 3])
})

test('the chart is of nobody until somebody knows whose', () => {
  expect(askable({ view: { chartThread: null } })).toEqual(without('chart'))
})
