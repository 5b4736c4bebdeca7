// A length of time as a person says it.

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
]

/** `1 day`, `2.5 hours`: in the largest unit that it has one of. */
export function spanText(ms: number): string {
  const [unitMs, unit] = UNITS.find(([size]) => ms >= size * ALMOST) ?? UNITS[UNITS.length - 1]
  const count = Math.round((ms / unitMs) * 10) / 10
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** 59.99 minutes are an hour to a person. */
const ALMOST = 0.999
