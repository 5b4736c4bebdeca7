import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionWeights } from '../../shared/analysis/functionTable'
import { functionModules } from '../../shared/analysis/modules'
import { stackView } from '../../shared/analysis/stackView'
import type { TopData } from './columns'
import { tableText } from './tableText'

function dataOf(folded: string): TopData {
  const profile = profileOf(folded)
  return {
    profile: { names: profile, modules: functionModules(profile) },
    weights: functionWeights(profile, stackView(profile, 0)),
    unit: 'samples',
  }
}

test('copies rows for a spreadsheet: bare numbers, the unit in the heading, one line a row', () => {
  const data = dataOf('main;tab\there 3\nmain 1\n')
  expect(tableText(data, ['self', 'total', 'name'], Int32Array.from([1, 0]), '\t')).toBe(
    'Self (samples)\tTotal (samples)\tFunction\n3\t3\ttab here\n1\t4\tmain\n',
  )
})

test('quotes what CSV needs quoted, and lets no name become a formula', () => {
  const data = dataOf('=HYPERLINK("x"),y 1\n-5 1\n')
  expect(tableText(data, ['name'], Int32Array.from([0, 1]), ',')).toBe('Function\n"\'=HYPERLINK(""x""),y"\n-5\n')
})
