// The tables at the end of hprof's text: samples, times of methods, or sites of allocation, each row with the number of its stack.

import type { ProfileBuilder, ProfileEnd } from '../../profile/builder'

export type HprofRow = {
  readonly trace: string
  readonly className: string | null
  /** Sample type and value. */
  readonly values: readonly (readonly [number, number])[]
}
export type HprofTable = { row(text: string): HprofRow | null }
export type HprofTables = {
  /** The table that this line begins, or null. */
  heading(text: string): HprofTable | null
  isEnd(text: string): boolean
  /** The number of samples, where the file says it. */
  end(): ProfileEnd
}

const SAMPLES = /^CPU SAMPLES BEGIN \(total = (\d{1,15})\)/
const TIMES = /^CPU TIME \(ms\) BEGIN \(total = (\d{1,15})\)/
const SITES = /^SITES BEGIN /
const END = /^(?:CPU SAMPLES|CPU TIME \(ms\)|SITES) END/
/** Rank, own and accumulated percent, count, trace, method. */
const CPU_ROW = /^ *\d{1,9} +([\d.]{1,10})% +[\d.]{1,10}% +(\d{1,15}) +(\d{1,10}) +\S/
/** Rank, percents, live bytes and objects, allocated bytes and objects, trace, class. */
const SITE_ROW = /^ *\d{1,9} +[\d.]{1,10}% +[\d.]{1,10}% +(\d{1,18}) +(\d{1,18}) +(\d{1,18}) +(\d{1,18}) +(\d{1,10}) +(\S.*)$/
const NS_PER_MS = 1e6

export function hprofTables(builder: ProfileBuilder): HprofTables {
  let sampleCount: number | undefined

  function samples(total: number): HprofTable {
    sampleCount = total
    const type = builder.sampleType({ name: 'cpu', unit: 'samples', weight: null, event: null })
    return {
      row(text) {
        const [, , count, trace] = CPU_ROW.exec(text) ?? []
        return trace === undefined ? null : { trace, className: null, values: [[type, Number(count)]] }
      },
    }
  }

  /** Times are percents of the total; the count is that of the calls. */
  function times(totalMs: number): HprofTable {
    const type = builder.sampleType({ name: 'time', unit: 'nanoseconds', weight: 'period', event: 'time' })
    const calls = builder.sampleType({ name: 'calls', unit: 'count', weight: 'samples', event: 'time' })
    return {
      row(text) {
        const [, percent, count, trace] = CPU_ROW.exec(text) ?? []
        if (trace === undefined) return null
        const timeNs = Math.round((Number(percent) / 100) * totalMs * NS_PER_MS)
        return {
          trace,
          className: null,
          values: [
            [type, timeNs],
            [calls, Number(count)],
          ],
        }
      },
    }
  }

  function sites(): HprofTable {
    const pair = (name: string) =>
      [
        builder.sampleType({ name: `${name}-bytes`, unit: 'bytes', weight: 'period', event: name }),
        builder.sampleType({ name, unit: 'count', weight: 'samples', event: name }),
      ] as const
    const [liveBytes, live] = pair('in-use')
    const [allBytes, all] = pair('alloc')
    return {
      row(text) {
        const [, bytes, objects, allocatedBytes, allocated, trace, className = ''] = SITE_ROW.exec(text) ?? []
        if (trace === undefined) return null
        const values = [
          [liveBytes, Number(bytes)],
          [live, Number(objects)],
          [allBytes, Number(allocatedBytes)],
          [all, Number(allocated)],
        ] as const
        return { trace, className, values }
      },
    }
  }

  return {
    heading(text) {
      const [, count] = SAMPLES.exec(text) ?? []
      if (count !== undefined) return samples(Number(count))
      const [, total] = TIMES.exec(text) ?? []
      if (total !== undefined) return times(Number(total))
      return SITES.test(text) ? sites() : null
    },
    isEnd: text => END.test(text),
    end: () => (sampleCount === undefined ? {} : { sampleCount }),
  }
}
