// Grouping by labels: their values need functions to be shown as, which the worker adds to the profile when they are first asked for.

import { analyst } from '../worker/analyst'
import type { OpenProfile } from '../worker/opened'
import { useSession } from './session'
import { groupBy } from './view'

/** Outermost first; none takes the grouping away. */
export async function groupByLabels(keys: readonly string[]): Promise<void> {
  if ((await nameLabels(keys)) !== null) groupBy(keys)
}

/** The profile that is shown, once its labels' values have functions; null where another one is shown by then. */
export async function nameLabels(keys: readonly string[]): Promise<OpenProfile | null> {
  const { current: asked } = useSession.getState()
  if (asked === null || keys.every(key => asked.namedLabels.includes(key))) return asked
  const outcome = await analyst().ask(null, 'nameLabels', asked.id, keys)
  const { current } = useSession.getState()
  if (outcome.kind !== 'answer' || current === null || current.id !== asked.id) return null
  const named = { ...current, ...outcome.value }
  useSession.setState({ current: named })
  return named
}

/** One key out, or in as the innermost. */
export function toggledKey(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys.filter(other => other !== key) : [...keys, key]
}

/** One place further out or in. */
export function movedKey(keys: readonly string[], key: string, by: 1 | -1): readonly string[] {
  const from = keys.indexOf(key)
  const to = from + by
  if (from === -1 || to < 0 || to >= keys.length) return keys
  const moved = keys.filter(other => other !== key)
  moved.splice(to, 0, key)
  return moved
}
