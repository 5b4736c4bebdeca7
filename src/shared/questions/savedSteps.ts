// The steps of a saved view, read back as input: each kind is looked at by itself, and what the profile does not have is named.

import type { Query } from '../analysis/search'
import type { Transform } from '../analysis/transforms'
import { textsIn } from '../base/json'
import { fail, ok, type Result } from '../base/result'
import { NO_ROLE_CHANGES, ROLES, type RoleChanges } from '../names/roles'
import { FRAME_KINDS } from '../profile/profile'

/** A step as JSON: functions stand by their names. */
export type SavedStep = Readonly<Record<string, unknown>> & { readonly kind: Transform['kind'] }

type Functions = {
  /** In the profile's order. */
  readonly rowsOf: (name: string) => readonly number[]
  readonly rowsLike: (words: string) => Result<readonly number[], string>
}

const FUNCTION_STEPS = ['focus-function', 'merge-function', 'collapse-function', 'drop-function'] as const
const PATH_STEPS = ['focus-subtree', 'merge-node', 'collapse-prefix', 'drop-subtree'] as const
const QUERY_STEPS = ['keep-matching', 'merge-matching'] as const
const MODULE_STEPS = ['keep-module', 'merge-module', 'collapse-module'] as const
const WORD_STEPS = ['focus-functions', 'merge-functions'] as const

export function stepReader({ rowsOf, rowsLike }: Functions): (saved: unknown) => Result<Transform, string> {
  return saved => {
    if (typeof saved !== 'object' || saved === null) return fail('A step of it cannot be read.')
    const step: Readonly<Record<string, unknown>> = { ...saved }
    const { kind } = step
    const ofFunction = FUNCTION_STEPS.find(known => known === kind)
    if (ofFunction !== undefined) return mapped(functionIn(step['fn'], rowsOf), fn => ({ kind: ofFunction, fn }))
    const ofPath = PATH_STEPS.find(known => known === kind)
    if (ofPath !== undefined) {
      return mapped(pathIn(step['path'], rowsOf), path => ({ kind: ofPath, path, isInverted: step['isInverted'] === true }))
    }
    const ofQuery = QUERY_STEPS.find(known => known === kind)
    const query = queryIn(step['query'])
    if (ofQuery !== undefined && query !== null) return ok({ kind: ofQuery, query })
    const ofModule = MODULE_STEPS.find(known => known === kind)
    const { module, words } = step
    if (ofModule !== undefined && typeof module === 'string') return ok({ kind: ofModule, module })
    const ofWords = WORD_STEPS.find(known => known === kind)
    if (ofWords !== undefined && typeof words === 'string') return mapped(rowsLike(words), fns => ({ kind: ofWords, fns, words }))
    const frameKind = FRAME_KINDS.find(known => known === step['frameKind'])
    if (kind === 'merge-kind' && frameKind !== undefined) return ok({ kind, frameKind })
    if (kind === 'merge-recursion') return ok({ kind })
    if (kind === 'merge-foreign') return ok({ kind, ...rolesIn(step['roles']) })
    return fail(`It has a step that this version does not know: ${String(kind)}.`)
  }
}

function mapped<T>(found: Result<T, string>, make: (value: T) => Transform): Result<Transform, string> {
  return found.ok ? ok(make(found.value)) : found
}

function functionIn(saved: unknown, rowsOf: Functions['rowsOf']): Result<number, string> {
  const [name, before]: readonly unknown[] = Array.isArray(saved) ? saved : [saved, 0]
  const rows = typeof name === 'string' ? rowsOf(name) : []
  const row = rows[typeof before === 'number' ? before : 0] ?? rows[0]
  return row === undefined ? fail(`It is about the function '${String(name)}', which is not in this profile.`) : ok(row)
}

function pathIn(saved: unknown, rowsOf: Functions['rowsOf']): Result<readonly number[], string> {
  const path: number[] = []
  for (const entry of Array.isArray(saved) ? saved : []) {
    const found = functionIn(entry, rowsOf)
    if (!found.ok) return found
    path.push(found.value)
  }
  return ok(path)
}

function queryIn(saved: unknown): Query | null {
  if (typeof saved !== 'object' || saved === null) return null
  const { text, isRegex, matchesCase }: Readonly<Record<string, unknown>> = { ...saved }
  return typeof text === 'string' ? { text, isRegex: isRegex === true, matchesCase: matchesCase === true } : null
}

/** What a person said of their own code; nothing where it is not there. */
export function rolesIn(saved: unknown): { readonly roles?: RoleChanges } {
  if (typeof saved !== 'object' || saved === null) return {}
  const lists: Readonly<Record<string, unknown>> = { ...saved }
  const roles = Object.fromEntries(ROLES.map(role => [role, textsIn(lists[role])]))
  const changes = { ...NO_ROLE_CHANGES, ...roles }
  return ROLES.every(role => changes[role].length === 0) ? {} : { roles: changes }
}
