// Own code alone, and what a person says is their own: a list that is kept between runs.

import { NO_ROLE_CHANGES, ROLES, type Role, type RoleChanges } from '../../shared/names/roles'
import { chosenOf, hasSwitch } from './history'
import { prefer, usePreferences } from './preferences'
import { takeStep } from './steps'
import { replaceStep, setSwitch, useView } from './view'

export function isMyCodeOn(): boolean {
  return hasSwitch(chosenOf(useView.getState().history), 'merge-foreign')
}

export function toggleMyCode(): void {
  if (isMyCodeOn()) setSwitch('merge-foreign', false)
  else void takeStep(ownCodeStep(usePreferences.getState().roles))
}

/** The list has no part in it while nothing was said. */
function ownCodeStep(roles: RoleChanges) {
  return { kind: 'merge-foreign', ...(ROLES.every(role => roles[role].length === 0) ? {} : { roles }) } as const
}

/** `entry`: a module, package, folder or file. Null: what is guessed of it. */
export function sayRole(entry: string, role: Role | null): void {
  const { roles } = usePreferences.getState()
  const without = Object.fromEntries(ROLES.map(each => [each, roles[each].filter(other => other !== entry)]))
  const others: RoleChanges = { ...NO_ROLE_CHANGES, ...without }
  change(role === null ? others : { ...others, [role]: [...others[role], entry] })
}

export function forgetRoles(): void {
  change(NO_ROLE_CHANGES)
}

function change(roles: RoleChanges): void {
  prefer({ roles })
  if (isMyCodeOn()) replaceStep(ownCodeStep(roles))
}

/** What a person said of an entry; null where they said nothing. */
export function saidRole(roles: RoleChanges, entry: string): Role | null {
  return ROLES.find(role => roles[role].includes(entry)) ?? null
}
