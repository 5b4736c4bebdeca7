// Times and sizes as `jfr print` writes them: exact in JSON, rounded to three digits in text.

const NS_PER: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3_600e9],
  ['d', 86_400e9],
])
const BYTE_UNITS: readonly string[] = ['', 'k', 'M', 'G', 'T', 'P', 'E']
const STEP = 1024
/** How java.time.Duration starts. */
const ISO = 'PT'
const NS_PER_SECOND = 1e9
/** No time takes more to write; looking for numbers in longer texts would take the square of their length. */
const MAX_SPAN_CHARACTERS = 64

/** Of `PT1M1.5S` (java.time.Duration); NaN for anything else. */
export function isoDurationNs(text: string): number {
  const [whole, hours = '0', minutes = '0', seconds = '0'] = /^PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?$/.exec(text) ?? []
  return whole === undefined ? NaN : Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * NS_PER_SECOND)
}

/** Of `1.23 ms` or `1 h 2 m`, or exact as in JSON, where the event does not say what it measures; NaN for `N/A` and the like. */
export function spanNs(text: string): number {
  if (text.length > MAX_SPAN_CHARACTERS) return NaN
  if (text.startsWith(ISO)) return isoDurationNs(text)
  const parts = Array.from(
    text.matchAll(/([-\d.,]{1,40}) (\p{L}{1,40})/gu),
    ([, number, unit]) => decimal(number) * (NS_PER.get(unit) ?? NaN),
  )
  return parts.length === 0 ? NaN : parts.reduce((sum, part) => sum + part, 0)
}

/** Of `18.3 MB` or `24 bytes`, a kB being 1024; NaN for anything else. */
export function byteCount(text: string): number {
  const [, number, prefix] = /^([-\d.,]+) (?:([kMGTPE]?)B|bytes?)$/.exec(text) ?? []
  return number === undefined ? NaN : Math.round(decimal(number) * STEP ** BYTE_UNITS.indexOf(prefix ?? ''))
}

/** Whether a quantity was rounded when it was printed: only whole bytes and exact times are not. */
export function isRounded(text: string): boolean {
  return !text.startsWith(ISO) && !/^-?\d+ bytes?$/.test(text)
}

/** Numbers are printed as people write them where the JVM ran. */
function decimal(text: string): number {
  return Number(text.replace(',', '.'))
}
