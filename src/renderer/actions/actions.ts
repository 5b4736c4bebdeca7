// Every action of the window; adding one is one entry in one of these lists.

import { showOverlay } from '../state/overlay'
import { always, type Action } from './action'
import { compareActions } from './compareActions'
import { exportActions } from './exportActions'
import { fileActions } from './fileActions'
import { findingActions } from './findingActions'
import { frameActions } from './frameActions'
import { navigateActions } from './navigateActions'
import { sourceActions } from './sourceActions'
import { viewActions } from './viewActions'

const helpActions: readonly Action[] = [
  {
    id: 'palette',
    title: 'Command palette',
    group: 'Help',
    keys: ['Mod+K', 'Mod+Shift+P'],
    isAvailable: always,
    run: () => showOverlay('palette'),
  },
  { id: 'keys', title: 'All keys', group: 'Help', keys: ['?'], isAvailable: always, run: () => showOverlay('keys') },
]

export const ACTIONS: readonly Action[] = [
  ...fileActions,
  ...sourceActions,
  ...exportActions,
  ...compareActions,
  ...viewActions,
  ...findingActions,
  ...navigateActions,
  ...frameActions,
  ...helpActions,
]

export function actionOf(id: string): Action {
  const found = ACTIONS.find(action => action.id === id)
  if (found === undefined) throw new Error(`no action ${id}`)
  return found
}

/** The host's menu knows nothing of what can be done now. An id that no action has is a fault of ours, and fails as one. */
export function runFromMenu(id: string): void {
  const action = actionOf(id)
  if (action.isAvailable()) action.run()
}
