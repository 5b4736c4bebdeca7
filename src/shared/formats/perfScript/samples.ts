// The samples of a recording: for each event its periods and its counts, which only the whole file tells apart.

import { float64Column, int32Column } from '../../base/columns'
import type { ProfileBuilder } from '../../profile/builder'
import type { Profile, SampleType } from '../../profile/profile'

export type Samples = {
  /** `period` and `seconds` are NaN where the file has none. Time is in two parts, see EventFields. */
  add(stack: number, thread: number, event: number, period: number, seconds: number, fractionNs: number): void
  readonly length: () => number
  /** Samples without a period of events that have one elsewhere: they weigh 1. */
  readonly withoutPeriod: () => number
  finish(builder: ProfileBuilder, eventNames: readonly string[], facts: readonly (readonly [string, string])[]): Profile
}

const NS_PER_SECOND = 1e9
/** Events whose period is time: their kernel names are the same everywhere. */
const CLOCK = /^(cpu|task)-clock($|:)/

export function sampleColumns(): Samples {
  const stack = int32Column()
  const thread = int32Column()
  const event = int32Column()
  const period = float64Column()
  const timeNs = float64Column()
  const counts: number[] = []
  const periods: number[] = []
  let firstSeconds = NaN
  let earliestNs = Infinity
  let latestNs = -Infinity

  function timeOf(seconds: number, fractionNs: number): number {
    // A sample without a time among others with one stands where the last one does, before all others at the start.
    if (Number.isNaN(seconds)) return latestNs
    if (Number.isNaN(firstSeconds)) firstSeconds = seconds
    const ns = (seconds - firstSeconds) * NS_PER_SECOND + fractionNs
    earliestNs = Math.min(earliestNs, ns)
    latestNs = Math.max(latestNs, ns)
    return ns
  }

  return {
    add(stackRow, threadRow, eventRow, weight, seconds, fractionNs) {
      stack.push(stackRow)
      thread.push(threadRow)
      event.push(eventRow)
      // As collapsers do: a period of 0 counts as none.
      period.push(weight > 0 ? weight : 1)
      timeNs.push(timeOf(seconds, fractionNs))
      counts[eventRow] = (counts[eventRow] ?? 0) + 1
      if (weight > 0) periods[eventRow] = (periods[eventRow] ?? 0) + 1
    },
    length: stack.length,
    withoutPeriod: () => counts.reduce((sum, count, row) => sum + (periods[row] === undefined ? 0 : count - periods[row]), 0),
    finish(builder, eventNames, facts) {
      const length = stack.length()
      const types: SampleType[] = []
      const values: Float64Array[] = []
      const periodColumn = eventNames.map(() => -1)
      const countColumn = eventNames.map((name, row) => {
        if (periods[row] !== undefined) {
          periodColumn[row] = types.push({ name, unit: CLOCK.test(name) ? 'nanoseconds' : 'count', weight: 'period', event: name }) - 1
        }
        const countName = periods[row] === undefined ? name : uniqueName(`${name}:samples`, eventNames)
        return types.push({ name: countName, unit: 'samples', weight: 'samples', event: name }) - 1
      })
      for (const type of types) {
        builder.sampleType(type)
        values.push(new Float64Array(length))
      }
      for (let row = 0; row < length; row++) {
        const eventRow = event.get(row)
        values[countColumn[eventRow]][row] = 1
        if (periodColumn[eventRow] !== -1) values[periodColumn[eventRow]][row] = period.get(row)
      }
      const hasTimes = latestNs !== -Infinity
      const most = counts.reduce((best, count, row) => (count > (counts[best] ?? 0) ? row : best), 0)
      const defaultSampleType = types[periodColumn[most] === -1 ? countColumn[most] : periodColumn[most]]?.name ?? null
      const durationNs = hasTimes ? latestNs - earliestNs : null
      const profile = builder.finish({ sampleCount: length, durationNs, facts, defaultSampleType })
      return {
        ...profile,
        samples: {
          stack: stack.finish(),
          timeNs: hasTimes ? timeNs.finish().map(ns => Math.max(0, ns - earliestNs)) : null,
          thread: profile.threads.length > 0 ? thread.finish() : null,
          labelSet: null,
          values,
        },
      }
    },
  }
}

function uniqueName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? uniqueName(`${name}*`, taken) : name
}
