// GHC's cost centres as frames: a label in a module, with the place that it stands for.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'

/** `Shop.hs:10:1-58`, `Shop.hs:(4,1)-(8,20)`; all else (`<built-in>`, `<entire-module>`) is no place. */
const PLACE = /^([^<>]*?):\(?(\d{1,9})[:,]/

export function costCentre(builder: ProfileBuilder, label: string, module: string, source: string): number {
  const [, file = null, line] = PLACE.exec(source) ?? []
  const startLine = line === undefined ? NONE : Number(line)
  const fn = builder.fn({ name: label === '' ? '(unknown)' : label, file, startLine, module })
  return builder.frame(fn, startLine, NONE, frameFlags(label === 'GC' && module === 'GC' ? 'gc' : 'native'))
}

export type GhcTypes = { readonly ticks: number; readonly time: number; readonly bytes: number }

export function ghcTypes(builder: ProfileBuilder): GhcTypes {
  return {
    ticks: builder.sampleType({ name: 'ticks', unit: 'count', weight: 'samples', event: 'cpu' }),
    time: builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' }),
    bytes: builder.sampleType({ name: 'alloc-bytes', unit: 'bytes', weight: null, event: null }),
  }
}
