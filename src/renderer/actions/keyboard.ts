// Turns key presses into actions. Returns what ends it.

import { useOverlay } from '../state/overlay'
import type { Action } from './action'
import { chordText, matchesChord } from './chord'
import { ACTIONS, actionOf } from './actions'

export const IS_MAC = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** The key that does it, as a person reads it; empty where no key does. */
export function keysOf(id: string): string {
  const [first] = actionOf(id).keys
  return first === undefined ? '' : chordText(first, IS_MAC)
}

export function followKeyboard(): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || useOverlay.getState().overlay !== 'none') return
    const action = actionFor(event)
    if (action === undefined) return
    event.preventDefault()
    action.run()
  }
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}

function actionFor(event: KeyboardEvent): Action | undefined {
  const focus = focusOf(event.target)
  return ACTIONS.find(action => {
    if (!action.keys.some(chord => matchesChord(chord, event, IS_MAC))) return false
    if (focus === 'text' && !isForTextToo(event)) return false
    if (focus !== 'graph' && action.keyScope === 'graph') return false
    return focus !== 'menu' && action.isAvailable()
  })
}

/** Sliders and boxes to tick take some keys, but letters mean nothing to them. */
const TEXT_FIELDS = 'input:not([type="file"], [type="range"], [type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]'

/** Who else wants the keys: a text field, a menu, a control such as a button or table, or nobody but the graph. */
function focusOf(target: EventTarget | null): 'text' | 'menu' | 'control' | 'graph' {
  if (!(target instanceof Element)) return 'graph'
  if (target.closest(TEXT_FIELDS) !== null) return 'text'
  // One that is closing keeps the keyboard until it is gone, and has no use for it.
  if (target.closest(':is([role="menu"], [role="listbox"], [role="dialog"]):not([data-closed])') !== null) return 'menu'
  if (target.closest('[data-keys="graph"]') !== null || target === document.body) return 'graph'
  return 'control'
}

/** In a text field letters are text, and copying and undoing are the field's own. */
function isForTextToo({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !['c', 'z', 'y', 'a', 'v', 'x'].includes(key.toLowerCase())
}
