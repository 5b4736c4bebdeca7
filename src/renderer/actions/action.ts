// What an action is. One list of them feeds keys, menus, the command palette and the help.

import type { Chord } from './chord'

export const ACTION_GROUPS = ['File', 'View', 'Navigate', 'Search', 'Frame', 'Stacks', 'Help'] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

export type Action = {
  /** What the host's menu names it by. */
  readonly id: string
  readonly title: string
  readonly group: ActionGroup
  /** The first is the one that is shown. */
  readonly keys: readonly Chord[]
  /** `graph`: only while no control or table has the keyboard, for there these keys have another job. */
  readonly keyScope?: 'window' | 'graph'
  /** Of a switch: whether it is on. */
  readonly isOn?: () => boolean
  readonly isAvailable: () => boolean
  /** What it needs, said where it is not available. */
  readonly needs?: string
  readonly run: () => void
}

export const always = () => true
