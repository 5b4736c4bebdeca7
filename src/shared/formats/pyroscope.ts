// Pyroscope's JSON (`/render?format=json`, saved comparisons, and what its own pages are answered with): a flame graph as its bars. Rules:
// Pyroscope's `flamebearer` package and `querier.proto`.

import { fail, ok, type Result } from '../base/result'
import { float64Column, type Float64Column } from '../base/columns'
import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonNumbers, jsonObject, jsonText, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile, type SampleType } from '../profile/profile'
import { comparedTypes, CURRENT } from './comparedTypes'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { walkLevels } from './pyroscope/flamebearer'

const ID = 'pyroscope'
const NS_PER_S = 1e9
/** The bar below all others, which stands for the whole. */
const WHOLE = 'total'
/** What the answer to a page does not say: the page had asked for it. */
const UNKNOWN = 'values'

export const pyroscope: Format = { id: ID, title: 'Pyroscope', looksLike, open: openPyroscope }

type PyroscopeFile = {
  readonly names: string[]
  readonly levels: Float64Column[]
  format: string
  units: string
  sampleRate: number
  title: string
}

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  const isRendered =
    paths.has('flamebearer') || paths.has('flamebearer.names') || (paths.has('metadata.sampleRate') && paths.has('metadata.units'))
  return isRendered || paths.has('flamegraph.names') || paths.has('flamegraph.levels') ? 'yes' : 'no'
}

function openPyroscope(report: Report): ProfileReader {
  const file: PyroscopeFile = { names: [], levels: [], format: 'single', units: 'samples', sampleRate: 0, title: '' }
  const textTo = (field: 'format' | 'units' | 'title') =>
    jsonText((bytes, start, end) => (file[field] = textOf(bytes.subarray(start, end))))
  const name = jsonText((bytes, start, end) => file.names.push(textOf(bytes.subarray(start, end))))
  let level = float64Column()
  const bars = jsonNumbers(value => level.push(Number.isNaN(value) ? 0 : value))
  const levelSink = {
    ...bars,
    open() {
      level = float64Column()
      file.levels.push(level)
    },
  }
  // Whole numbers of 64 bits are texts there.
  const value: JsonSink = {
    ...jsonText((bytes, start, end) => level.push(Number(textOf(bytes.subarray(start, end))) || 0)),
    number: found => level.push(found),
  }
  const answeredLevel = jsonObject({ values: jsonList(() => value) }, { open: levelSink.open })
  const ofBothSides = () => (file.format = 'double')
  const ticks: JsonSink = { ...jsonText(ofBothSides), number: ofBothSides }
  const answer = jsonObject(
    { names: jsonList(() => name), levels: jsonList(() => answeredLevel), leftTicks: ticks, rightTicks: ticks },
    { open: () => (file.units = UNKNOWN) },
  )
  const root = jsonObject({
    flamegraph: answer,
    flamebearer: jsonObject({ names: jsonList(() => name), levels: jsonList(() => levelSink) }),
    metadata: jsonObject({
      format: textTo('format'),
      units: textTo('units'),
      name: textTo('title'),
      sampleRate: jsonNumber(rate => (file.sampleRate = rate)),
    }),
  })
  return jsonReader(ID, root, report, () => profileOf(file, report))
}

function profileOf(file: PyroscopeFile, report: Report): Result<Profile, ReadError> {
  const builder = profileBuilder(ID)
  const isDouble = file.format === 'double'
  const weighings = isDouble ? bothSides(file) : countedTypes(file)
  const types = weighings.map(({ type }) => builder.sampleType(type))
  const frames = new Map<number, number>()
  function frameOf(name: number): number {
    const known = frames.get(name)
    if (known !== undefined) return known
    const text = file.names[name]
    if (text === undefined) report('bars with a name that the file does not list', null)
    const made = text === WHOLE && name === 0 ? NONE : builder.frame(builder.fn({ name: text ?? '(unknown)' }), NONE, NONE, 0)
    frames.set(name, made)
    return made
  }
  walkLevels(file.levels, isDouble, frameOf, builder, report, ({ stack, selves }) => {
    if (selves.every(self => self === 0)) return
    const row = builder.sample(stack)
    weighings.forEach(({ side, scale }, at) => builder.weigh(row, types[at], selves[side] * scale))
  })
  if (file.units === UNKNOWN) report('what the values are is not in the answer: their type and unit are those of the question', null)
  const facts: (readonly [string, string])[] = file.title === '' ? [] : [['name', file.title]]
  const profile = builder.finish({ facts, defaultSampleType: isDouble ? CURRENT : null })
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}

/** `side` of the bar's own weights, multiplied by `scale`. */
type Weighing = { readonly type: SampleType; readonly side: number; readonly scale: number }

/** Samples that are taken so many times a second stand for time. */
function countedTypes({ units, sampleRate }: PyroscopeFile): readonly Weighing[] {
  if (units !== 'samples') return [{ type: { name: units, unit: unitOf(units), weight: null, event: null }, side: 0, scale: 1 }]
  const samples: SampleType = { name: 'samples', unit: 'count', weight: 'samples', event: 'cpu' }
  if (!(sampleRate > 0)) return [{ type: { ...samples, weight: null, event: null }, side: 0, scale: 1 }]
  const cpu: SampleType = { name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' }
  return [
    { type: cpu, side: 0, scale: NS_PER_S / sampleRate },
    { type: samples, side: 0, scale: 1 },
  ]
}

function bothSides({ units }: PyroscopeFile): readonly Weighing[] {
  return comparedTypes(unitOf(units)).map((type, side) => ({ type, side, scale: 1 }))
}

function unitOf(units: string): string {
  if (units === 'bytes') return 'bytes'
  return /nanoseconds$/.test(units) ? 'nanoseconds' : 'count'
}
