import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionWeights } from '../analysis/functionTable'
import { functionModules } from '../analysis/modules'
import { stackView } from '../analysis/stackView'
import { topText, type TopData } from './topColumns'

function dataOf(folded: string): TopData {
  const profile = profileOf(folded)
  const weights = functionWeights(profile, stackView(profile, 0))
  return { profile: { names: profile, modules: functionModules(profile) }, weights, unit: 'samples', wholeValue: weights.totalValue }
}

test('copies rows for a spreadsheet: bare numbers, the unit in the heading, one line a row', () => {
  const data = dataOf('main;tab\there 3\nmain 1\n')
  const { text } = topText(data, ['self', 'total', 'name'], Int32Array.from([1, 0]), 'tsv', 10)
  expect(text).toBe('Self (samples)\tTotal (samples)\tFunction\n3\t3\ttab here\n1\t4\tmain\n')
})

test('copies rows for a review as they are on screen, and says how many are left out', () => {
  const data = dataOf('main;load 3\nmain 1\n')
  expect(topText(data, ['self', 'name'], Int32Array.from([1, 0]), 'markdown', 1)).toEqual({
    text: '| Self | Function |\n| ---: | --- |\n| 3 samples (75.0 %) | `load` |\n\n… and 1 more row\n',
    rowCount: 2,
    shownRows: 1,
  })
})
