// What a page may ask of a profiling server that the host has spoken to: which services, labels and values there are, and how much over time.

/** The page holds its id, never what is sent to it. */
export type ProfileServer = {
  readonly id: string
  /** Its address as it may be shown and kept. */
  readonly address: string
  /** `Pyroscope`, `Parca`. */
  readonly title: string
  /** How far its clock is ahead of this machine's; 0 where they agree to a minute. */
  readonly clockAheadMs: number
}

export type SpanMs = { readonly startMs: number; readonly endMs: number }

/** A label that must have this value. */
export type LabelMatch = { readonly name: string; readonly value: string }

/** Which profiles: those of this type (`name:sample:unit:periodType:periodUnit`) that have all these labels, in a span of time. */
export type SpanChoice = SpanMs & { readonly type: string; readonly matches: readonly LabelMatch[] }

export type ServerQuestion =
  /** By a label that tells services apart: each with the types of profile that it has. */
  | ({ readonly kind: 'services' } & SpanMs)
  | ({ readonly kind: 'labels' } & SpanChoice)
  | ({ readonly kind: 'values'; readonly name: string } & SpanChoice)
  | ({ readonly kind: 'series' } & SpanChoice)

export type ServerService = { readonly match: LabelMatch; readonly types: readonly string[] }

/** How much was recorded in each step, whose end `timesMs` is. `unit` is the sample type's. */
export type ServerSeries = {
  readonly timesMs: readonly number[]
  readonly values: readonly number[]
  readonly stepMs: number
  readonly unit: string
}

export type ServerAnswer =
  | { readonly kind: 'services'; readonly services: readonly ServerService[] }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'series'; readonly series: ServerSeries }

const TYPE_PARTS = 5

/** The sample type's name and unit, of a type as servers name it; null for what is none. */
export function sampleOfType(type: string): { readonly name: string; readonly sample: string; readonly unit: string } | null {
  const parts = type.split(':')
  if (parts.length < TYPE_PARTS) return null
  const [name, sample, unit] = parts
  return { name, sample, unit }
}

/** A state of one moment, of which a server has many snapshots: memory in use, goroutines, threads. Their sum over time means nothing. */
export function isInstantType(type: string): boolean {
  const of = sampleOfType(type)
  if (of === null || type.endsWith(':delta')) return false
  return /^inuse_/.test(of.sample) || /^(?:goroutines?|threadcreate)$/.test(of.name)
}

/** A selector for all of them: `{service_name="shop",pod="a"}`. Names that are no plain words are quoted, as Prometheus 3 has it. */
export function selectorOf(matches: readonly LabelMatch[]): string {
  return `{${matches.map(({ name, value }) => `${/^[a-z_]\w*$/i.test(name) ? name : JSON.stringify(name)}=${JSON.stringify(value)}`).join(',')}}`
}
