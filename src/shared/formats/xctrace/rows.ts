// The rows of an export: when a sample was taken, in which thread, and what it weighs.

import type { XmlTag } from '../../bytes/xmlTags'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE, type Profile, type SampleType } from '../../profile/profile'
import type { Report } from '../format'
import type { XctraceStacks } from './stacks'

export type XctraceRows = {
  start(tag: XmlTag): void
  /** `isWanted`: the row is one of a table of samples. */
  end(name: string, text: () => string, isWanted: boolean): void
  refer(name: string, id: string): void
  /** Null without a sample. */
  finish(): Profile | null
}

const SAMPLES: SampleType = { name: 'samples', unit: 'count', weight: 'samples', event: 'cpu' }
/** By the element that holds the weight. */
const WEIGHTS: ReadonlyMap<string, SampleType> = new Map([
  ['weight', { name: 'time', unit: 'nanoseconds', weight: 'period', event: 'cpu' }],
  ['cycle-weight', { name: 'cycles', unit: 'count', weight: 'period', event: 'cpu' }],
])
const TIME = 'sample-time'
const THREAD_ID = 'tid'
/** Longer ones are no names of threads: the pattern would go over their spaces again and again. */
const MAX_LABEL = 1000
/** `Main Thread (0x1a2b) (MyApp, pid: 100)` */
const THREAD_NAME = /^(.{0,200}?)(?: +\(?0x[\da-f]+\)?)?(?: +\((?:[^()]*, )?pid: (\d{1,10})\))?$/

export function xctraceRows(builder: ProfileBuilder, stacks: XctraceStacks, report: Report): XctraceRows {
  const numbers = new Map<string, number>()
  const threads = new Map<string, number>()
  const typeRows = new Map<SampleType, number>()
  let row = new Map<string, number>()
  let thread = NONE
  let openThread = { id: '', label: '' }
  let openNumber = ''
  let firstNs = NaN
  let lastNs = NaN

  function typeRow(type: SampleType): number {
    const known = typeRows.get(type) ?? builder.sampleType(type)
    typeRows.set(type, known)
    return known
  }

  function isNumber(name: string): boolean {
    return name === TIME || name === THREAD_ID || WEIGHTS.has(name)
  }

  function addSample(): void {
    const stack = stacks.take()
    const atNs = row.get(TIME) ?? NaN
    if (Number.isNaN(firstNs)) firstNs = atNs
    lastNs = Number.isNaN(atNs) ? lastNs : atNs
    const time = Number.isNaN(atNs) ? {} : { timeNs: Math.max(0, atNs - firstNs) }
    for (const [name, type] of WEIGHTS) if (row.has(name)) typeRow(type)
    const sample = builder.sample(stack ?? NONE, { thread, ...time })
    for (const [name, type] of WEIGHTS) builder.weigh(sample, row.has(name) ? typeRow(type) : NONE, row.get(name) ?? 0)
    builder.weigh(sample, typeRow(SAMPLES), 1)
  }

  return {
    start(tag) {
      const id = tag.attribute('id') ?? ''
      if (tag.name === 'row') {
        row = new Map()
        thread = NONE
        stacks.take()
      } else if (tag.name === 'thread') openThread = { id, label: tag.attribute('fmt') ?? '' }
      else if (isNumber(tag.name)) openNumber = id
    },
    end(name, text, isWanted) {
      if (isNumber(name)) {
        const said = text()
        if (said === '') return
        // Of what is no number the sample is left out and counted, as in every format.
        const value = Number(said)
        numbers.set(openNumber, value)
        row.set(name, value)
      } else if (name === 'thread') {
        const [, label = openThread.label, processId] = labelParts(openThread.label)
        const threadId = row.get(THREAD_ID) ?? NaN
        const ids = { processId: processId === undefined ? null : Number(processId), threadId: Number.isFinite(threadId) ? threadId : null }
        thread = builder.thread({ name: label, ...ids })
        threads.set(openThread.id, thread)
      } else if (name === 'row' && isWanted) addSample()
    },
    refer(name, id) {
      if (name === 'thread') thread = threads.get(id) ?? NONE
      else if (isNumber(name)) {
        const value = numbers.get(id)
        if (value === undefined) report('references that lead nowhere', null)
        else row.set(name, value)
      }
    },
    finish() {
      if (typeRows.size === 0) return null
      const [first] = [...WEIGHTS.values()].filter(type => typeRows.has(type))
      return builder.finish({ defaultSampleType: (first ?? SAMPLES).name, durationNs: lastNs > firstNs ? lastNs - firstNs : null })
    },
  }
}

function labelParts(label: string): readonly string[] {
  return (label.length > MAX_LABEL ? null : THREAD_NAME.exec(label)) ?? []
}
