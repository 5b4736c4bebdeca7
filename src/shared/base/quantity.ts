// The one place where numbers become words: units, prefixes and shares, the same in window, terminal and report.

/** Largest first; a value takes the first that it reaches. */
const TIME_STEPS: readonly (readonly [number, string])[] = [
  [3_600e9, 'h'],
  [60e9, 'min'],
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
]
const BYTE_STEPS: readonly (readonly [number, string])[] = [
  [2 ** 40, 'TiB'],
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
  [1, 'B'],
]
/** Nanoseconds in one of each unit that profiles use for time. */
const NS_PER: ReadonlyMap<string, number> = new Map([
  ['nanoseconds', 1],
  ['ns', 1],
  ['microseconds', 1e3],
  ['us', 1e3],
  ['µs', 1e3],
  ['milliseconds', 1e6],
  ['ms', 1e6],
  ['seconds', 1e9],
  ['s', 1e9],
])
const BYTES_PER: ReadonlyMap<string, number> = new Map([
  ['bytes', 1],
  ['byte', 1],
  ['b', 1],
  ['kilobytes', 2 ** 10],
  ['kb', 2 ** 10],
  ['megabytes', 2 ** 20],
  ['mb', 2 ** 20],
])

/** How many nanoseconds one of `unit` is, or null when the unit is not one of time. */
export function nsPerUnit(unit: string): number | null {
  return NS_PER.get(unit) ?? null
}

/** A value with its unit, in the prefix that keeps three digits: `1.32 s`, `4.5 MiB`, `12,345 samples`. */
export function formatValue(value: number, unit: string): string {
  const ns = NS_PER.get(unit)
  if (ns !== undefined) return formatDurationNs(value * ns)
  const bytes = BYTES_PER.get(unit)
  if (bytes !== undefined) return formatBytes(value * bytes)
  const plain = formatCount(value)
  return unit === '' || unit === 'count' ? plain : `${plain} ${unit}`
}

/** In a column of one unit: a count needs no word for what is counted in every row. */
export function formatCell(value: number, unit: string): string {
  return NS_PER.has(unit) || BYTES_PER.has(unit) ? formatValue(value, unit) : formatCount(value)
}

/** A difference: what grew has its sign too. */
export function signedValue(value: number, unit: string, format = formatValue): string {
  return `${value > 0 ? '+' : ''}${format(value, unit)}`
}

export function formatDurationNs(ns: number): string {
  return scaled(ns, TIME_STEPS)
}

export function formatBytes(bytes: number): string {
  return scaled(bytes, BYTE_STEPS)
}

/** Below it, two decimals show one digit or none. */
const SMALL = 0.1
const SMALL_DIGITS = 3

/** A count with thousands separators; up to two decimals where it is not whole, and three digits where it is less than a tenth. */
export function formatCount(count: number): string {
  if (!Number.isFinite(count)) return String(count)
  if (isSmall(count)) return smallText(count)
  return formatDecimals(count, Number.isInteger(count) ? 0 : 2).replace(/\.00$/, '')
}

/** With so many decimals, be they zeros: numbers of one axis have equally many. */
export function formatDecimals(number: number, decimals: number): string {
  const [whole = '', ...rest] = Math.abs(number).toFixed(decimals).split('.')
  return [(number < 0 ? '−' : '') + inThousands(whole), ...rest].join('.')
}

function isSmall(number: number): boolean {
  return number !== 0 && Math.abs(number) < SMALL
}

/** `0.000025`; with an exponent below a millionth. */
function smallText(number: number): string {
  return String(Number(number.toPrecision(SMALL_DIGITS))).replaceAll('-', '−')
}

function inThousands(digits: string): string {
  const first = digits.length % 3 || 3
  let text = digits.slice(0, first)
  for (let at = first; at < digits.length; at += 3) text += `,${digits.slice(at, at + 3)}`
  return text
}

/** A share (0..1) as `34.2 %`; what is there but too small to show is `<0.1 %`, never 0. */
export function formatShare(share: number): string {
  const percent = share * 100
  if (percent !== 0 && Math.abs(percent) < 0.05) return percent > 0 ? '<0.1 %' : '>−0.1 %'
  return `${signed(percent, 1)} %`
}

/** Half of the last digit of a printed share: what is nearer to nothing or to everything is printed as that. */
export const HALF_PRINTED_STEP = 0.0005

/** A share that is printed as everything. */
export function isAll(share: number): boolean {
  return share >= 1 - HALF_PRINTED_STEP
}

/** ` ± 2.9`, half of the interval about a share; empty where there is none, or where it would be printed as 0. */
export function plusMinus(error: number | null): string {
  return error === null || error < HALF_PRINTED_STEP ? '' : ` ± ${(error * 100).toFixed(1)}`
}

function scaled(value: number, steps: readonly (readonly [number, string])[]): string {
  const size = Math.abs(value)
  const last = steps[steps.length - 1]
  const at = steps.findIndex(([from]) => size >= from)
  const reached = steps[at] ?? last
  const above = steps[at - 1]
  if (reached === undefined) return String(value)
  // What is rounded up to the next prefix has that: 1.00 MiB, not 1024 KiB.
  const step = above !== undefined && rounded(size / reached[0]) * reached[0] >= above[0] ? above : reached
  const [from, unit] = value === 0 && last !== undefined ? last : step
  const number = value / from
  if (isSmall(number)) return `${smallText(number)} ${unit}`
  return `${signed(number, decimalsFor(number, from === 1))} ${unit}`
}

function rounded(number: number): number {
  return Number(number.toFixed(decimalsFor(number, false)))
}

function decimalsFor(number: number, isBaseUnit: boolean): number {
  if (isBaseUnit && Number.isInteger(number)) return 0
  const size = Math.abs(number)
  if (size >= 100) return 0
  return size >= 10 ? 1 : 2
}

/** A true minus sign, as wide as a digit, so that columns of numbers keep their place. */
function signed(number: number, decimals: number): string {
  const text = Math.abs(number).toFixed(decimals)
  return number < 0 && Number(text) !== 0 ? `−${text}` : text
}

/** A part of a whole as a share; a dash where there is nothing to be a part of. */
export function shareOf(value: number, whole: number): string {
  return whole === 0 ? '–' : formatShare(value / whole)
}
