import { expect, test } from 'vitest'
import { chordText, matchesChord, type KeyPress } from './chord'
import { MENU_KEYS } from '../../shared/host/menuKeys'
import { ACTIONS, actionOf, runFromMenu } from './actions'
import { followViews, viewItems } from './viewActions'
import { profileOf } from '../../testing/reading'
import { useSession } from '../state/session'
import { useView } from '../state/view'
import { isOffered, VIEWS } from '../state/views'
import { openProfile } from '../testing/sheets'

const PROFILE = openProfile(profileOf('main;a 6\n'))
const ONE_PROFILE = { current: { ...PROFILE, hasTimes: true }, sides: null }
/** Its union has no times. */
const COMPARISON = { current: PROFILE, sides: { baseline: [PROFILE], current: [PROFILE] } }

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }
}

test('no key does two things, and no two actions share a name', () => {
  const keys = ACTIONS.filter(({ id }) => !id.startsWith('tab-')).flatMap(action => action.keys)
  // Views that are never offered together may share theirs.
  for (const shown of [ONE_PROFILE, COMPARISON]) {
    const all = [...keys, ...VIEWS.filter(({ id }) => isOffered(id, shown)).map(({ key }) => key)]
    expect(doubled(all)).toEqual([])
  }
  expect(doubled(ACTIONS.map(({ id }) => id))).toEqual([])
  expect(doubled(ACTIONS.map(({ title }) => title))).toEqual([])
})

function doubled(names: readonly string[]): readonly string[] {
  return names.filter((name, at) => names.indexOf(name) !== at)
}

test("every view that is offered is in the host's menu, by its action's id and key, and no key is there twice", () => {
  for (const shown of [{ current: null, sides: null }, ONE_PROFILE, COMPARISON]) {
    const items = viewItems(shown)
    expect(items.map(({ title }) => title)).toEqual(VIEWS.filter(({ id }) => isOffered(id, shown)).map(({ title }) => title))
    for (const { action, key } of items) expect(actionOf(action).keys).toEqual([key])
    expect(doubled(items.map(({ key }) => key))).toEqual([])
  }
})

test("the host's menu is told of views when others are offered, and only then", () => {
  const told: string[] = []
  useSession.setState({ current: null, sides: null })
  const stop = followViews(views => told.push(views.map(({ title }) => title).join(' ')))
  useSession.setState({ recent: [] })
  useSession.setState(ONE_PROFILE)
  useSession.setState(COMPARISON)
  stop()
  useSession.setState(ONE_PROFILE)
  expect(told).toEqual([
    'Trend Benchmarks',
    'Flame Timeline Sandwich Top Tree Trend Benchmarks',
    'Flame Changes Sandwich Top Tree Trend Benchmarks',
  ])
})

test("what the host's menu asks for is an action, by the key that the menu shows", () => {
  for (const [id, key] of Object.entries(MENU_KEYS)) expect([id, ...actionOf(id).keys]).toContain(key ?? id)
  const keyless = Object.entries(MENU_KEYS).flatMap(([id, key]) => (key === null && actionOf(id).keys.length > 0 ? [id] : []))
  expect(keyless).toEqual(['undo', 'redo', 'keys'])
  expect(() => runFromMenu('renamed')).toThrow('no action renamed')
})

test('every view has an action, which is there only while the view is', () => {
  const offered = () => VIEWS.map(({ id }) => id).filter(id => actionOf(`tab-${id}`).isAvailable())
  useSession.setState({ current: null, sides: null })
  expect(offered()).not.toContain('flame')
  useSession.setState(ONE_PROFILE)
  expect(offered()).toEqual(expect.arrayContaining(['flame', 'timeline', 'sandwich', 'top', 'tree']))
  expect(offered()).not.toContain('changes')
  useSession.setState(COMPARISON)
  expect(offered()).toEqual(expect.arrayContaining(['flame', 'changes', 'sandwich', 'top', 'tree']))
  expect(offered()).not.toContain('timeline')
  actionOf('tab-changes').run()
  expect(useView.getState().tab).toBe('changes')
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
