import { expect, test } from 'vitest'
import { restoredState } from './windowState'

const SCREEN = { x: 0, y: 25, width: 1440, height: 875 }
const kept = (x: number, y: number) => ({ bounds: { x, y, width: 1000, height: 700 }, isMaximized: true })

test('puts the window back where it was left', () => {
  expect(restoredState(kept(100, 50), [SCREEN])).toEqual(kept(100, 50))
})

test.each([
  ['a screen that is gone', kept(2000, 50)],
  ['above the screen', kept(100, -10)],
  ['a sliver at the edge', kept(-950, 50)],
  ['a broken file', { bounds: { x: 0, y: '0', width: 10, height: 10 } }],
  ['no file', undefined],
])('starts afresh for %s', (_, state) => {
  expect(restoredState(state, [SCREEN])).toBeNull()
})
