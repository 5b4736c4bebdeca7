// Sets of filters: what is filtered now under a name, and used again, on this profile or another.

import { groupsIn, savedView, viewIn, type SavedView } from '../../shared/questions/savedView'
import type { OpenProfile } from '../worker/opened'
import { say } from '../ui/Toasts'
import { MAX_SETS, type FilterSet } from './filterSet'
import { nameLabels } from './grouping'
import { chosenOf } from './history'
import { prefer, usePreferences } from './preferences'
import { useSession } from './session'
import { look, useView } from './view'

/** The stretch of time and the measure are of this recording, not of the question. */
function filtersOf(profile: OpenProfile): SavedView {
  const { measure: _, timeNs: __, withoutIdle: ___, ...filters } = savedView(profile.names, chosenOf(useView.getState().history))
  return filters
}

/** Null where nothing is filtered that could be kept. */
export function filtersNow(): SavedView | null {
  const { current } = useSession.getState()
  const filters = current === null ? {} : filtersOf(current)
  return Object.keys(filters).length === 0 ? null : filters
}

/** Of one name there is one set: the newer. */
export function keepFilters(name: string): void {
  const view = filtersNow()
  if (view === null || name === '') return
  const others = usePreferences.getState().filterSets.filter(set => set.name !== name)
  prefer({ filterSets: [...others, { name, view }].slice(-MAX_SETS) })
  say(`Filters kept as ${name}`)
}

export function forgetFilters(name: string): void {
  prefer({ filterSets: usePreferences.getState().filterSets.filter(set => set.name !== name) })
}

export async function applyFilters({ name, view }: FilterSet): Promise<void> {
  const fault = await lookThrough(view, true)
  if (fault !== null) say(`${name} does not fit: ${fault}`)
}

/** A view that was kept or sent. `keepsRest`: measure and time stay as they are. Answers with what is wrong with it, or null. */
export async function lookThrough(view: unknown, keepsRest: boolean): Promise<string | null> {
  const { current: asked } = useSession.getState()
  if (asked === null) return 'No profile is open.'
  const keys = groupsIn(view).filter(key => asked.labelKeys.includes(key))
  const current = await nameLabels(keys)
  if (current === null) return 'The profile was closed meanwhile.'
  const found = viewIn(current.names, view)
  if (!found.ok) return found.error
  const { selection } = chosenOf(useView.getState().history)
  const { sampleType, timeNs, withoutIdle = false } = selection
  const rest = keepsRest ? { sampleType, timeNs, ...(withoutIdle ? { withoutIdle } : {}) } : {}
  look({ selection: { ...found.value.selection, ...rest, groupBy: keys }, isInverted: found.value.isInverted })
  return null
}
