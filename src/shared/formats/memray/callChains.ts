// The frames of memray's exports as stacks: both list them leaf first.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'

export function memrayTypes(builder: ProfileBuilder): { readonly bytes: number; readonly blocks: number } {
  return {
    bytes: builder.sampleType({ name: 'in-use-bytes', unit: 'bytes', weight: 'period', event: 'in-use' }),
    blocks: builder.sampleType({ name: 'in-use', unit: 'count', weight: 'samples', event: 'in-use' }),
  }
}

/** A frame of Python's or, with `--native`, of a library in C. */
export function memrayFrame(builder: ProfileBuilder, name: string, file: string, line: number): number {
  const fn = builder.fn({ name: name === '' ? '(unknown)' : name, file })
  const isPython = file.endsWith('.py') || file.startsWith('<')
  return builder.frame(fn, line > 0 ? line : NONE, NONE, frameFlags(isPython ? 'interpreted' : 'unknown'))
}
