// Samples of callstacks: of the kernel's perf (`linux.perf`), and those that a program streams of itself (Chrome).

import type { ProfileBuilder, ProfileEnd } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import type { PerfettoNames } from './names'

export type PerfettoSamples = {
  /** `timeNs` since whatever the trace's clock counts from; NaN where it is not known. */
  add(stack: number, processId: number | null, threadId: number, timeNs: number): void
  end(): ProfileEnd
}

export function perfettoSamples(builder: ProfileBuilder, names: PerfettoNames, report: Report): PerfettoSamples {
  let type = NONE
  let startNs = NaN
  let endNs = NaN
  return {
    add(stack, processId, threadId, timeNs) {
      if (type === NONE) type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
      if (Number.isNaN(startNs)) startNs = timeNs
      if (timeNs < startNs) report('samples earlier than the first, put at its time', null)
      endNs = timeNs > endNs || Number.isNaN(endNs) ? timeNs : endNs
      const own = names.thread(threadId) ?? (processId === null ? null : names.process(processId))
      const thread = builder.thread({ name: own ?? `thread ${threadId}`, processId, threadId })
      const isTimed = !Number.isNaN(timeNs) && !Number.isNaN(startNs)
      const row = builder.sample(stack, isTimed ? { thread, timeNs: Math.max(0, timeNs - startNs) } : { thread })
      builder.weigh(row, type, 1)
    },
    end: () => (endNs > startNs ? { durationNs: endNs - startNs } : {}),
  }
}
