import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionWeights } from '../analysis/functionTable'
import { functionModules } from '../analysis/modules'
import { stackView } from '../analysis/stackView'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { columnOf, topText, type TopData } from './topColumns'

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

test('every column is text, and bytes or no unit at all are said in the heading of numbers alone', () => {
  const builder = profileBuilder('test')
  builder.sampleType({ name: 'alloc', unit: 'bytes', weight: null, event: null })
  const fns = [{ name: 'load', file: 'a.c', startLine: 7, module: 'app' }, { name: 'bare', file: 'b.c' }, { name: 'none' }]
  for (const fields of fns) {
    builder.weigh(builder.sample(builder.stack(NONE, builder.frame(builder.fn(fields), NONE, NONE, 0))), 0, 2048)
  }
  const profile = builder.finish()
  const weights = functionWeights(profile, stackView(profile, 0))
  const data = { profile: { names: profile, modules: functionModules(profile) }, weights, unit: 'bytes', wholeValue: 8192 }
  const columns = ['self', 'total', 'name', 'module', 'file'] as const
  expect(topText(data, columns, Int32Array.of(0, 1, 2), 'csv', 9)).toEqual({
    text: 'Self (bytes),Total (bytes),Function,Module,Source\n2048,2048,load,app,a.c:7\n2048,2048,bare,b.c,b.c\n2048,2048,none,none,\n',
    rowCount: 3,
    shownRows: 3,
  })
  expect(topText(data, columns, Int32Array.of(0), 'markdown', 9).text.split('\n')[2]).toBe(
    '| 2.00 KiB (25.0 %) | 2.00 KiB (25.0 %) | `load` | app | a.c:7 |',
  )
  expect(topText({ ...data, unit: '' }, ['self'], Int32Array.of(0), 'csv', 9).text).toBe('Self\n2048\n')
  expect([columnOf('total')?.title, columnOf('age')]).toEqual(['Total', undefined])
})

test('columns that have nothing to say are left out', () => {
  const data = dataOf('main;load 3\nmain 1\n')
  const asked = ['self', 'samples', 'name', 'kind', 'file'] as const
  expect(topText(data, asked, Int32Array.from([1]), 'tsv', 10).text).toBe('Self (samples)\tFunction\n3\tload\n')
  const counted = { ...data, weights: { ...data.weights, samples: Float64Array.of(4, 3) } }
  expect(topText(counted, asked, Int32Array.from([1]), 'tsv', 10).text).toBe('Self (samples)\tSamples\tFunction\n3\t3\tload\n')
})
