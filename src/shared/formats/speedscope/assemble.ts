// From speedscope's profiles to one of ours: its profiles are our threads where they measure alike, our sample types where they don't.

import { fail, ok, type Result } from '../../base/result'
import { nsPerUnit } from '../../base/quantity'
import { profileBuilder, type ProfileBuilder } from '../../profile/builder'
import { NONE, type Profile, type SampleType } from '../../profile/profile'
import type { ReadError, Report } from '../format'
import type { SharedFrames } from './frames'
import { NO_FRAME, type RawProfile, type RawProfiles } from './rawProfiles'

export type FileFacts = { readonly name: string; readonly exporter: string; readonly active: number }

/** Samplers of interpreted languages: they write the line that a frame was on, which would part a function into its lines. */
const WITH_LINES_OF_CALLS = /^(?:py-spy|rbspy|austin)\b/i

const OURS = 'flamewise'

function meaningOfLines(exporter: string): 'of calls' | 'of functions' | 'unknown' {
  if (WITH_LINES_OF_CALLS.test(exporter)) return 'of calls'
  return exporter === OURS ? 'of functions' : 'unknown'
}

/** A column of weights for every sample is made of each: nobody can choose among more, and a small file could name thousands. */
const MAX_SAMPLE_TYPES = 64
const OTHERS: SampleType = { name: 'other units', unit: 'count', weight: null, event: null }

export function assembled(raw: RawProfiles, shared: SharedFrames, facts: FileFacts, report: Report): Result<Profile, ReadError> {
  const builder = profileBuilder('speedscope')
  const stacks = namedStacks(raw, shared.rows(builder, meaningOfLines(facts.exporter)), builder, report)
  const types = sampleTypes(raw.list, builder, report)
  const hasThreads = raw.list.some(({ own }) => own?.thread !== null) && raw.list.length > 1
  const startValue = raw.list.reduce((least, profile) => Math.min(least, profile.startValue), Infinity)
  const rowsOfType = new Map<string, number>()
  let row = 0
  raw.list.forEach((profile, index) => {
    const type = types.rows[index]
    const nsPer = profile.own === null ? nsPerUnit(profile.unit) : null
    const thread = hasThreads ? threadOf(profile, builder) : NONE
    rowsOfType.set(types.names[index], (rowsOfType.get(types.names[index]) ?? 0) + profile.endRow - row)
    for (; row < profile.endRow; row++) {
      const stack = raw.stack.get(row)
      const atNs = nsPer === null ? NaN : (raw.at.get(row) - startValue) * nsPer
      const sample = builder.sample(stack === NONE ? NONE : stacks[stack], Number.isNaN(atNs) ? { thread } : { thread, timeNs: atNs })
      const weight = raw.weight.get(row)
      builder.weigh(sample, type, nsPer === null || nsPer === 1 ? weight : Math.round(weight * nsPer))
    }
  })
  if (row === 0) return fail({ kind: 'empty', format: 'speedscope' })
  const defaultSampleType = types.names[facts.active] ?? types.names[0] ?? ''
  const stated = [
    ['name', facts.name],
    ['exporter', facts.exporter],
  ] as const
  return ok(
    builder.finish({
      defaultSampleType,
      durationNs: durationNs(raw),
      sampleCount: rowsOfType.get(defaultSampleType) ?? row,
      facts: stated.filter(([, text]) => text !== ''),
    }),
  )
}

function namedStacks({ stacks }: RawProfiles, frames: Int32Array, builder: ProfileBuilder, report: Report): Int32Array {
  const { parent, frame } = stacks.finish()
  const unknown = frame.includes(NO_FRAME) || frame.some(index => index >= frames.length) ? unknownFrame(builder) : NONE
  const rows = new Int32Array(parent.length)
  for (let stack = 0; stack < rows.length; stack++) {
    const known = frames[frame[stack]] ?? NONE
    if (known === NONE) report('frames that the file does not list', null)
    rows[stack] = builder.stack(parent[stack] === NONE ? NONE : rows[parent[stack]], known === NONE ? unknown : known)
  }
  return rows
}

function unknownFrame(builder: ProfileBuilder): number {
  return builder.frame(builder.fn({ name: '(unknown frame)' }), NONE, NONE, 0)
}

/** One sample type for each of ours that the file names, else for each unit. */
function sampleTypes(
  list: readonly RawProfile[],
  builder: ProfileBuilder,
  report: Report,
): { readonly rows: readonly number[]; readonly names: readonly string[] } {
  const known = new Map<string, number>()
  const made = list.map(profile => {
    const stated = profile.own?.sampleType ?? typeOfUnit(profile.unit)
    const isTooMany = known.size >= MAX_SAMPLE_TYPES && !known.has(stated.name)
    if (isTooMany) report('profiles in further units, taken together', null)
    const type = isTooMany ? OTHERS : stated
    const row = known.get(type.name) ?? builder.sampleType(type)
    known.set(type.name, row)
    return { row, name: type.name }
  })
  return { rows: made.map(({ row }) => row), names: made.map(({ name }) => name) }
}

function typeOfUnit(unit: string): SampleType {
  if (nsPerUnit(unit) !== null) return { name: 'time', unit: 'nanoseconds', weight: null, event: null }
  return { name: unit === 'none' ? 'samples' : unit, unit: unit === 'none' ? 'count' : unit, weight: null, event: null }
}

function threadOf({ name, own }: RawProfile, builder: ProfileBuilder): number {
  if (own !== null) return own.thread === null ? NONE : builder.thread(own.thread)
  return builder.thread({ name, processId: null, threadId: null })
}

/**
 * Of what is measured in time: the longest of the profiles. Null for our own, where `endValue` is a sum over all threads of time. One that
 * holds more time than it says it lasts lasts as long as that, as in speedscope (rbspy writes an end of 1 whatever it recorded).
 */
function durationNs({ list, weight }: RawProfiles): number | null {
  let row = 0
  const lengths = list.map(({ own, unit, startValue, endValue, endRow }) => {
    let held = 0
    for (; row < endRow; row++) held += weight.get(row)
    const stated = endValue - startValue
    return own === null ? (stated >= held ? stated : held) * (nsPerUnit(unit) ?? NaN) : NaN
  })
  const longest = lengths.reduce((most, length) => (length > most ? length : most), 0)
  return longest > 0 ? longest : null
}
