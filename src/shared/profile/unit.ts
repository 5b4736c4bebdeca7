// The unit that a weight is shown in.

import type { SampleType } from './profile'

/** Of a plain count the sample type's own name is the better unit: `12 samples`, `3 alloc_objects`. */
export function unitOf(type: SampleType | undefined): string {
  if (type === undefined) return ''
  return type.unit === 'count' || type.unit === '' ? type.name : type.unit
}
