// What a pprof file says about itself as a whole, in the profile's terms.

import { formatValue } from '../../base/quantity'
import type { ProfileBuilder, ProfileEnd } from '../../profile/builder'
import type { Mapping } from '../../profile/profile'
import { cutEnd } from '../../base/text/cut'

export type ValueType = { readonly type: string; readonly unit: string }

export type Header = {
  readonly sampleTypes: readonly ValueType[]
  /** The type of the sample type that is shown first; '' leaves it at pprof's choice, the last. */
  readonly defaultSampleType: string
  readonly periodType: ValueType
  /** 0 when not known. */
  readonly period: number
  /** Nanoseconds since 1970; 0 when not known. */
  readonly timeNs: number
  /** 0 when not known. */
  readonly durationNs: number
  readonly comments: readonly string[]
  readonly binary: string
  readonly buildId: string
  readonly docUrl: string
  readonly mappings: readonly Mapping[]
}

export const BARE_HEADER: Header = {
  sampleTypes: [],
  defaultSampleType: '',
  periodType: { type: '', unit: '' },
  period: 0,
  timeNs: 0,
  durationNs: 0,
  comments: [],
  binary: '',
  buildId: '',
  docUrl: '',
  mappings: [],
}

const NS_PER_MS = 1e6
/** Of what is told of a profile as a whole: some bytes of a file could otherwise repeat one long text thousands of times. */
const MAX_ABOUT_CHARS = 2 ** 20
/** No unit and no type of sample is longer. */
const MAX_TYPE_CHARS = 200

/** Adds the sample types to the builder, whose rows they get in the file's order, and returns what its `finish` takes. */
export function startProfile(builder: ProfileBuilder, header: Header): ProfileEnd {
  const types = header.sampleTypes.map(shortType)
  const names = uniqueNames(types)
  types.forEach(({ unit }, row) => builder.sampleType({ name: names[row], unit, weight: null, event: null }))
  const named = header.sampleTypes.findIndex(({ type }) => type !== '' && type === header.defaultSampleType)
  return {
    defaultSampleType: names.at(named) ?? null,
    durationNs: header.durationNs > 0 ? header.durationNs : null,
    startMs: header.timeNs > 0 ? header.timeNs / NS_PER_MS : null,
    facts: factsOf(header),
    mappings: atMost(header.mappings, ({ file, buildId }) => file.length + buildId.length),
    ...(header.period > 0 ? { period: { value: header.period, ...shortType(header.periodType) } } : {}),
  }
}

function shortType({ type, unit }: ValueType): ValueType {
  return { type: cutEnd(type, MAX_TYPE_CHARS), unit: cutEnd(unit, MAX_TYPE_CHARS) }
}

/** Those that fit together into what may be told. */
function atMost<T>(list: readonly T[], charsOf: (element: T) => number): readonly T[] {
  let left = MAX_ABOUT_CHARS
  return list.filter(element => (left -= charsOf(element)) >= 0)
}

/** pprof takes the first of two types of one name; here each can be asked for. */
function uniqueNames(types: readonly ValueType[]): string[] {
  const taken = new Set<string>()
  return types.map(({ type, unit }) => {
    const plain = type === '' ? 'samples' : type
    let name = plain
    if (taken.has(name)) name = `${plain} (${unit})`
    for (let copy = 2; taken.has(name); copy++) name = `${plain} (${copy})`
    taken.add(name)
    return name
  })
}

function factsOf({ periodType, period, binary, buildId, docUrl, comments }: Header): readonly (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = []
  if (period > 0)
    facts.push(['period', `${formatValue(period, periodType.unit)} of ${cutEnd(periodType.type, MAX_TYPE_CHARS) || 'an unnamed event'}`])
  if (binary !== '') facts.push(['binary', binary])
  if (buildId !== '') facts.push(['build id', buildId])
  if (docUrl !== '') facts.push(['documentation', docUrl])
  for (const comment of comments) facts.push(['comment', comment])
  return atMost(facts, ([, text]) => text.length)
}
