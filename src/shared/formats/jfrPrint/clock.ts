// The times of printed events: full dates in JSON, in text mostly the time of day alone.

export type Clock = {
  /** Nanoseconds from the first time that was read; 0 for what is no time. */
  read(text: string): number
  /** The moment that times count from, since 1970; null where only the time of day is known. */
  originMs(): number | null
}

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?/
const TIME_OF_DAY = /^(\d+):(\d+):(\d+)(?:[.,](\d+))?/
const NS_PER_MS = 1e6
const MS_PER_DAY = 86_400e3

export function clock(): Clock {
  let firstMs: number | null = null
  let firstNs = 0
  let lastMs = 0
  let hasDate = false

  /** Whole seconds and the digits behind them, apart: a date in nanoseconds is more than a double holds. */
  function since(ms: number, digits: string): number {
    const ns = Number(digits.padEnd(9, '0').slice(0, 9))
    if (firstMs === null) {
      firstMs = ms
      firstNs = ns
    }
    lastMs = ms
    return (ms - firstMs) * NS_PER_MS + ns - firstNs
  }

  return {
    read(text) {
      const [, date, fraction = '', zone = 'Z'] = ISO.exec(text) ?? []
      const dateMs = date === undefined ? NaN : Date.parse(date + zone)
      if (!Number.isNaN(dateMs)) {
        hasDate = true
        return since(dateMs, fraction)
      }
      const [whole, hours, minutes, seconds, digits = ''] = TIME_OF_DAY.exec(text) ?? []
      if (whole === undefined) return 0
      const ofDayMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
      // Recordings run past midnight: the day is the one on which the time is nearest to the one before.
      const days = firstMs === null ? 0 : Math.round((lastMs - ofDayMs) / MS_PER_DAY)
      return since(ofDayMs + days * MS_PER_DAY, digits)
    },
    originMs: () => (hasDate && firstMs !== null ? firstMs + firstNs / NS_PER_MS : null),
  }
}
