import { expect, test } from 'vitest'
import { everything } from '../../../shared/questions/selected'
import { profileOf } from '../../../testing/reading'
import { openProfile } from '../../testing/sheets'
import type { OpenProfile } from '../../worker/opened'
import { comparisonKey, comparisonName, partKey } from './sideNames'

const ONE = openProfile(profileOf('main 1\n'))

const named = (name: string, id = name): OpenProfile => ({ ...ONE, file: { ...ONE.file, id, name } })
const keyed = (contentKey: string): OpenProfile => ({ ...ONE, contentKey })

test('a comparison is called by the first file of each side, and says how many more there are', () => {
  const [main, branch] = [named('main.pb'), named('branch.pb')]
  expect(comparisonName({ baseline: [main], current: [branch] })).toBe('branch.pb against main.pb')
  expect(comparisonName({ baseline: [main, main], current: [branch, branch, branch] })).toBe(
    'branch.pb and 2 more against main.pb and 1 more',
  )
})

test('a file that holds both sides gives the comparison its own name; two parts of a file, and two files of one name, do not', () => {
  const both = named('both.pb')
  expect(comparisonName({ baseline: [both], current: [both] })).toBe('both.pb')
  const [ui, io] = [named('thread ui of a.pb', 'a'), named('thread io of a.pb', 'a')]
  expect(comparisonName({ baseline: [ui], current: [io] })).toBe('thread io of a.pb against thread ui of a.pb')
  const [old, young] = [named('cpu.pb', 'old/cpu.pb'), named('cpu.pb', 'new/cpu.pb')]
  expect(comparisonName({ baseline: [old], current: [young] })).toBe('cpu.pb against cpu.pb')
})

test('notes on a comparison come back with the same files, whatever order the runs come in', () => {
  const [a, b, c] = [keyed('0f01'), keyed('1234'), keyed('2345')]
  expect(comparisonKey({ baseline: [a], current: [b] })).toBe('0f12')
  expect(comparisonKey({ baseline: [b], current: [a] })).toBe('120f')
  // 0 + 1 + 2 = 3, f + 2 + 3 = 14 in hexadecimal: without what is carried, '34'.
  expect(comparisonKey({ baseline: [a, b, c], current: [b] })).toBe('3412')
  expect(comparisonKey({ baseline: [a], current: [c, b, a] })).toBe('0f34')
})

test('notes on a part of a file come back with it: its key stays what it is from version to version', () => {
  const part = { title: 'thread ui', choice: { ...everything(0), threads: [1] } }
  // FNV-1a, 32 bits, of {"sampleType":0,"threads":[1],"timeNs":null,"transforms":[]} by another program.
  expect(partKey('0'.repeat(12), part)).toBe('ae15da59ae15')
  expect(partKey('f'.repeat(12), part)).toBe('51ea25a651ea')
  expect(partKey('0'.repeat(12), { ...part, title: 'thread 1' })).toBe(partKey('0'.repeat(12), part))
})
