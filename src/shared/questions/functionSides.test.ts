import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionSides } from './functionSides'
import { everything, selected } from './selected'
import { compared, type Subject } from './subject'

const found = compared([profileOf('main;tax 60\nmain;log 40\n')], [profileOf('main;tax 90\nmain;save 10\n')], null, 'absolute')
if (!found.ok) throw new Error('nothing in common')
const SUBJECT: Subject = found.value
const { profile, changes } = found.value
const fnOf = (name: string) => profile.functions.name.findIndex(row => profile.strings[row] === name)

test('both sides of every function are those of the table of changes, as long as nothing is filtered', () => {
  const sides = functionSides(selected(SUBJECT, everything(0)))
  expect(sides?.base).toEqual(changes.base.total)
  expect(sides?.baseSelf).toEqual(changes.base.self)
  expect(sides?.current).toEqual(changes.current.total)
  expect(sides?.currentSelf).toEqual(changes.current.self)
  const [tax] = [fnOf('tax')]
  expect([sides?.baseSelf[tax], sides?.currentSelf[tax], sides?.ofSelf.delta[tax]]).toEqual([60, 90, 0.3])
})

test('what is filtered is filtered on both sides', () => {
  const sides = functionSides(selected(SUBJECT, { ...everything(0), transforms: [{ kind: 'merge-function', fn: fnOf('tax') }] }))
  const [main, tax] = [fnOf('main'), fnOf('tax')]
  expect([sides?.base[tax], sides?.current[tax]]).toEqual([0, 0])
  expect([sides?.baseSelf[main], sides?.currentSelf[main]]).toEqual([60, 90])
})

test('one recording has no sides', () => {
  expect(functionSides(selected({ kind: 'recording', profile }, everything(0)))).toBeNull()
})
