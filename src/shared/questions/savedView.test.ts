import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import type { Transform } from '../analysis/transforms'
import { everything } from './selected'
import { savedView, viewIn } from './savedView'

const PROFILE = profileOf('main;tax 6\nmain;log 3\nother;log 1\n')
const fnOf = (name: string) => PROFILE.functions.name.findIndex(row => PROFILE.strings[row] === name)
const viewed = (transforms: readonly Transform[], isInverted = false) => ({ selection: { ...everything(0), transforms }, isInverted })

const STEPS: readonly Transform[] = [
  { kind: 'focus-subtree', path: [fnOf('main'), fnOf('tax')], isInverted: false },
  { kind: 'merge-function', fn: fnOf('log') },
  { kind: 'keep-matching', query: { text: '/ta./', isRegex: true, matchesCase: false } },
  { kind: 'merge-foreign', roles: { own: ['shop'], library: [], runtime: [] } },
  { kind: 'merge-module', module: 'tax' },
  { kind: 'keep-module', module: 'tax' },
  { kind: 'merge-kind', frameKind: 'kernel' },
  { kind: 'merge-recursion' },
]

test('what is chosen comes back as it was, after a way as text', () => {
  const chosen = {
    selection: {
      sampleType: 0,
      threads: null,
      timeNs: [5, 9] as const,
      labels: [{ key: 'endpoint', value: '/cart' }],
      withoutLabels: [{ key: 'region', value: 'eu' }],
      withoutIdle: true,
      groupBy: ['endpoint'],
      transforms: STEPS,
    },
    isInverted: true,
  }
  const text = JSON.stringify(savedView(PROFILE, chosen))
  expect(viewIn(PROFILE, JSON.parse(text))).toEqual({ ok: true, value: chosen })
})

test('functions stand by their names, so that another recording of the program has the same view', () => {
  const other = profileOf('log 1\nmain;tax 9\n')
  const view = viewIn(other, savedView(PROFILE, viewed([{ kind: 'drop-function', fn: fnOf('tax') }])))
  expect(view.ok && view.value.selection.transforms).toEqual([{ kind: 'drop-function', fn: 2 }])
})

test('functions of one name are told apart by their order', () => {
  const twice = { ...PROFILE, functions: { ...PROFILE.functions, name: PROFILE.functions.name.map(() => PROFILE.functions.name[0]) } }
  const chosen = viewed([{ kind: 'focus-function', fn: 2 }])
  expect(viewIn(twice, savedView(twice, chosen))).toEqual({ ok: true, value: chosen })
})

test.each([
  [{ steps: [{ kind: 'focus-function', fn: 'nobody' }] }, "It is about the function 'nobody', which is not in this profile."],
  [{ measure: 'wall' }, "It is of the measure 'wall', which is not in this profile."],
  [{ threads: [['gc', 1, 2]] }, "It is of the thread 'gc', which is not in this profile."],
  [{ steps: [{ kind: 'explode' }] }, 'It has a step that this version does not know: explode.'],
  [{ steps: [null] }, 'A step of it cannot be read.'],
  [[], 'It is no view of a profile.'],
])('what the profile does not have is named: %j', (saved, error) => {
  expect(viewIn(PROFILE, saved)).toEqual({ ok: false, error })
})
