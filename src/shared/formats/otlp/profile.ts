// OpenTelemetry's messages as one profile: a sample type for each kind of profile in them, never added to each other.

import { fail, ok, type Result } from '../../base/result'
import { profileBuilder } from '../../profile/builder'
import type { Label } from '../../profile/labelColumns'
import { NONE, type Profile } from '../../profile/profile'
import type { ReadError, Report } from '../format'
import { otlpFrames } from './frames'
import type { OtlpAttribute, OtlpDictionary, OtlpMessage, OtlpProfile, OtlpSample } from './message'

const ID = 'otlp-profiles'
const NS_PER_MS = 1e6
const THREAD_NAME = 'thread.name'
const THREAD_ID = 'thread.id'
const PROCESS_ID = 'process.pid'

export function otlpProfile(messages: readonly OtlpMessage[], report: Report): Result<Profile, ReadError> {
  const builder = profileBuilder(ID)
  const types = new Map<string, number>()
  const profiles = messages.flatMap(message => message.profiles)
  const resources = new Set(profiles.map(({ resource }) => JSON.stringify(resource)))
  const startNs = Math.min(...profiles.map(startOf))
  let samples = 0

  function typeOf(name: string, unit: string): number {
    const key = JSON.stringify([name, unit])
    const known = types.get(key)
    if (known !== undefined) return known
    const isTaken = Array.from(types.keys()).some(other => JSON.parse(other)[0] === name)
    const type = builder.sampleType({ name: isTaken ? `${name} (${unit})` : name, unit, weight: null, event: null })
    types.set(key, type)
    return type
  }

  function add(profile: OtlpProfile, dictionary: OtlpDictionary): void {
    const text = (index: number) => dictionary.strings[index] ?? ''
    const frames = otlpFrames(dictionary, builder, report)
    const name = text(profile.type)
    const type = typeOf(name === '' ? 'samples' : name, text(profile.unit) === '' ? 'count' : text(profile.unit))
    // With one resource its attributes are facts, with several they tell samples apart.
    const common = resources.size > 1 ? profile.resource : []
    for (const sample of profile.samples) {
      const attributes = sample.attributes.flatMap(index => {
        const found = dictionary.attributes[index]
        return found === undefined ? [] : [{ key: text(found.key), value: found.value, unit: text(found.unit) }]
      })
      const all = [...common, ...attributes]
      const stack = frames.stack(sample.stack)
      const thread = threadOf([...profile.resource, ...attributes])
      const labelSet = builder.labelSet(all.filter(({ key }) => key !== THREAD_NAME && key !== THREAD_ID && key !== '').map(labelOf))
      for (const [value, timeNs] of observations(sample, report)) {
        const row = builder.sample(stack, { thread, labelSet, ...(timeNs === null ? {} : { timeNs: timeNs - startNs }) })
        builder.weigh(row, type, value)
        samples++
      }
    }
  }

  function threadOf(attributes: readonly OtlpAttribute[]): number {
    const valueOf = (wanted: string) => attributes.findLast(({ key }) => key === wanted)?.value
    const id = Number(valueOf(THREAD_ID) ?? NaN)
    const processId = Number(valueOf(PROCESS_ID) ?? NaN)
    const name = valueOf(THREAD_NAME) ?? (Number.isFinite(id) ? `thread ${id}` : undefined)
    if (name === undefined) return NONE
    return builder.thread({
      name: String(name),
      processId: Number.isSafeInteger(processId) ? processId : null,
      threadId: Number.isSafeInteger(id) ? id : null,
    })
  }

  for (const { profiles: own, dictionary } of messages) if (dictionary !== null) for (const profile of own) add(profile, dictionary)
  const [first] = profiles
  const facts = resources.size === 1 && first !== undefined ? first.resource.map(({ key, value }) => [key, String(value)] as const) : []
  const endNs = Math.max(...profiles.map(profile => startOf(profile) + profile.durationNs))
  const isKnown = Number.isFinite(startNs) && startNs > 0
  const profile = builder.finish({
    facts,
    sampleCount: samples,
    startMs: isKnown ? startNs / NS_PER_MS : null,
    durationNs: isKnown && endNs > startNs ? endNs - startNs : null,
  })
  if (samples === 0) return fail({ kind: 'empty', format: ID })
  report('the format of OpenTelemetry’s profiles is an alpha, which still changes', null)
  return ok(profile)
}

function startOf({ startNs, samples }: OtlpProfile): number {
  if (startNs > 0) return startNs
  return samples.reduce((least, { timesNs }) => timesNs.reduce((first, time) => Math.min(first, time), least), Infinity)
}

/** Values and times: no values are one for each time, no times are one value in all, else they go in pairs. */
function observations({ values, timesNs }: OtlpSample, report: Report): readonly (readonly [number, number | null])[] {
  if (timesNs.length === 0) return values.slice(0, 1).map(value => [value, null] as const)
  if (values.length === 0) return timesNs.map(timeNs => [1, timeNs] as const)
  if (values.length !== timesNs.length) report('samples with another number of values than times', null)
  return timesNs.slice(0, values.length).map((timeNs, at) => [values[at], timeNs] as const)
}

function labelOf({ key, value, unit }: OtlpAttribute): Label {
  return typeof value === 'string' ? { key, text: value } : { key, number: value, unit: unit === '' ? null : unit }
}
