// The last step of every reader: what cannot be added up or shown is left out and counted, whichever format it came from.

import { sumOf } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { cutEnd } from '../base/text/cut'
import type { FunctionSource } from '../profile/functionSource'
import { NONE, type Profile, type SampleType, type Thread } from '../profile/profile'
import { pickSamples } from '../profile/pickSamples'
import { isMoment, isWeight } from '../profile/weight'
import type { ReadError, Report } from './format'
import { withStacks } from './stackless'

/** The same profile where all is well, which costs one pass over the columns. */
export function guardedProfile(profile: Profile, report: Report): Result<Profile, ReadError> {
  const dropped = unusableRows(profile)
  const kept = dropped.size === 0 ? profile : without(profile, dropped)
  for (const row of dropped)
    report('samples whose weight or time is no number that can be added up, left out', { unit: 'sample', at: row + 1 })
  if (kept.samples.stack.length === 0 && dropped.size > 0) {
    return fail({ kind: 'no-weights', format: profile.meta.format, samples: dropped.size })
  }
  if (holdsNothing(kept)) return fail({ kind: 'empty', format: kept.meta.format })
  kept.samples.values.forEach((column, type) => {
    const { name } = kept.meta.sampleTypes[type]
    // Of single values that large the readers say so, with the place.
    const isRounded = Math.abs(sumOf(column)) > Number.MAX_SAFE_INTEGER && column.every(isExact)
    if (isRounded) report(`${name} adds up to more than 2^53: its sums are rounded`, null)
  })
  reportHeavySamples(kept, report)
  return ok(withStacks({ ...kept, threads: cutThreads(kept.threads, report) }, report))
}

/** Samples that are nowhere and weigh nothing: there is nothing to be shown. */
function holdsNothing(profile: Profile): boolean {
  return profile.samples.stack.every(stack => stack === NONE) && weighsNothing(profile)
}

/** The same of who needs functions only. */
export function holdsNoFunction({ meta, functions, weigh }: FunctionSource): boolean {
  return functions.name.length === 0 && meta.sampleTypes.every((_, type) => weigh(type).sizeOfAll === 0)
}

/** Whether no sample weighs anything in any sample type. */
export function weighsNothing({ samples }: Profile): boolean {
  return samples.values.every(column => column.every(value => value === 0))
}

function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
}

/** By row of the samples; nearly always empty. */
function unusableRows({ samples }: Profile): ReadonlySet<number> {
  const rows = new Set<number>()
  for (const column of samples.timeNs === null ? samples.values : [...samples.values, samples.timeNs]) {
    for (let row = 0; row < column.length; row++) if (!isWeight(column[row])) rows.add(row)
  }
  return rows
}

function without(profile: Profile, dropped: ReadonlySet<number>): Profile {
  const rows = Int32Array.from(profile.samples.stack.keys()).filter(row => !dropped.has(row))
  const sampleCount = Math.max(rows.length, profile.meta.sampleCount - dropped.size)
  return { ...profile, meta: { ...profile.meta, sampleCount }, samples: pickSamples(profile.samples, rows) }
}

/** What a file says about itself is no sample: where it is no number, or no moment, it is not known. */
export function guardedMeta(meta: Profile['meta'], report: Report): Profile['meta'] {
  const known = (value: number | null) => (value !== null && isWeight(value) ? value : null)
  const { period, ...rest } = meta
  return {
    ...rest,
    sampleTypes: cutSampleTypes(meta.sampleTypes, report),
    durationNs: known(meta.durationNs),
    startMs: meta.startMs !== null && isMoment(meta.startMs) ? meta.startMs : null,
    ...(period === undefined || !isWeight(period.value) ? {} : { period }),
  }
}

/** Formats that take samples and say what each stands for; elsewhere a row may well be an event that lasted. */
const SAMPLED: readonly string[] = ['perf-script', 'perf-data', 'pprof']
/** Among fewer any of them may be large. */
const MIN_ROWS = 20
/** So many times all others together. */
const HEAVY = 10

/** Says where one sample weighs more than all others could: a counter that ran over, or a recorder's fault, more often than a cost. */
function reportHeavySamples({ meta, samples }: Profile, report: Report): void {
  if (!SAMPLED.includes(meta.format) || samples.stack.length < MIN_ROWS) return
  meta.sampleTypes.forEach(({ name, weight, event }, type) => {
    if (weight !== 'period') return
    const counted = meta.sampleTypes.findIndex(other => other.weight === 'samples' && other.event === event)
    if (counted === NONE) return
    const values = samples.values[type]
    const heaviest = values.reduce((best, value, row) => (value > values[best] ? row : best), 0)
    const others = sumOf(values) - values[heaviest]
    if (samples.values[counted][heaviest] === 1 && others > 0 && values[heaviest] > HEAVY * others)
      report(`sample of ${name} that weighs over ${HEAVY} times as much as all others together`, { unit: 'sample', at: heaviest + 1 })
  })
}

/** Most names have some dozen characters, the longest C++ ones some hundred thousand. */
const MOST_CHARS = 2 ** 20

/** One that is longer than any program's loses its tail, for whoever shows it would copy it many times. The same list where none is. */
export function cutNames(strings: readonly string[], report: Report): readonly string[] {
  if (!strings.some(isTooLong)) return strings
  return strings.map(text => cut(text, report))
}

function cutThreads(threads: readonly Thread[], report: Report): readonly Thread[] {
  if (!threads.some(({ name }) => isTooLong(name))) return threads
  return threads.map(thread => ({ ...thread, name: cut(thread.name, report) }))
}

/** Each keeps a name of its own: those of one event differ at their end. */
function cutSampleTypes(types: readonly SampleType[], report: Report): readonly SampleType[] {
  const isWell = ({ name, unit, event }: SampleType) => ![name, unit, event ?? ''].some(isTooLong)
  if (types.every(isWell)) return types
  return types.map((type, row) => ({
    ...type,
    name: isTooLong(type.name) ? `${cut(type.name, report)} ${row + 1}` : type.name,
    unit: cut(type.unit, report),
    event: type.event === null ? null : cut(type.event, report),
  }))
}

function isTooLong(name: string): boolean {
  return name.length > MOST_CHARS
}

function cut(name: string, report: Report): string {
  if (!isTooLong(name)) return name
  report('names longer than 1 MiB, cut', null)
  return cutEnd(name, MOST_CHARS)
}
