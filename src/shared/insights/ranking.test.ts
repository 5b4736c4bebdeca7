import { expect, test } from 'vitest'
import { NONE } from '../profile/profile'
import type { Facts } from './measures/facts'
import { ranked } from './ranking'
import type { Found } from './ruleIds'

/** What ranking asks of a profile: a hundred of weight, and samples enough to be sure. */
const FACTS = { measure: 'cpu', total: 100, active: 100, onlyWaiting: 0, sureSamples: 1000 } as Facts

let symbols = 0

function draft(rule: Found['rule'], kind: Found['kind'], value: number, more: Partial<Found> = {}): Found {
  return {
    ...{ rule, kind, value, severity: 'high', title: rule, symbol: symbols++, node: NONE, what: '', more: [], details: [], action: '' },
    ...{ tradeOff: null, nodes: new Int32Array(), inherited: [] },
    ...more,
  }
}

function order(...drafts: readonly Found[]): string[] {
  return ranked(FACTS, drafts).map(({ rule, value }) => `${rule} ${value}`)
}

test('findings come by weight, then remarks, then doubts about the profile, however much those weigh', () => {
  const quality = draft('missing-symbols', 'quality', 99)
  const note = draft('deep-recursion', 'note', 98)
  expect(order(quality, note, draft('wide-leaf', 'shape', 5), draft('gc-pressure', 'domain', 20))).toEqual([
    'gc-pressure 20',
    'wide-leaf 5',
    'deep-recursion 98',
    'missing-symbols 99',
  ])
})

test('several peaks are told before their peaks, and a wait that is nearly everything before all', () => {
  const peaks = draft('multiple-peaks', 'shape', 4)
  const idle = draft('idle', 'quality', 95)
  expect(order(draft('wide-leaf', 'shape', 50), peaks, idle)).toEqual(['idle 95', 'multiple-peaks 4', 'wide-leaf 50'])
  expect(order(draft('idle', 'quality', 50), draft('wide-leaf', 'shape', 50))).toEqual(['wide-leaf 50', 'idle 50'])
})

test('of findings that weigh the same, the one that says more about the cause comes first', () => {
  const rules = (['wide-leaf', 'wide-middle', 'plateau', 'deep-stack'] as const).map(rule => draft(rule, 'shape', 30))
  expect(order(...rules, draft('gc-pressure', 'domain', 30))).toEqual([
    'gc-pressure 30',
    'deep-stack 30',
    'plateau 30',
    'wide-middle 30',
    'wide-leaf 30',
  ])
})

test('a function found twice is one finding, the larger, or the first of two that weigh the same', () => {
  expect(order(draft('wide-leaf', 'shape', 20, { symbol: 7 }), draft('gc-pressure', 'domain', 30, { symbol: 7 }))).toEqual([
    'gc-pressure 30',
  ])
  expect(order(draft('wide-leaf', 'shape', 30, { symbol: 7 }), draft('gc-pressure', 'domain', 30, { symbol: 7 }))).toEqual(['wide-leaf 30'])
  const peaks = draft('multiple-peaks', 'shape', 60, { symbol: 7 })
  expect(order(peaks, draft('wide-leaf', 'shape', 20, { symbol: 7 }))).toEqual(['multiple-peaks 60', 'wide-leaf 20'])
  const unnamed = { symbol: NONE }
  expect(order(draft('plateau', 'shape', 9, unnamed), draft('gc-pressure', 'domain', 8, unnamed))).toEqual(['plateau 9', 'gc-pressure 8'])
})

test('a function that only inherits the cost of another is no shape of its own', () => {
  const costly = draft('gc-pressure', 'domain', 40, { inherited: [7, 8] })
  expect(order(costly, draft('wide-middle', 'shape', 60, { symbol: 7 }), draft('lock-contention', 'domain', 10, { symbol: 8 }))).toEqual([
    'gc-pressure 40',
    'lock-contention 10',
  ])
})

test('a shape that only inherits takes no weaker cost of the same function away', () => {
  const costly = draft('gc-pressure', 'domain', 40, { inherited: [7] })
  const weak = draft('database', 'domain', 20, { symbol: 7 })
  expect(order(costly, draft('wide-middle', 'shape', 60, { symbol: 7 }), weak)).toEqual(['gc-pressure 40', 'database 20'])
})

test('shapes are milder where most names are missing', () => {
  const severities = (unknown: number) =>
    ranked(FACTS, [draft('missing-symbols', 'quality', unknown), draft('wide-leaf', 'shape', 50), draft('gc-pressure', 'domain', 40)]).map(
      ({ rule, severity }) => `${rule} ${severity}`,
    )
  expect(severities(90)).toEqual(['wide-leaf medium', 'gc-pressure high', 'missing-symbols high'])
  expect(severities(1)).toEqual(['wide-leaf high', 'gc-pressure high', 'missing-symbols high'])
})
