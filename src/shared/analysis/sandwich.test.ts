import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionName } from '../profile/profile'
import { foldedLines } from '../../testing/foldedLines'
import { functionWeights } from './functionTable'
import { calleesOf, callersOf } from './sandwich'
import { stackView } from './stackView'

test('shows who calls a function and what it calls, with its total on either side', () => {
  const profile = profileOf('main;a;f;g 3\nmain;b;f 2\nmain;b;f;h;f;g 4\nf 1\nmain;c 9\n')
  const view = stackView(profile, 0)
  const fn = profile.functions.name.findIndex((_, row) => functionName(profile, row) === 'f')
  expect(foldedLines(profile, 0, callersOf(profile, view, fn))).toEqual(['f 1', 'main;a;f 3', 'main;b;f 6'])
  expect(foldedLines(profile, 0, calleesOf(profile, view, fn))).toEqual(['f 3', 'f;g 3', 'f;h;f;g 4'])
  expect(functionWeights(profile, view).total[fn]).toBe(10)
})
