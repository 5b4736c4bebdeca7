import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionModules } from './modules'

test('gives a plain name a module of its own, so that it has a colour', () => {
  const { names, ofFn } = functionModules(profileOf('main;runtime.mallocgc;runtime.scan 1\n'))
  expect(names).toEqual(['main', 'runtime'])
  expect([...ofFn]).toEqual([0, 1, 1])
})
