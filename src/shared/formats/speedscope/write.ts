// Writes a profile as a speedscope file: one profile of theirs for each sample type, and for each thread where there are several.

import { sumOf } from '../../base/columns'
import { nsPerUnit } from '../../base/quantity'
import { byteText, type ByteText } from '../../bytes/jsonWriter'
import { NONE, stringAt, type Profile, type SampleType } from '../../profile/profile'
import { isSpelledWithPlace } from '../../profile/spelling'
import { weighsNothing } from '../guard'
import { ownFieldsJson } from './ownFields'

const SCHEMA = 'https://www.speedscope.app/file-format-schema.json'

/** Our names of units, where speedscope knows them under another; any other unit is `none` to it. */
const UNITS: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [1, 'nanoseconds'],
  [1e3, 'microseconds'],
  [1e6, 'milliseconds'],
  [1e9, 'seconds'],
  ['bytes', 'bytes'],
])

/** `name` is shown as the file's title. */
export function writeSpeedscope(profile: Profile, name: string): Uint8Array<ArrayBuffer> {
  const out = byteText()
  out.text(`{"$schema":"${SCHEMA}","exporter":"flamewise","name":${JSON.stringify(name)},"shared":{"frames":[\n`)
  const frameOf = writeFrames(out, profile)
  out.text('\n]},\n"profiles":[')
  let written = 0
  let active = 0
  const hasWeights = !weighsNothing(profile)
  profile.meta.sampleTypes.forEach((type, row) => {
    if (row === profile.meta.defaultSampleType) active = written
    for (const rows of rowsByThread(profile, profile.samples.values[row], hasWeights)) {
      out.text(written === 0 ? '\n' : ',\n')
      writeProfile(out, profile, frameOf, type, rows)
      written++
    }
  })
  out.text(`\n],"activeProfileIndex":${active}}\n`)
  return out.finish()
}

type Rows = { readonly thread: number; readonly stack: Int32Array; readonly weight: Float64Array }

function writeProfile(out: ByteText, profile: Profile, frameOf: Int32Array, type: SampleType, { thread, stack, weight }: Rows): void {
  const threadName = profile.threads[thread]?.name ?? ''
  const name = JSON.stringify(threadName === '' ? type.name : `${type.name} – ${threadName}`)
  const total = sumOf(weight)
  out.text(`{"type":"sampled","name":${name},"unit":"${unitOf(type.unit)}","startValue":0,"endValue":${total},`)
  out.text(`"flamewise":${ownFieldsJson({ sampleType: type, thread: profile.threads[thread] ?? null })},"samples":[`)
  const path: number[] = []
  for (let row = 0; row < stack.length; row++) {
    path.length = 0
    for (let at = stack[row]; at !== NONE; at = profile.stacks.parent[at]) path.push(frameOf[profile.stacks.frame[at]])
    out.text(row === 0 ? '[' : ',[')
    for (let i = path.length - 1; i >= 0; i--) {
      out.number(path[i])
      if (i > 0) out.text(',')
    }
    out.text(']')
  }
  out.text('],"weights":[')
  for (let row = 0; row < weight.length; row++) {
    if (row > 0) out.text(',')
    out.number(weight[row])
  }
  out.text(']}')
}

/** The samples of each thread that weigh anything, or all where none does in any sample type; a profile without threads is one part. */
function rowsByThread({ samples, threads }: Profile, values: Float64Array, hasWeights: boolean): readonly Rows[] {
  const parts = new Map<number, number[]>(threads.length > 1 ? [] : [[threads.length - 1, []]])
  for (let row = 0; row < values.length; row++) {
    if (hasWeights && values[row] === 0) continue
    const thread = samples.thread?.[row] ?? NONE
    const part = parts.get(thread)
    if (part === undefined) parts.set(thread, [row])
    else part.push(row)
  }
  if (parts.size === 0) parts.set(NONE, [])
  return Array.from(parts, ([thread, rows]) => ({ thread, ...merged(rows, samples.stack, values, samples.timeNs !== null) }))
}

/** Rows of one stack in a row are one; where samples have no times, all rows of one stack. */
function merged(rows: readonly number[], stacks: Int32Array, values: Float64Array, isInOrder: boolean): Omit<Rows, 'thread'> {
  const stack: number[] = []
  const weight: number[] = []
  const rowOfStack = new Map<number, number>()
  for (const row of rows) {
    const of = stacks[row]
    const known = isInOrder ? (stack[stack.length - 1] === of ? stack.length - 1 : undefined) : rowOfStack.get(of)
    if (known === undefined) {
      rowOfStack.set(of, stack.push(of) - 1)
      weight.push(values[row])
    } else weight[known] += values[row]
  }
  return { stack: Int32Array.from(stack), weight: Float64Array.from(weight) }
}

/**
 * A frame for each function, so that speedscope adds up what we add up. What it has no field for stands in a field of ours:
 * the flags, the module, and the place where that is part of how the frame is spelled.
 */
function writeFrames(out: ByteText, profile: Profile): Int32Array {
  const { functions, frames } = profile
  const known = new Map<string, number>()
  return Int32Array.from(frames.fn, (fn, frame) => {
    const flags = frames.flags[frame]
    const place = isSpelledWithPlace(flags) ? { line: frames.line[frame], column: frames.column[frame] } : {}
    const key = `${fn}/${flags}/${place.line ?? ''}/${place.column ?? ''}`
    const found = known.get(key)
    if (found !== undefined) return found
    const name = stringAt(profile, functions.name[fn]) ?? ''
    const file = stringAt(profile, functions.file[fn])
    const module = stringAt(profile, functions.module[fn])
    const line = functions.startLine[fn]
    const col = functions.startColumn[fn]
    const own = { flags, ...(module === null ? {} : { module }), ...place }
    if (known.size > 0) out.text(',\n')
    out.text(
      JSON.stringify({
        name,
        ...(file === null ? {} : { file }),
        ...(line === NONE ? {} : { line }),
        ...(col === NONE ? {} : { col }),
        flamewise: own,
      }),
    )
    known.set(key, known.size)
    return known.size - 1
  })
}

function unitOf(unit: string): string {
  return UNITS.get(nsPerUnit(unit) ?? unit) ?? 'none'
}
