// Which sample type is shown first when nobody has chosen one.

import type { ProfileMeta, SampleType } from './profile'

/** The one the file itself names, else the first: a reader lists its types in the order its field prefers. Returns a row. */
export function defaultSampleTypeOf(types: readonly SampleType[], named: string | null): number {
  return Math.max(
    0,
    types.findIndex(type => type.name === named),
  )
}

/** The row of the type a person names, or −1. `weight` picks its sibling of the same event (`samples` or `period`). */
export function findSampleType(types: readonly SampleType[], name: string, weight: 'samples' | 'period' | null): number {
  const named = types.findIndex(type => type.name === name)
  const exact = types[named]
  if (exact === undefined || weight === null || exact.weight === weight || exact.event === null) return named
  const sibling = types.findIndex(type => type.event === exact.event && type.weight === weight)
  return sibling === -1 ? named : sibling
}

/** The row of the type that folded stacks are printed of: collapsers keep perf's first event, whichever has the most samples. */
export function foldedSampleType({ format, defaultSampleType }: ProfileMeta): number {
  return format === 'perf-script' ? 0 : defaultSampleType
}
