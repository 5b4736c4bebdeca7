import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { openProfile } from '../../testing/sheets'
import { alone, asSide, besides, firstAgainstRest, sidesOf } from './arrangements'

const [A, B, C, D] = [1, 2, 3, 4].map(id => openProfile(profileOf('main 1\n'), id))
const NOTHING = { current: null, sides: null }
const LONE = { current: A, sides: null }
const PAIR = { current: C, sides: { baseline: [A], current: [B] } }

test('what is opened alone is shown alone, whatever was shown before', () => {
  expect(alone([D], PAIR)).toBeNull()
})

test('so many of what is opened stand against the rest', () => {
  expect(firstAgainstRest(2)([A, B, C, D], LONE)).toEqual({ baseline: [A, B], current: [C, D] })
})

test('a baseline is one of what is open, and takes the place of a baseline that was there', () => {
  expect(asSide('baseline')([D], LONE)).toEqual({ baseline: [D], current: [A] })
  expect(asSide('baseline')([D], PAIR)).toEqual({ baseline: [D], current: [B] })
  expect(asSide('baseline')([D], NOTHING)).toBeNull()
})

test('the current side is replaced where there is a comparison; else what is opened is shown alone', () => {
  expect(asSide('current')([D], PAIR)).toEqual({ baseline: [A], current: [D] })
  expect(asSide('current')([D], LONE)).toBeNull()
  expect(asSide('current')([D], NOTHING)).toBeNull()
})

test('further runs stand beside those of their side', () => {
  expect(besides('current')([D], PAIR)).toEqual({ baseline: [A], current: [B, D] })
  expect(besides('baseline')([D], LONE)).toBeNull()
})

test('a lone profile could be either side', () => {
  expect(sidesOf(LONE)).toEqual({ baseline: [A], current: [A] })
  expect(sidesOf(PAIR)).toBe(PAIR.sides)
  expect(sidesOf(NOTHING)).toBeNull()
})
