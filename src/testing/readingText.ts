// What was read of a small input as lines: stacks with their places, thread, time, labels and weights, and the receipt; or why it is refused.

import { errorText } from '../shared/formats/errorText'
import { FLAG_INLINED, frameKind, NONE, stringAt, type Profile } from '../shared/profile/profile'
import { isSpelledWithPlace, spelledMark } from '../shared/profile/spelling'
import { read } from './reading'

/** Beside `samples`, nothing is said of what is not known. */
export function readingText(input: string | Uint8Array): readonly string[] {
  const result = read(input)
  return result.ok ? [...aboutLines(result.value), ...sampleLines(result.value), ...noteLines(result.value)] : [refusal(result.error)]
}

function refusal(error: Parameters<typeof errorText>[0]): string {
  return `refused: ${errorText(error)}`
}

function aboutLines({ meta, threads }: Profile): readonly string[] {
  const { format, sampleTypes, defaultSampleType, sampleCount, durationNs, startMs, period, facts } = meta
  const types = sampleTypes.map(({ name, unit, weight, event }, row) => {
    const more = [...(weight === null ? [] : [`weight ${weight}`]), ...(event === null ? [] : [`event ${event}`])]
    return [`${name} in ${unit}`, ...more, ...(row === defaultSampleType && row > 0 ? ['default'] : [])].join(', ')
  })
  return [
    `${format}: ${types.join('; ')}; ${sampleCount} samples`,
    ...(durationNs === null ? [] : [`lasts ${number(durationNs)} ns`]),
    ...(startMs === null ? [] : [`from ${number(startMs)} ms`]),
    ...(period === undefined ? [] : [`every ${period.value} ${period.unit} of ${period.type}`]),
    ...facts.map(([name, value]) => `fact ${name}: ${value}`),
    ...threads.map(({ name, processId, threadId }) => `thread ${name}, ${processId ?? '-'}/${threadId ?? '-'}`),
    ...(meta.mappings ?? []).map(({ file, buildId, start, limit, offset }) => `mapping ${file} ${buildId} ${start}-${limit}+${offset}`),
  ]
}

function sampleLines(profile: Profile): readonly string[] {
  const { stack, timeNs, thread, labelSet, values } = profile.samples
  return Array.from(stack, (row, sample) => {
    const more = [
      ...(thread === null || thread[sample] === NONE ? [] : [`thread ${thread[sample]}`]),
      ...(timeNs === null ? [] : [`at ${number(timeNs[sample])}`]),
      ...(labelSet === null ? [] : labelTexts(profile, labelSet[sample])),
    ]
    return [stackText(profile, row), ...more, values.map(column => number(column[sample])).join(' ')].join(' | ')
  })
}

function stackText(profile: Profile, row: number): string {
  const frames: string[] = []
  for (let at = row; at !== NONE; at = profile.stacks.parent[at]) frames.unshift(frameText(profile, profile.stacks.frame[at]))
  return frames.length === 0 ? '(no stack)' : frames.join('; ')
}

/** `name of systemName (file:line:column, from startLine) [module] kind inlined @address`, with what is known. */
function frameText(profile: Profile, row: number): string {
  const { fn, line, column, address, flags } = profile.frames
  const { name, systemName, file, startLine, startColumn, module } = profile.functions
  const text = (cells: Int32Array) => stringAt(profile, cells[fn[row]])
  const place = [text(file) ?? '', line[row], column[row]].filter(part => part !== NONE && part !== '').join(':')
  const start = [startLine[fn[row]], startColumn[fn[row]]].filter(part => part !== NONE).join(':')
  const places = [...(place === '' ? [] : [place]), ...(start === '' ? [] : [`from ${start}`])].join(', ')
  const kind = frameKind(flags[row])
  const parts = [
    text(name) ?? '',
    ...(text(systemName) === null ? [] : [`of ${text(systemName)}`]),
    ...(places === '' ? [] : [`(${places})`]),
    ...(text(module) === null ? [] : [`[${text(module)}]`]),
    ...(kind === 'unknown' ? [] : [kind]),
    ...((flags[row] & FLAG_INLINED) === 0 ? [] : ['inlined']),
    ...(address === null || address[row] === 0n ? [] : [`@${address[row].toString(16)}`]),
    ...(spelledMark(flags[row]) === '' ? [] : [spelledMark(flags[row])]),
    ...(isSpelledWithPlace(flags[row]) ? ['with place'] : []),
  ]
  return parts.join(' ')
}

function labelTexts(profile: Profile, set: number): readonly string[] {
  const { start, key, text, number: numbers, unit } = profile.labels
  return Array.from({ length: start[set + 1] - start[set] }, (_, at) => {
    const row = start[set] + at
    const value = stringAt(profile, text[row]) ?? [number(numbers[row]), stringAt(profile, unit[row]) ?? ''].join(' ').trim()
    return `${stringAt(profile, key[row])}=${value}`
  })
}

function noteLines({ meta }: Profile): readonly string[] {
  return meta.notes.map(({ what, count, where }) => `note: ${what}, ${count}${where === null ? '' : `, ${where}`}`)
}

/** Sums of fractions differ in their last digits by the order they are added in. */
function number(value: number): string {
  return String(Number(value.toPrecision(12)))
}
