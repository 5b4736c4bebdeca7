import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { buildCallTree } from './callTree'
import { commonSpineRows } from './commonSpine'
import { stackView } from './stackView'

function rowsOf(folded: string): number {
  const profile = profileOf(folded)
  return commonSpineRows(buildCallTree(profile, stackView(profile, 0)))
}

test('counts the rows above the first frame whose callees share its weight', () => {
  expect(rowsOf('start;main;run;a 60\nstart;main;run;b 40\n')).toBe(2)
})

test('less than a tenth beside a frame is no fork', () => {
  expect(rowsOf('start;main;run;a 60\nstart;main;run;b 35\nstart;log 5\n')).toBe(2)
  expect(rowsOf('start;main;run;a 60\nstart;main;run;b 20\nstart;log 20\n')).toBe(0)
})

test('folds nothing where roots share the weight, or nothing weighs anything', () => {
  expect(rowsOf('a;x 50\nb;y 50\n')).toBe(0)
  expect(commonSpineRows({ ...buildCallTree(profileOf('a 1'), stackView(profileOf('a 1'), 0)), length: 0, totalValue: 0 })).toBe(0)
})

test('where one stack holds nearly everything, only what stands above the first frame that parts at all', () => {
  expect(rowsOf('main;work;loop 97\nmain;work;other 3\n')).toBe(1)
  expect(rowsOf('main;work;loop 100\n')).toBe(0)
})
