// Safari's recordings (Web Inspector, Timelines, Export): stacks of JavaScript, leaf first. Rules: WebKit's `TimelineRecording.js`, `exportData`.

import { float64Column, int32Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonNumbers, jsonObject, jsonText } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { jsonReader } from './jsonReader'

const ID = 'safari'
const VERSION = 1
const NS_PER_S = 1e9
const ANONYMOUS = '(anonymous)'

export const safari: Format = {
  id: ID,
  title: 'Safari recording',
  looksLike(head) {
    const paths = jsonPaths(head)
    return paths.has('recording.sampleStackTraces') || paths.has('recording.instrumentTypes') ? 'yes' : 'no'
  },
  open: openRecording,
}

function openRecording(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const cpu = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' })
  const counts = builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: 'cpu' })
  /** By sample: its stack and when it was taken; durations stand in a list behind. */
  const stacks = int32Column()
  const times = float64Column()
  const durations = float64Column()
  let frames: number[] = []
  let timestamp = NaN
  let version = VERSION
  let name = ''
  let title = ''
  let url = ''
  let place = { line: NaN, column: NaN, at: NaN }

  const text = (set: (value: string) => void) => jsonText((bytes, start, end) => set(textOf(bytes.subarray(start, end))))
  const known = (value: number) => (value > 0 ? value : NONE)
  const expression = jsonObject({ line: jsonNumber(at => (place = { ...place, at })) })
  const frame = jsonObject(
    {
      name: text(value => (name = value)),
      url: text(value => (url = value)),
      line: jsonNumber(line => (place = { ...place, line })),
      column: jsonNumber(column => (place = { ...place, column })),
      expressionLocation: expression,
    },
    {
      open() {
        name = url = ''
        place = { line: NaN, column: NaN, at: NaN }
      },
      close() {
        const fields = { name: name === '' ? ANONYMOUS : name, file: url, startLine: known(place.line), startColumn: known(place.column) }
        frames.push(builder.frame(builder.fn(fields), known(place.at), NONE, frameFlags('jit')))
      },
    },
  )
  const trace = jsonObject(
    { timestamp: jsonNumber(value => (timestamp = value)), stackFrames: jsonList(() => frame) },
    {
      open() {
        frames = []
        timestamp = NaN
      },
      close() {
        let stack = NONE
        for (const row of frames.reverse()) stack = builder.stack(stack, row)
        stacks.push(stack)
        times.push(timestamp)
      },
    },
  )
  const root = jsonObject({
    version: jsonNumber(value => (version = value)),
    recording: jsonObject({
      displayName: text(value => (title = value)),
      sampleStackTraces: jsonList(() => trace),
      sampleDurations: jsonNumbers(durations.push),
    }),
  })

  function profileOf(): Result<Profile, ReadError> {
    if (version !== VERSION) report(`version ${version} of the format, where ${VERSION} is known: read as that`, null)
    const count = stacks.length()
    if (count === 0) return fail({ kind: 'empty', format: ID })
    if (durations.length() !== count)
      return fail(malformed(ID, 'another number of durations than of samples', 'sample', Math.min(count, durations.length()) + 1))
    const firstSeconds = times.get(0) - durations.get(0)
    for (let row = 0; row < count; row++) {
      const seconds = durations.get(row)
      // A sample stands for the time before it.
      const timeNs = (times.get(row) - seconds - firstSeconds) * NS_PER_S
      if (!isWeight(timeNs) || !isWeight(seconds * NS_PER_S) || seconds < 0) {
        report('samples whose time is no number that can be added up, left out', { unit: 'sample', at: row + 1 })
        continue
      }
      const sample = builder.sample(stacks.get(row), { timeNs: Math.max(0, timeNs) })
      builder.weigh(sample, cpu, Math.round(seconds * NS_PER_S))
      builder.weigh(sample, counts, 1)
    }
    const profile = builder.finish({
      facts: title === '' ? [] : [['recording', title]],
      durationNs: (times.get(count - 1) - firstSeconds) * NS_PER_S,
    })
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return jsonReader(ID, root, report, profileOf)
}
