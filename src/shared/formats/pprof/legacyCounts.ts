// Counts of stacks as Go's runtime writes them as text: `goroutine profile: total 5`, and the like for threadcreate and others.

import { BARE_HEADER } from './header'
import { eachAddress } from './hexAddresses'
import { COUNT, NOT_A_SAMPLE, type LegacyOpener } from './legacyForm'

const HEADER = /^(\S+) profile: total (\d+)$/
const SAMPLE = /^(\d+) @((?: 0x[0-9a-f]+)+)$/

export const openCounts: LegacyOpener = (firstLine, stacks) => {
  const [, type, total] = HEADER.exec(firstLine) ?? []
  if (type === undefined) return null
  let isOver = false
  let missing = Number(total)
  return {
    hasMemoryMap: () => true,
    line(text) {
      isOver ||= text.startsWith('---')
      if (isOver) return null
      const [, count, addresses = ''] = SAMPLE.exec(text) ?? []
      const stack: number[] = []
      if (!eachAddress(addresses, (low, high) => stack.push(stacks.location(low, high, 1))) || count === undefined) return NOT_A_SAMPLE
      stacks.add(stack, [Number(count)])
      missing -= Number(count)
      return null
    },
    missing: () => missing,
    header: () => ({ ...BARE_HEADER, sampleTypes: [{ type, unit: COUNT }], periodType: { type, unit: COUNT }, period: 1 }),
  }
}
