// Which of many colours are told under a graph.

import type { LegendEntry } from '../../../shared/questions/legend'

/** More are not told apart by colour. */
const MAX_ENTRIES = 8
/** The strong colours are those of a program's own modules: these are told even where libraries weigh more. */
const OWN_ENTRIES = 3

/** `entries`: heaviest first, as is the answer. */
export function stripEntries(entries: readonly LegendEntry[]): readonly LegendEntry[] {
  const own = entries.filter(({ role }) => role === 'own').slice(0, OWN_ENTRIES)
  const others = entries.filter(entry => !own.includes(entry)).slice(0, MAX_ENTRIES - own.length)
  return entries.filter(entry => own.includes(entry) || others.includes(entry))
}
