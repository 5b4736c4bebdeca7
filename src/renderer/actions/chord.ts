// Keys as they are written in the action list, matched against key events and spelled for people.

/** `Mod+Shift+P`: Mod is ⌘ on a Mac, Ctrl elsewhere. `code:KeyW` is the key in that place, whatever it writes. */
export type Chord = string

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

type Parsed = { readonly key: string; readonly mod: boolean; readonly shift: boolean; readonly alt: boolean }

/** `+` is a key too: it stands last. */
const PARTS = /^((?:(?:Mod|Shift|Alt)\+)*)(.+)$/

export function parseChord(chord: Chord): Parsed {
  const [, modifiers = '', key = chord] = PARTS.exec(chord) ?? []
  return { key, mod: modifiers.includes('Mod+'), shift: modifiers.includes('Shift+'), alt: modifiers.includes('Alt+') }
}

export function matchesChord(chord: Chord, event: KeyPress, isMac: boolean): boolean {
  const { key, mod, shift, alt } = parseChord(chord)
  if ((isMac ? event.metaKey : event.ctrlKey) !== mod || (isMac ? event.ctrlKey : event.metaKey) || event.altKey !== alt) return false
  if (key.startsWith('code:')) return event.code === key.slice(5) && event.shiftKey === shift
  // Where `?` or `+` lies differs by layout, so Shift counts only for letters and named keys.
  const shiftCounts = /^[a-z]$/i.test(key) || key.length > 1
  return event.key.toLowerCase() === key.toLowerCase() && (!shiftCounts || event.shiftKey === shift)
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Alt: '⌥', Shift: '⇧', Mod: '⌘' }
const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
  Escape: 'Esc',
  Enter: '↵',
}

/** As it is written on the keyboard at hand. */
export function chordText(chord: Chord, isMac: boolean): string {
  const { key, mod, shift, alt } = parseChord(chord)
  const name = key.startsWith('code:Key') ? key.slice(8) : (KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))
  const held = [alt ? 'Alt' : '', shift ? 'Shift' : '', mod ? 'Mod' : ''].filter(part => part !== '')
  if (isMac) return held.map(part => MAC_SIGNS[part]).join('') + name
  return [...held.map(part => (part === 'Mod' ? 'Ctrl' : part)).reverse(), name].join('+')
}
