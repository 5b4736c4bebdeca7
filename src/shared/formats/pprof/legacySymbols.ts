// Names for the addresses of a legacy profile, which has none.

import type { Report } from '../format'
import { firstRangeAt } from './addressRanges'
import type { LegacyStacks } from './legacyStacks'
import type { Mapping } from './mappings'
import { programNames, type ProgramNames } from './programNames'

export type LegacySymbols = Pick<ProgramNames, 'needs' | 'give' | 'nameless' | 'giveNames'> & {
  /** Puts what was found to the locations, and says in the receipt what was not. */
  apply(report: Report): void
}

export function legacySymbols(stacks: LegacyStacks, mappings: readonly Mapping[]): LegacySymbols {
  const inside = firstRangeAt(mappings.map(({ start, limit }) => ({ start, limit })))
  const count = stacks.locationCount()
  const { needs, give, nameless, giveNames, nameOf, report } = programNames(mappings, {
    count,
    hasName: stacks.hasLines,
    addressOf: stacks.addressOf,
    mappingOf: location => inside(stacks.addressOf(location)),
  })
  return {
    needs,
    give,
    nameless,
    giveNames,
    apply(reported) {
      for (let location = 0; location < count; location++) {
        const name = nameOf(location)
        if (name !== null) stacks.line(location, stacks.fn(name, ''), 0)
      }
      report(reported)
    },
  }
}
