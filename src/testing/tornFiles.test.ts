import { expect, test } from 'vitest'
import { sumOf } from '../shared/base/columns'
import { textOf } from '../shared/base/utf8'
import type { Profile } from '../shared/profile/profile'
import { allFixtures, bytesOfFixture, type Fixture } from './fixtures'
import { read } from './reading'

const NEWLINE = 10
/** A binary file has a NUL early. */
const TEXT_BYTES = 4096
/** Larger ones take long to be read so often. */
const MOST_BYTES = 100_000
/** So many of the last lines are cut in their middle, the file's rest with them. */
const CUT_LINES = 6
/** Less is no file that was cut, but a line of something. */
const LEAST_LINES = 3
/** Cut JSON is refused, or read up to where it is whole: that is its own reader's matter. */
const JSON_BEGINS = '{['
/**
 * Forms that say how long they are, or how they end. A stream of records can end after any of them, and so can the lines of a memory map
 * behind samples, which are cut within the lines here; the recording of a killed program says that it has no end.
 */
const ENDED =
  /^(?:android-trace|heapprofile|cpuprofile|jfr\/(?!killed)|memray\/order-service$|otlp-profiles\/json|perf-data(?!\/c-pipe)|pprof\/cpu-(?!java)|simpleperf|speedscope|stackprof|visualvm|xctrace)/
const CUT_PLACES = 40
const MOST_ENDED_BYTES = 20_000
/** What the receipt says of a file that ends too early. */
const SAYS_SO = /\bcut|no line end|no blank line|without an end|stops before its end|no samples/
/** Of a place whose module is not in the file any more. */
const UNNAMED = /^(?:<unknown>|0x[\da-f]+)$/
/** The receipt warns of what was taken. */
const IS_TAKEN = 'no line end'

function isLines(fixture: Fixture): boolean {
  const bytes = bytesOfFixture(fixture)
  const isJson = JSON_BEGINS.includes(String.fromCharCode(bytes[0]))
  return bytes.length <= MOST_BYTES && !isJson && !bytes.subarray(0, TEXT_BYTES).includes(0) && read(bytes).ok
}

/** The middles of the last lines that are not blank. */
function middlesOfLines(bytes: Uint8Array): readonly number[] {
  const ends = Array.from(bytes.keys()).filter(at => bytes[at] === NEWLINE)
  const starts = [0, ...ends.map(end => end + 1)]
  return starts
    .map((start, line) => [start, ends[line] ?? bytes.length])
    .filter(([start, end], line) => textOf(bytes.subarray(start, end)).trim().length > 1 && line >= LEAST_LINES)
    .slice(-CUT_LINES)
    .map(([start, end]) => Math.ceil((start + end) / 2))
}

function sumsOf({ meta, samples }: Profile): string {
  return meta.sampleTypes.map(({ name }, type) => `${name} ${sumOf(samples.values[type])}`).join(', ')
}

function namesOf({ functions, strings }: Profile): readonly string[] {
  return Array.from(functions.name, name => strings[name])
}

/** What is wrong with the reading of a part, or nothing. */
function faultOf(whole: Profile, part: Profile): string {
  const known = new Set(namesOf(whole))
  const torn = namesOf(part).filter(name => !known.has(name) && !UNNAMED.test(name))
  if (part.meta.notes.some(({ what }) => what.startsWith(IS_TAKEN))) return ''
  const isSaid = sumsOf(part) === sumsOf(whole) || part.meta.notes.some(({ what }) => SAYS_SO.test(what))
  return [...torn, ...(isSaid ? [] : [`not said: ${sumsOf(part)} of ${sumsOf(whole)}`])].join('; ')
}

const cases = allFixtures().filter(isLines)

test.each(cases.map(fixture => [`${fixture.format}/${fixture.name}`, fixture] as const))(
  'a torn line of %s is no record, and the receipt says that the file was cut',
  (_, fixture) => {
    const bytes = bytesOfFixture(fixture)
    const whole = read(bytes)
    if (!whole.ok) throw new Error('not read')
    const faults = middlesOfLines(bytes).flatMap(at => {
      const part = read(bytes.subarray(0, at))
      const fault = part.ok ? faultOf(whole.value, part.value) : ''
      return fault === '' ? [] : [`${at} of ${bytes.length} bytes: ${fault}`]
    })
    expect(faults).toEqual([])
  },
)

/** Each of the last bytes, and places spread over the whole. */
function cutsOf({ length }: Uint8Array): readonly number[] {
  const last = Array.from({ length: CUT_PLACES }, (_, at) => length - 1 - at)
  const spread = Array.from({ length: CUT_PLACES }, (_, at) => Math.floor((length * (at + 1)) / (CUT_PLACES + 1)))
  return [...last, ...spread].filter(at => at > 0)
}

const ended = allFixtures().filter(
  fixture => ENDED.test(`${fixture.format}/${fixture.name}`) && bytesOfFixture(fixture).length <= MOST_ENDED_BYTES,
)

test.each(ended.map(fixture => [`${fixture.format}/${fixture.name}`, fixture] as const))(
  '%s is refused or says that it was cut, wherever that was, unless nothing is missing',
  (_, fixture) => {
    const bytes = bytesOfFixture(fixture)
    const whole = read(bytes)
    if (!whole.ok) return
    const silent = cutsOf(bytes).filter(at => {
      const part = read(bytes.subarray(0, at))
      return part.ok && saidOf(part.value) !== saidOf(whole.value) && !part.value.meta.notes.some(({ what }) => SAYS_SO.test(what))
    })
    expect(silent).toEqual([])
  },
)

/** What is shown of a profile, without what the receipt says. */
function saidOf(profile: Profile): string {
  const { facts, durationNs, startMs } = profile.meta
  return JSON.stringify([sumsOf(profile), namesOf(profile).toSorted(), facts, durationNs, startMs])
}
