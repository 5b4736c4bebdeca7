import { expect, test } from 'vitest'
import { chordText, matchesChord, type KeyPress } from './chord'
import { ACTIONS } from './actions'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }
}

test('no key does two things, and no two actions share a name', () => {
  const keys = ACTIONS.flatMap(action => action.keys)
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length)
  expect(new Set(ACTIONS.map(({ title }) => title)).size).toBe(ACTIONS.length)
})

test('tells a letter from its capital, and signs wherever a keyboard has them', () => {
  expect(matchesChord('m', press('m'), false)).toBe(true)
  expect(matchesChord('m', press('M', { shiftKey: true }), false)).toBe(false)
  expect(matchesChord('Shift+M', press('M', { shiftKey: true }), false)).toBe(true)
  expect(matchesChord('?', press('?', { shiftKey: true }), false)).toBe(true)
  expect(matchesChord('+', press('+'), false)).toBe(true)
})

test('takes Ctrl for ⌘ except on a Mac', () => {
  expect(matchesChord('Mod+O', press('o', { ctrlKey: true }), false)).toBe(true)
  expect(matchesChord('Mod+O', press('o', { ctrlKey: true }), true)).toBe(false)
  expect(matchesChord('Mod+O', press('o', { metaKey: true }), true)).toBe(true)
  expect(matchesChord('o', press('o', { ctrlKey: true }), false)).toBe(false)
})

test('finds W A S D by their place, whatever they write', () => {
  expect(matchesChord('code:KeyW', press('z', { code: 'KeyW' }), false)).toBe(true)
  expect(matchesChord('code:KeyW', press('w', { code: 'KeyZ' }), false)).toBe(false)
})

test('spells keys as the keyboard at hand does', () => {
  expect(chordText('Mod+Shift+P', false)).toBe('Ctrl+Shift+P')
  expect(chordText('Mod+Shift+P', true)).toBe('⇧⌘P')
  expect(chordText('Alt+ArrowLeft', false)).toBe('Alt+←')
})
