// The families of one recording: those of the table, and one for each other type of event that has stacks, the program's own among them.

import { cutEnd } from '../../base/text/cut'
import type { Place, Report } from '../format'
import { EVENT_RULES, FAMILIES, familyRow, type Family } from './events'

export type Families = {
  /** Those of FAMILIES first. */
  readonly list: readonly Family[]
  /** The row in `list` of the family of events of this type. */
  ofEvent(event: string, isAsyncProfilers: boolean): number
  /** Counts events that are no samples. */
  skip(event: string, count: number): void
  /** Remembers where the first stack of a family is that the recorder cut off. */
  cutAt(family: number, place: Place): void
  readonly firstCut: (family: number) => Place | null
  /** Says what was skipped. */
  report(report: Report): void
}

/** What the recorders name their own events with. */
const RECORDERS = /^(?:jdk|profiler)\./
/** So many types are named; nobody reads on. */
const NAMED_TYPES = 6
/** Types have names of some twenty characters. */
const NAMED_CHARACTERS = 80

export function recordingFamilies(): Families {
  const list: Family[] = [...FAMILIES]
  const others = new Map<string, number>()
  const skipped = new Map<string, number>()
  const cuts: Place[] = []

  /** Named as the file names its events, so that they are found again. */
  function otherFamily(event: string): number {
    const id = familyRow(event) < 0 ? event : `${event} event`
    return list.push({ id, unit: 'count', measures: ['count', 'time'], main: 'count' }) - 1
  }

  return {
    list,
    ofEvent(event, isAsyncProfilers) {
      const rule = EVENT_RULES.get(event)
      // Async-profiler records a park only where a thread waits for a lock, and counts it as one; the JVM's parks are mostly idle pools.
      if (rule !== undefined) return familyRow(isAsyncProfilers && event === 'jdk.ThreadPark' ? 'lock' : rule.family)
      const row = others.get(event) ?? otherFamily(event)
      others.set(event, row)
      return row
    },
    skip(event, count) {
      skipped.set(event, (skipped.get(event) ?? 0) + count)
    },
    cutAt(family, place) {
      cuts[family] ??= place
    },
    firstCut: family => cuts[family] ?? null,
    report(report) {
      const count = Array.from(skipped.values()).reduce((sum, each) => sum + each, 0)
      if (count > 0) report(`events without a stack, left out: ${typesText(skipped)}`, null, count)
    },
  }
}

/** The program's own first, then those of which there are most. */
function typesText(counts: ReadonlyMap<string, number>): string {
  const isOwn = (name: string) => Number(!RECORDERS.test(name))
  const sorted = Array.from(counts).sort(([a, countA], [b, countB]) => isOwn(b) - isOwn(a) || countB - countA || (a < b ? -1 : 1))
  const named = sorted.slice(0, NAMED_TYPES).map(([name]) => cutEnd(name, NAMED_CHARACTERS))
  const more = sorted.length - named.length
  return named.join(', ') + (more === 0 ? '' : ` and ${more} other ${more === 1 ? 'type' : 'types'}`)
}
