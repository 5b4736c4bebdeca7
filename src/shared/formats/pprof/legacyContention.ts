// Time spent waiting for locks, as text: `--- contentionz 1 ---` of C++ servers, `--- mutex:` and `--- contention:` of Go.

import { BARE_HEADER, type Header } from './header'
import { eachAddress } from './hexAddresses'
import { openJavaContention } from './legacyJava'
import { COUNT, NOT_A_SAMPLE, type LegacyForm, type LegacyOpener } from './legacyForm'

const HEADER = /^--- (?:contentionz |mutex:|contention:)/
const JAVA_HEADER = '--- contentionz 1 ---'
/** Cycles waited and how often. */
const SAMPLE = /^(\d+) +(\d+) @([ x0-9a-f]*)/
/** Only Java's form has these. */
const JAVA_ATTRIBUTES = ['format', 'resolution']
const NS_PER_MS = 1e6

export const openContention: LegacyOpener = (firstLine, stacks) => {
  if (!HEADER.test(firstLine)) return null
  const attributes = new Map<string, string>()
  let java: LegacyForm | null = null
  let hasSamples = false
  let isOver = false

  function numberOf(attribute: string): number {
    return Number(attributes.get(attribute) ?? 0)
  }

  return {
    hasMemoryMap: () => java === null,
    line(text) {
      if (java !== null) return java.line(text)
      isOver ||= text.startsWith('---')
      if (isOver) return null
      const equals = text.indexOf('=')
      if (!hasSamples && equals !== -1) {
        const name = text.slice(0, equals).trim()
        attributes.set(name, text.slice(equals + 1).trim())
        if (firstLine === JAVA_HEADER && JAVA_ATTRIBUTES.includes(name)) java = openJavaContention(attributes, stacks)
        return null
      }
      hasSamples = true
      const [, cycles, count, addresses = ''] = SAMPLE.exec(text) ?? []
      const stack: number[] = []
      if (!eachAddress(addresses, (low, high) => stack.push(stacks.location(low, high, 1))) || cycles === undefined) return NOT_A_SAMPLE
      const period = attributes.has('sampling period') ? numberOf('sampling period') : 1
      stacks.add(stack, unsampled(Number(cycles), Number(count), period, numberOf('cycles/second')))
      return null
    },
    header: (): Header =>
      java?.header() ?? {
        ...BARE_HEADER,
        sampleTypes: [
          { type: 'contentions', unit: COUNT },
          { type: 'delay', unit: 'nanoseconds' },
        ],
        periodType: { type: 'contentions', unit: COUNT },
        period: attributes.has('sampling period') ? numberOf('sampling period') : 1,
        durationNs: numberOf('ms since reset') * NS_PER_MS,
      },
  }
}

/** How often, and how long in nanoseconds. */
function unsampled(cycles: number, count: number, period: number, cyclesPerSecond: number): [number, number] {
  if (period <= 0) return [count, cycles]
  const delay = cyclesPerSecond > 0 ? Math.trunc((cycles * period) / (cyclesPerSecond / 1e9)) : cycles
  return [count * period, delay]
}
