// What two windows changed of the same kept thing, each from what it knew: both changes count, as far as they can.

import { isRecord } from '../../shared/base/json'
import { isDeepStrictEqual } from 'node:util'

/**
 * `kept` with what changed between `before`, which somebody knew, and `after`, which they want kept. Records are merged key by key and
 * lists by their elements; of one thing that both changed, `after` is right. What `before` and `after` do not name stays.
 */
export function mergedChange(kept: unknown, before: unknown, after: unknown): unknown {
  if (isDeepStrictEqual(before, after)) return kept
  if (kept === undefined || isDeepStrictEqual(kept, before)) return after
  if (isRecord(kept) && isRecord(after)) return mergedRecords(kept, isRecord(before) ? before : {}, after)
  if (Array.isArray(kept) && Array.isArray(after)) return mergedLists(kept, Array.isArray(before) ? before : [], after)
  return after
}

type Entries = Readonly<Record<string, unknown>>

function mergedRecords(kept: Entries, before: Entries, after: Entries): Entries {
  const keys = [...new Set([...Object.keys(kept), ...Object.keys(after)])]
  const entries = keys.map(key => [key, key in after || key in before ? mergedEntry(key, kept, before, after) : own(kept, key)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function mergedEntry(key: string, kept: Entries, before: Entries, after: Entries): unknown {
  return mergedChange(own(kept, key), own(before, key), own(after, key))
}

/** `constructor` is a key like any other. */
function own(record: Entries, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** In the order of `after`; what another added comes last. */
function mergedLists(kept: readonly unknown[], before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const has = (list: readonly unknown[], value: unknown) => list.some(each => isDeepStrictEqual(each, value))
  return [
    ...after.filter(value => !has(before, value) || has(kept, value)),
    ...kept.filter(value => !has(before, value) && !has(after, value)),
  ]
}
