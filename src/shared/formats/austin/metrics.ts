// What the numbers at the end of a line of Austin's are: one of the mode, or three in full mode (time, whether idle, memory).

import type { ProfileBuilder } from '../../profile/builder'

export type Metrics = {
  /** False where the numbers are not those that the file began with. */
  weigh(sample: number, values: string): boolean
}

/** `mode` is '' where the file has no header; `values` are those of the first sample. */
export function metricsOf(builder: ProfileBuilder, mode: string, values: string): Metrics {
  if (values.includes(',')) return fullMetrics(builder)
  const type = mode === 'memory' ? timeType(builder, 'alloc', 'bytes') : timeType(builder, mode === 'cpu' ? 'cpu' : 'wall', 'microseconds')
  return {
    weigh(sample, text) {
      if (text.includes(',')) return false
      builder.weigh(sample, type, Number(text))
      return true
    },
  }
}

function timeType(builder: ProfileBuilder, name: string, unit: string): number {
  return builder.sampleType({ name, unit, weight: null, event: null })
}

/** The wall clock's time, the part of it that was not idle, and the growth and shrinking of resident memory. */
function fullMetrics(builder: ProfileBuilder): Metrics {
  const wall = timeType(builder, 'wall', 'microseconds')
  const cpu = timeType(builder, 'cpu', 'microseconds')
  const grown = timeType(builder, 'alloc', 'bytes')
  const shrunk = timeType(builder, 'released', 'bytes')
  return {
    weigh(sample, text) {
      const [time, idle, memory] = text.split(',').map(Number)
      if (memory === undefined) return false
      builder.weigh(sample, wall, time)
      if (idle === 0) builder.weigh(sample, cpu, time)
      builder.weigh(sample, memory >= 0 ? grown : shrunk, Math.abs(memory))
      return true
    },
  }
}
