import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isInSample, missingFiles, percentKilled, ROOMS, testsOf, withScores } from './mutants/rooms.mjs'

const text = path => readFileSync(new URL(path, import.meta.url), 'utf8')

test('docs/testing.md shows the scores that were written down', () => {
  const shown = text('../docs/testing.md')
  expect(withScores(shown, JSON.parse(text('mutants/scores.json')))).toBe(shown)
})

test('every room that is mutated is there', () => {
  expect(Object.values(ROOMS).filter(({ mutate }) => !existsSync(new URL(`../${mutate}`, import.meta.url)))).toEqual([])
})

test('every file that is named is there, and one that is not is an error', () => {
  expect(Object.values(ROOMS).flatMap(room => missingFiles(room))).toEqual([])
  expect(missingFiles({ mutate: 'src/renderer/state', named: ['view.ts', 'asking/question.ts'] })).toEqual([
    'src/renderer/state/asking/question.ts',
  ])
})

test('a score is rounded down', () => {
  expect([percentKilled({ killed: 849, all: 1000 }), percentKilled({ killed: 3, all: 3 }), percentKilled({ killed: 0, all: 0 })]).toEqual([
    84, 100, 0,
  ])
})

test('every room has tests', () => {
  expect(Object.keys(ROOMS).filter(room => testsOf(room).length === 0)).toEqual([])
})

test('of many mutants about one in so many stands for all, and it stays so when lines are put in above', () => {
  const mutants = Array.from({ length: 4000 }, (_, i) => ({
    fileName: `src/shared/formats/folded.ts`,
    mutatorName: 'EqualityOperator',
    replacement: `at < end - ${i}`,
    location: { start: { line: i, column: 7 }, end: { line: i, column: 20 } },
  }))
  const movedDown = mutant => ({
    ...mutant,
    location: Object.fromEntries(Object.entries(mutant.location).map(([end, { line, column }]) => [end, { line: line + 3, column }])),
  })
  const drawn = { oneIn: 8, draw: 0 }
  const sample = mutants.filter(mutant => isInSample(mutant, drawn))
  expect(sample.length).toBeGreaterThan(400)
  expect(sample.length).toBeLessThan(600)
  expect(mutants.filter(mutant => isInSample(movedDown(mutant), drawn))).toEqual(sample)
  expect(mutants.filter(mutant => isInSample({ ...mutant, fileName: `/tmp/copy/${mutant.fileName}` }, drawn))).toEqual(sample)
  expect(mutants.every(mutant => isInSample(mutant, { oneIn: 1, draw: 0 }))).toBe(true)
  const others = Array.from({ length: 8 }, (_, draw) => mutants.filter(mutant => isInSample(mutant, { oneIn: 8, draw })))
  expect(new Set(others.flat()).size).toBe(mutants.length)
  expect(others.flat()).toHaveLength(mutants.length)
})
