// Grouping by labels: their values need functions to be shown as, which the worker adds to the profile when they are first asked for.

import { analyst } from '../worker/analyst'
import { useSession } from './session'
import { groupBy } from './view'

/** Outermost first; none takes the grouping away. */
export async function groupByLabels(keys: readonly string[]): Promise<void> {
  const { current: asked } = useSession.getState()
  if (asked === null) return
  if (keys.every(key => asked.namedLabels.includes(key))) return groupBy(keys)
  const outcome = await analyst().ask('nameLabels', 'nameLabels', asked.id, keys)
  const { current } = useSession.getState()
  if (outcome.kind !== 'answer' || current === null || current.id !== asked.id) return
  useSession.setState({ current: { ...current, ...outcome.value } })
  groupBy(keys)
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
