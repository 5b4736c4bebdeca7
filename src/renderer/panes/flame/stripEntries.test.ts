import { expect, test } from 'vitest'
import type { Role } from '../../../shared/names/roles'
import { stripEntries } from './stripEntries'

const entry = (label: string, role: Role | null, at: number) => ({ label, role, slot: at, share: 1 / (at + 2) })
const labels = (words: string) =>
  stripEntries(words.split(' ').map((word, at) => entry(word, word.startsWith('own') ? 'own' : 'library', at)))
    .map(({ label }) => label)
    .join(' ')

test('the heaviest eight, in their order', () => {
  expect(labels('own1 a b own2 c d e f g h')).toBe('own1 a b own2 c d e f')
})

test('three modules of the program itself are among them, however light', () => {
  expect(labels('a b c d e f g h i own1 own2 own3 own4')).toBe('a b c d e own1 own2 own3')
  expect(labels('a b own1 c d e f g h i')).toBe('a b own1 c d e f g')
})

test('kinds of code have no role', () => {
  const kinds = Array.from({ length: 9 }, (_, at) => entry(`k${at}`, null, at))
  expect(stripEntries(kinds)).toEqual(kinds.slice(0, 8))
})
