// A set of filters that has a name: kept between runs, and written with names so that it fits other recordings too.

import type { SavedView } from '../../shared/questions/savedView'

export type FilterSet = { readonly name: string; readonly view: SavedView }

/** More sets, or longer ones, are no list that anyone chooses from. */
export const MAX_SETS = 50
const MAX_SET_CHARS = 20_000

/** Settings are input; what a set says is looked at when it is used. */
export function filterSetsIn(value: unknown): readonly FilterSet[] {
  if (!Array.isArray(value)) return []
  const entries: readonly unknown[] = value.slice(0, MAX_SETS)
  return entries.flatMap(entry => {
    if (typeof entry !== 'object' || entry === null) return []
    const { name, view }: Readonly<Record<string, unknown>> = { ...entry }
    const isSet = typeof name === 'string' && typeof view === 'object' && view !== null && !Array.isArray(view)
    return isSet && JSON.stringify(view).length <= MAX_SET_CHARS ? [{ name, view: { ...view } }] : []
  })
}
