import { expect, test } from 'vitest'
import { selectStacks, type TreeChoice } from '../analysis/selectStacks'
import type { Transform } from '../analysis/transforms'
import { COMPARED_TYPES } from '../diff/comparisonProfile'
import { NONE } from '../profile/profile'
import { seededRandom } from '../../testing/random'
import { profileOf } from '../../testing/reading'
import { drawn, sandwich, type Drawn } from './drawn'
import { selected } from './selected'
import { compared, recordingOf, type Compared } from './subject'

const FUNCTIONS = 7

/** Stacks of up to six of a few functions, recursion among them, so that both sides share some and miss others. */
function randomFolded(random: () => number): string {
  const line = () => {
    const stack = Array.from({ length: 1 + Math.floor(random() * 6) }, () => `f${Math.floor(random() * FUNCTIONS)}`)
    return `${stack.join(';')} ${1 + Math.floor(random() * 90)}\n`
  }
  return Array.from({ length: 3 + Math.floor(random() * 12) }, line).join('')
}

function comparedText(base: string, current: string): Compared {
  const found = compared([profileOf(base)], [profileOf(current)], null, 'auto')
  if (!found.ok) throw new Error(found.error.kind)
  return found.value
}

function randomComparison(random: () => number): Compared {
  return comparedText(randomFolded(random), randomFolded(random))
}

const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0)
const rootsOf = ({ tree }: Drawn, column: Float64Array) =>
  column.reduce((total, value, node) => (tree.parent[node] === NONE ? total + value : total), 0)

function choicesOf(transforms: readonly Transform[]): readonly TreeChoice[] {
  return Object.values(COMPARED_TYPES).flatMap(sampleType =>
    [false, true].map(isInverted => ({ sampleType, threads: null, timeNs: null, transforms, isInverted, order: 'heaviest' as const })),
  )
}

test('differences of self add up to the difference of totals, whichever width, direction and transform', () => {
  const random = seededRandom(11)
  for (let pair = 0; pair < 60; pair++) {
    const subject = randomComparison(random)
    const { profile, changes } = subject
    const difference = changes.current.totalValue - changes.base.totalValue
    const transforms: readonly Transform[] = pair % 3 === 0 ? [] : [{ kind: 'merge-function', fn: pair % FUNCTIONS }]
    for (const choice of choicesOf(transforms)) {
      const answer = drawn(selected(subject, choice), choice)
      const { sides, tree } = answer
      if (sides === null) throw new Error('a tree of a comparison has sides')
      const lost =
        sum(selectStacks(profile, { ...choice, sampleType: 1 }).self) - sum(selectStacks(profile, { ...choice, sampleType: 2 }).self)
      expect(sum(sides.currentSelf) - sum(sides.baseSelf)).toBe(lost)
      expect(rootsOf(answer, sides.current) - rootsOf(answer, sides.base)).toBe(lost)
      if (transforms.length === 0) expect(lost).toBe(difference)
      const own = [null, sides.currentSelf, sides.baseSelf][choice.sampleType]
      if (own !== null) expect(Array.from(tree.self)).toEqual(Array.from(own))
    }
  }
})

test('so they do in the table of functions and under a function in the middle', () => {
  const random = seededRandom(12)
  for (let pair = 0; pair < 60; pair++) {
    const subject = randomComparison(random)
    const { profile, changes } = subject
    expect(sum(changes.current.self) - sum(changes.base.self)).toBe(changes.current.totalValue - changes.base.totalValue)
    expect(sum(changes.delta)).toBeCloseTo(changes.current.totalValue / changes.valueFactor / changes.base.totalValue - 1, 9)
    const fn = pair % profile.functions.name.length
    for (const choice of choicesOf([])) {
      const both = sandwich(selected(subject, choice), fn)
      for (const answer of [both.callers, both.callees]) {
        const { sides } = answer
        if (sides === null) throw new Error('a tree of a comparison has sides')
        const ofFunction = changes.current.total[fn] - changes.base.total[fn]
        expect(rootsOf(answer, sides.current) - rootsOf(answer, sides.base)).toBe(ofFunction)
        expect(sum(sides.currentSelf) - sum(sides.baseSelf)).toBe(ofFunction)
      }
    }
  }
})

test('a comparison has the same nodes in every width, so that what is gone keeps its place', () => {
  const subject = comparedText('a;b;c 10\na;d 5\n', 'a;b;c 4\na;b;e 9\n')
  const trees = choicesOf([]).map(choice => drawn(selected(subject, choice), choice).tree)
  expect(trees.map(tree => tree.length)).toEqual([5, 8, 5, 8, 5, 8])
  expect(trees[COMPARED_TYPES.current * 2].totalValue).toBe(13)
})

const DIFFERENCE = recordingOf(profileOf('main;a 60\nmain;b -30\nmain;c 10\n'))

test('a saved difference is as wide as what grew and what shrank together, and coloured by which', () => {
  const [choice] = choicesOf([])
  const { tree, sides } = drawn(selected(DIFFERENCE, choice), choice)
  expect(Array.from(tree.total)).toEqual([100, 60, 30, 10])
  expect(Array.from(sides?.ofTotal.delta ?? [])).toEqual([0.4, 0.6, -0.3, 0.1])
  expect([sides?.base, sides?.current].map(column => Array.from(column ?? []))).toEqual([
    [30, 0, 30, 0],
    [70, 60, 0, 10],
  ])
})

test('what shrank is also under and above a function in the middle, and its shares are of all that changed', () => {
  const [choice] = choicesOf([])
  const fn = DIFFERENCE.profile.functions.name.findIndex(name => DIFFERENCE.profile.strings[name] === 'main')
  const { callers, callees } = sandwich(selected(DIFFERENCE, choice), fn)
  expect([Array.from(callees.tree.total), callees.wholeValue]).toEqual([[100, 60, 30, 10], 100])
  expect(Array.from(callees.sides?.ofTotal.delta ?? [])).toEqual([0.4, 0.6, -0.3, 0.1])
  expect(Array.from(callers.tree.total)).toEqual([100])
  expect([callers.sides?.base, callers.sides?.current].map(column => Array.from(column ?? []))).toEqual([[30], [70]])
})
