// Counts what readers skip and guess, so that the person sees what a number rests on.

import type { Note } from '../profile/profile'
import type { Place, Report } from './format'

export type Receipt = {
  readonly report: Report
  /** In the order in which they first came. */
  notes(): readonly Note[]
}

/** Some name what is in the file, and nobody reads more of them. */
const MOST_ENTRIES = 500
const OTHERS = 'other things that were skipped or guessed'

export function receipt(): Receipt {
  const entries = new Map<string, { count: number; where: string | null }>()
  return {
    report(what, place, count = 1) {
      const entry = entries.get(what) ?? (entries.size < MOST_ENTRIES ? undefined : entries.get(OTHERS))
      if (entry === undefined)
        entries.set(entries.size < MOST_ENTRIES ? what : OTHERS, { count, where: place === null ? null : placeText(place) })
      else entry.count += count
    },
    notes: () => Array.from(entries, ([what, { count, where }]) => ({ what, count, where })),
  }
}

export function placeText({ unit, at }: Place): string {
  return `${unit} ${at}`
}
