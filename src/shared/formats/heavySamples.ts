// Says where one sample weighs more than all others could: a counter that ran over, or a recorder's fault, more often than a cost.

import { sumOf } from '../base/columns'
import { NONE, type Profile } from '../profile/profile'
import type { Report } from './format'

/** Formats that take samples and say what each stands for; elsewhere a row may well be an event that lasted. */
const SAMPLED: readonly string[] = ['perf-script', 'perf-data', 'pprof']
/** Among fewer any of them may be large. */
const MIN_ROWS = 20
/** So many times all others together. */
const HEAVY = 10

export function reportHeavySamples({ meta, samples }: Profile, report: Report): void {
  if (!SAMPLED.includes(meta.format) || samples.stack.length < MIN_ROWS) return
  meta.sampleTypes.forEach(({ name, weight, event }, type) => {
    if (weight !== 'period') return
    const counted = meta.sampleTypes.findIndex(other => other.weight === 'samples' && other.event === event)
    if (counted === NONE) return
    const values = samples.values[type]
    const heaviest = values.reduce((best, value, row) => (value > values[best] ? row : best), 0)
    const others = sumOf(values) - values[heaviest]
    if (samples.values[counted][heaviest] === 1 && others > 0 && values[heaviest] > HEAVY * others)
      report(`sample of ${name} that weighs over ${HEAVY} times as much as all others together`, { unit: 'sample', at: heaviest + 1 })
  })
}
