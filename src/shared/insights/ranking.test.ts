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

test('peaks lead where they outweigh the first known cost, and no own function is the message', () => {
  const peaks = (value: number) => draft('multiple-peaks', 'shape', value, { symbol: 7 })
  const leaf = draft('wide-leaf', 'shape', 20, { symbol: 7 })
  const cost = draft('gc-pressure', 'domain', 40)
  expect(order(peaks(41), leaf, cost)).toEqual(['multiple-peaks 41', 'gc-pressure 40', 'wide-leaf 20'])
  expect(order(peaks(40), leaf, cost)).toEqual(['gc-pressure 40', 'multiple-peaks 40', 'wide-leaf 20'])
  const widest = (severity: 'low' | 'medium') => draft('widest-own', 'shape', 55, { severity })
  expect(order(peaks(60), leaf, widest('medium'))).toEqual(['widest-own 55', 'multiple-peaks 60', 'wide-leaf 20'])
  expect(order(peaks(60), leaf, widest('low'))).toEqual(['multiple-peaks 60', 'wide-leaf 20', 'widest-own 55'])
})

test('peaks that do not lead stand before the widest of their own, whatever else is wide', () => {
  const peaks = draft('multiple-peaks', 'shape', 60, { symbol: 7 })
  const cost = draft('gc-pressure', 'domain', 80)
  expect(order(peaks, draft('wide-leaf', 'shape', 20, { symbol: 7 }), draft('wide-leaf', 'shape', 50), cost)).toEqual([
    ...['gc-pressure 80', 'wide-leaf 50', 'multiple-peaks 60', 'wide-leaf 20'],
  ])
  expect(order(peaks, draft('database', 'domain', 30, { symbol: 7 }), draft('wide-leaf', 'shape', 10), cost)).toEqual([
    ...['gc-pressure 80', 'database 30', 'wide-leaf 10', 'multiple-peaks 60'],
  ])
})

test('less than a fiftieth of everything is no finding about the code; remarks are kept', () => {
  expect(order(draft('gc-pressure', 'domain', 2), draft('deep-recursion', 'note', 1))).toEqual(['gc-pressure 2', 'deep-recursion 1'])
  expect(order(draft('gc-pressure', 'domain', 1.9), draft('wide-leaf', 'shape', 1.9), draft('deep-recursion', 'note', 0))).toEqual([
    'deep-recursion 0',
  ])
})

const orderIn = (facts: Partial<Facts>, ...drafts: readonly Found[]) =>
  ranked({ ...FACTS, ...facts }, drafts).map(({ rule, value, severity }) => `${severity} ${rule} ${value}`)

test('a wait leads at nine tenths of what threads with any work spent', () => {
  const leaf = draft('wide-leaf', 'shape', 5)
  const idle = (value: number) => draft('idle', 'note', value, { severity: 'low' })
  expect(orderIn({ onlyWaiting: 50 }, leaf, idle(95))).toEqual(['low idle 95', 'high wide-leaf 5'])
  expect(orderIn({ onlyWaiting: 50 }, leaf, idle(94))).toEqual(['high wide-leaf 5', 'low idle 94'])
  expect(orderIn({}, leaf, draft('deep-recursion', 'note', 95))).toEqual(['high wide-leaf 5', 'high deep-recursion 95'])
})

test('of few samples half of it is enough, where nothing else has half of what was active', () => {
  const few = { sureSamples: 50, active: 20 }
  const idle = (value: number) => draft('idle', 'note', value, { severity: 'low' })
  const word = (value: number) => draft('widest-own', 'shape', value)
  expect(orderIn(few, word(9), idle(50))).toEqual(['low idle 50', 'low widest-own 9'])
  expect(orderIn(few, word(9), idle(49))).toEqual(['low widest-own 9', 'low idle 49'])
  expect(orderIn(few, word(10), idle(50))).toEqual(['low widest-own 10', 'low idle 50'])
  expect(orderIn({ ...few, onlyWaiting: 40 }, word(9), idle(70))).toEqual(['low idle 70', 'low widest-own 9'])
  expect(orderIn({ ...few, onlyWaiting: 40 }, word(9), idle(69))).toEqual(['low widest-own 9', 'low idle 69'])
  expect(orderIn({ active: 20 }, word(9), idle(50))).toEqual(['high widest-own 9', 'low idle 50'])
  expect(orderIn(few, word(9), draft('deep-recursion', 'note', 50))).toEqual(['low widest-own 9', 'high deep-recursion 50'])
})

test('a shape of threads that stand there nine tenths of its time comes after the last word', () => {
  const nodes = Int32Array.of(0, 2)
  const where = (self: readonly number[]) => ({ isParked: Uint8Array.of(1, 1, 0), all: { self: Float64Array.from(self) } as Facts['all'] })
  const shape = draft('wide-leaf', 'shape', 50, { nodes })
  const word = draft('widest-own', 'shape', 20, { severity: 'low' })
  expect(orderIn(where([9, 80, 1]), shape, word)).toEqual(['low widest-own 20', 'high wide-leaf 50'])
  expect(orderIn(where([8, 80, 2]), shape, word)).toEqual(['high wide-leaf 50', 'low widest-own 20'])
  expect(orderIn(where([0, 80, 0]), shape, word)).toEqual(['high wide-leaf 50', 'low widest-own 20'])
  const cost = draft('gc-pressure', 'domain', 50, { nodes })
  expect(orderIn(where([9, 80, 1]), cost, word)).toEqual(['high gc-pressure 50', 'low widest-own 20'])
})

test('shapes are milder from three tenths without a name on, and of few samples everything is', () => {
  const unknown = (value: number) => draft('missing-symbols', 'quality', value)
  const leaf = draft('wide-leaf', 'shape', 20)
  expect(orderIn({}, unknown(30), leaf)).toEqual(['medium wide-leaf 20', 'high missing-symbols 30'])
  expect(orderIn({}, unknown(29), leaf)).toEqual(['high wide-leaf 20', 'high missing-symbols 29'])
  expect(orderIn({}, unknown(30), draft('wide-leaf', 'shape', 20, { severity: 'low' }))).toEqual([
    'low wide-leaf 20',
    'high missing-symbols 30',
  ])
  expect(orderIn({ sureSamples: 99 }, draft('lock-site', 'domain', 20), draft('deep-recursion', 'note', 20))).toEqual([
    'low lock-site 20',
    'high deep-recursion 20',
  ])
})
