import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { stepEffect } from './effect'
import { everything, selected } from './selected'
import { recordingOf } from './subject'

const PROFILE = profileOf('main;tax 6\nmain;log 3\nother 1\n')
const fnOf = (name: string) => PROFILE.functions.name.findIndex(row => PROFILE.strings[row] === name)
const shown = (hidden: readonly string[]) =>
  selected(recordingOf(PROFILE), { ...everything(0), transforms: hidden.map(name => ({ kind: 'merge-function', fn: fnOf(name) })) })

test('hiding what is shown changes it, and hiding it once more changes nothing', () => {
  expect(stepEffect(shown([]), { kind: 'merge-function', fn: fnOf('tax') })).toEqual({ changesAny: true, lostShare: 0, leavesAny: true })
  expect(stepEffect(shown(['tax']), { kind: 'merge-function', fn: fnOf('tax') }).changesAny).toBe(false)
})

test('the time of a root goes to nobody, and how much that is can be told', () => {
  expect(stepEffect(shown([]), { kind: 'merge-function', fn: fnOf('other') })).toEqual({
    changesAny: true,
    lostShare: 0.1,
    leavesAny: true,
  })
})

test('a step that leaves nothing is told from one that leaves something', () => {
  const nothing = { kind: 'keep-matching', query: { text: 'nobody', isRegex: false, matchesCase: false } } as const
  expect(stepEffect(shown([]), nothing)).toEqual({ changesAny: true, lostShare: 1, leavesAny: false })
})

test('keeping the stacks that have a function that all of them have changes nothing', () => {
  const all = { kind: 'keep-matching', query: { text: 'o|a', isRegex: true, matchesCase: false } } as const
  expect(stepEffect(shown([]), all).changesAny).toBe(false)
})
