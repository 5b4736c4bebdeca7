// Moments as people and servers write them, as milliseconds since 1970. Forms: Pyroscope's `attime` package.

/** In milliseconds; a month and a year are as long as they are for most people's questions. */
const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 7 * 86_400_000],
  ['M', 30 * 86_400_000],
  ['y', 365 * 86_400_000],
])

const RELATIVE = /^now(?:-(\d{1,9})([smhdwMy]))?$/
/** A date with or without a time; without a zone it is UTC. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** `now`, `now-1h`, RFC 3339, YYYYMMDD, or a number whose digits tell its unit: 13 ms, 16 µs, 19 ns, else seconds. Null for anything else. */
export function momentMs(text: string, nowMs: number): number | null {
  const relative = RELATIVE.exec(text)
  if (relative !== null) {
    const [, count = '0', unit = 's'] = relative
    return nowMs - Number(count) * (UNITS_MS.get(unit) ?? 0)
  }
  if (/^\d{1,19}$/.test(text)) return ofDigits(text)
  const iso = ISO.exec(text)
  if (iso === null) return null
  const ms = Date.parse(text.includes('T') && iso[1] === undefined ? `${text}Z` : text)
  return Number.isNaN(ms) ? null : ms
}

function ofDigits(digits: string): number | null {
  if (digits.length === 8) {
    const ms = Date.parse(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
    return Number.isNaN(ms) ? null : ms
  }
  // By text: nanoseconds since 1970 are more than a number holds exactly.
  if (digits.length >= 13) return Number(digits.slice(0, 13))
  return Number(digits) * 1000
}
