// Units of benchmark tools: compared across prefixes, shown in the one that keeps the figures short, never across kinds.

import { formatCount, nsPerUnit } from '../base/quantity'

/** `scale`: how much of the kind's base unit one of this unit is. Two units of the same `kind` can be compared. */
export type UnitKind = { readonly kind: string; readonly scale: number }

/** How a measure is written: its values times `factor`, in `unit`. */
export type Shown = { readonly factor: number; readonly unit: string }

const NS_PER_SECOND = 1e9
/** Largest first. */
const TIMES: readonly (readonly [string, number])[] = [
  ['s', NS_PER_SECOND],
  ['ms', 1e6],
  ['µs', 1e3],
  ['ns', 1],
]
/** Benchmarks write decimal megabytes a second (Go's `testing`, JMH's `MB/sec`). */
const BYTES: ReadonlyMap<string, number> = new Map([
  ['B', 1],
  ['bytes', 1],
  ['KB', 1e3],
  ['kB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
])
/** JMH's spellings that profiles do not have. */
const LONG_TIMES: ReadonlyMap<string, number> = new Map([
  ['sec', NS_PER_SECOND],
  ['min', 60 * NS_PER_SECOND],
  ['hr', 3600 * NS_PER_SECOND],
  ['day', 86_400 * NS_PER_SECOND],
])

/** `us/op` is a time an operation, `ops/us` operations a time, `MB/s` bytes a time; what is none of these is its own kind. */
export function unitKind(unit: string): UnitKind {
  const slash = unit.indexOf('/')
  const [head, tail] = slash < 0 ? [unit, ''] : [unit.slice(0, slash), unit.slice(slash + 1)]
  const headNs = nsOf(head)
  if (headNs !== null) return { kind: tail === '' ? 'time' : `time/${tail}`, scale: headNs }
  const bytes = BYTES.get(head)
  const tailNs = nsOf(tail)
  const [name, size] = bytes === undefined ? [head, 1] : ['B', bytes]
  if (tailNs !== null) return { kind: `${name}/time`, scale: size / tailNs }
  return { kind: tail === '' ? name : `${name}/${tail}`, scale: size }
}

function nsOf(unit: string): number | null {
  return nsPerUnit(unit) ?? LONG_TIMES.get(unit) ?? null
}

/** What values in `unit` must be multiplied by to be in `wanted`; null where the two are of different kinds. */
export function unitFactor(unit: string, wanted: string): number | null {
  const [from, to] = [unitKind(unit), unitKind(wanted)]
  if (from.kind !== to.kind) return null
  return from.scale === to.scale ? 1 : from.scale / to.scale
}

/** The prefix in which `typical` has one to three digits before the point, for times and for what is per time. */
export function shownIn(unit: string, typical: number): Shown {
  const { kind, scale } = unitKind(unit)
  const size = Math.abs(typical) * scale
  if (kind === 'time' || kind.startsWith('time/')) {
    const [name, ns] = TIMES.find(([, step]) => size >= step) ?? TIMES[TIMES.length - 1]
    return { factor: scale / ns, unit: kind === 'time' ? name : `${name}${kind.slice('time'.length)}` }
  }
  if (kind.endsWith('/time') && !kind.startsWith('B/')) {
    const [name, ns] = TIMES.find(([, step]) => size * step < 1000) ?? TIMES[0]
    const perSecond = size * NS_PER_SECOND < 1000 ? TIMES[0] : ([name, ns] as const)
    return { factor: scale * perSecond[1], unit: `${kind.slice(0, -'/time'.length)}/${perSecond[0]}` }
  }
  return { factor: 1, unit }
}

/** The digits of a benchmark worth reading. */
const DIGITS = 4

/** Four digits, no exponent, no unit; larger whole numbers are written out. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  if (Number.isInteger(value)) return formatCount(value)
  if (size >= 10 ** (DIGITS - 1)) return formatCount(Math.round(value))
  const text = size < 1e-6 ? size.toExponential(DIGITS - 1) : size.toPrecision(DIGITS)
  return value < 0 ? `−${text}` : text
}

/** `10.20 ms` */
export function shownValue(value: number, { factor, unit }: Shown): string {
  return unit === '' ? digits(value * factor) : `${digits(value * factor)} ${unit}`
}
