// Figures as Instruments prints them: `4.93 s  100.0%`, `846.00 ms`, `96.08 Gc`, ` 429.93 MB`.

export type Measure = 'time' | 'cycles' | 'bytes' | 'count'

const UNITS: ReadonlyMap<string, readonly [Measure, number]> = new Map([
  ['ns', ['time', 1]],
  ['\u00b5s', ['time', 1e3]],
  ['us', ['time', 1e3]],
  ['ms', ['time', 1e6]],
  ['s', ['time', 1e9]],
  ['min', ['time', 60e9]],
  ['h', ['time', 3_600e9]],
  ['cycles', ['cycles', 1]],
  ['Kc', ['cycles', 1e3]],
  ['Mc', ['cycles', 1e6]],
  ['Gc', ['cycles', 1e9]],
  ['Tc', ['cycles', 1e12]],
  ['Bytes', ['bytes', 1]],
  ['KB', ['bytes', 2 ** 10]],
  ['MB', ['bytes', 2 ** 20]],
  ['GB', ['bytes', 2 ** 30]],
  ['TB', ['bytes', 2 ** 40]],
])
const NUMBER = /^\s*([\d.,]{1,30})\s?([A-Za-z\u00b5]{0,8})(?:\s|$)/

/** Null for what is no figure; `-`, which stands for none, among it. */
export function printedNumber(text: string): { readonly measure: Measure; readonly value: number } | null {
  const [, digits, unit = ''] = NUMBER.exec(text) ?? []
  const known = UNITS.get(unit) ?? (unit === '' ? (['count', 1] as const) : undefined)
  if (digits === undefined || known === undefined) return null
  const [measure, scale] = known
  const value = Math.round(Number(digits.replaceAll(',', '')) * scale)
  return Number.isFinite(value) ? { measure, value } : null
}
