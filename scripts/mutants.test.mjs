import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { percentKilled, ROOMS, withScores } from './mutants/rooms.mjs'

const text = path => readFileSync(new URL(path, import.meta.url), 'utf8')

test('docs/architecture.md shows the scores that were written down', () => {
  const architecture = text('../docs/architecture.md')
  expect(withScores(architecture, JSON.parse(text('mutants/scores.json')))).toBe(architecture)
})

test('every room that is mutated is there', () => {
  expect(Object.values(ROOMS).filter(({ mutate }) => !existsSync(new URL(`../${mutate}`, import.meta.url)))).toEqual([])
})

test('a score is rounded down', () => {
  expect([percentKilled({ killed: 849, all: 1000 }), percentKilled({ killed: 3, all: 3 }), percentKilled({ killed: 0, all: 0 })]).toEqual([
    84, 100, 0,
  ])
})
