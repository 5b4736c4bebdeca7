import { expect, test } from 'vitest'
import type { Insight } from '../../../shared/insights/insight'
import { NONE } from '../../../shared/profile/profile'
import { findingKey, NO_NOTES, withDismissed } from './noteBook'
import { findingList } from './findingList'

function insight(change: Partial<Insight>): Insight {
  return {
    rule: 'wide-leaf',
    kind: 'shape',
    severity: 'medium',
    title: 'Expensive function: f',
    fn: 0,
    functionName: 'f',
    stack: [],
    weight: { value: 1, share: 0.1, error: null, of: 'all' },
    what: '',
    more: [],
    details: [],
    action: '',
    tradeOff: null,
    explains: new Uint8Array(),
    help: '',
    ...change,
  }
}

const query = insight({ rule: 'database', kind: 'domain', functionName: 'query', title: 'Database: query' })
const leaf = insight({})
const fewSamples = insight({ rule: 'few-samples', kind: 'quality', severity: 'high', fn: NONE, functionName: '', title: 'Only 40 samples' })

test('numbers what is about the code, and keeps doubts about the data apart', () => {
  const list = findingList([query, leaf, fewSamples], NO_NOTES)
  expect(list.cards.map(({ number, key }) => [number, key.rule])).toEqual([
    [1, 'database'],
    [2, 'wide-leaf'],
  ])
  expect(list.doubts.map(({ number, key }) => [number, key.rule])).toEqual([[0, 'few-samples']])
  expect(list.isDoubtful).toBe(true)
})

test('a dismissed finding leaves no gap in the numbers', () => {
  const list = findingList([query, leaf], withDismissed(NO_NOTES, findingKey('database', 'query')))
  expect(list.cards.map(({ number, key }) => [number, key.rule])).toEqual([[1, 'wide-leaf']])
  expect(list.dismissed.map(({ key }) => key.functionName)).toEqual(['query'])
})

test('dismissing a function under one rule leaves it under another', () => {
  const loop = insight({ rule: 'plateau' })
  const list = findingList([leaf, loop], withDismissed(NO_NOTES, findingKey('wide-leaf', 'f')))
  expect(list.cards.map(({ key }) => key.rule)).toEqual(['plateau'])
})

test('two functions of one name are two cards', () => {
  const ids = findingList([leaf, insight({ fn: 7 })], NO_NOTES).cards.map(({ id }) => id)
  expect(new Set(ids).size).toBe(2)
})
