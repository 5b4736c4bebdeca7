// How much memory a profile is about: shares of a few kilobytes are shares of nothing.

import { measureOf } from '../../analysis/measure'
import type { Facts } from './facts'

/** Below this no program is short of memory, and nobody notices what it would save. */
const TINY_BYTES = 256 << 10

/** The bytes of everything that a memory profile holds; null for other measures, and where the file weighs none. */
function bytesOf({ profile, measure, unit, total }: Facts): number | null {
  if (measure !== 'alloc' && measure !== 'in-use') return null
  if (unit === 'bytes') return total
  const type = profile.meta.sampleTypes.findIndex((each, at) => each.unit === 'bytes' && measureOf(profile, at) === measure)
  if (type === -1) return null
  let sum = 0
  for (const value of profile.samples.values[type]) sum += value
  return sum
}

/** The bytes of a memory profile that is too small to matter, else null. */
export function tinyBytes(facts: Facts): number | null {
  const bytes = bytesOf(facts)
  return bytes !== null && bytes < TINY_BYTES ? bytes : null
}
