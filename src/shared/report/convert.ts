// A profile in another tool's format.

import { int32Column } from '../base/columns'
import { intTable } from '../base/intTable'
import { formatCount } from '../base/quantity'
import { fail, ok, type Result } from '../base/result'
import { joinedBytes } from '../bytes/joinedBytes'
import { foldedChunks } from '../analysis/foldedChunks'
import { writePprof } from '../formats/pprof/write'
import { writeSpeedscope } from '../formats/speedscope/write'
import { NONE, type Profile, type StackTable } from '../profile/profile'
import { withSpelledNames } from '../profile/spelledNames'
import { withFullNames, withPlacesApart } from '../profile/spelling'

export const CONVERSIONS = ['pprof', 'folded', 'speedscope'] as const
export type Conversion = (typeof CONVERSIONS)[number]

/** The usual end of a file's name, for the save dialog. */
export const CONVERSION_ENDINGS: Readonly<Record<Conversion, string>> = {
  pprof: '.pb.gz',
  folded: '.folded',
  speedscope: '.speedscope.json',
}

export type Converted = {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** pprof files are gzipped by whoever writes them: each host has its own fast way. */
  readonly wantsGzip: boolean
}

/** A few kilobytes can say that a million functions called each other, of which these formats make a file that no disk holds. Made in memory. */
const MANY_BYTES = 2 ** 28
/** What a frame takes besides its name where stacks are spelled out: a number and a sign, or a sign. */
const FRAME_BYTES: Readonly<Record<Conversion, number>> = { pprof: 3, folded: 1, speedscope: 6 }
/** Programs are seldom half as deep, so what is as large without being deeper is somebody's own measurement. */
const DEEP = 500
/** pprof's values are int64. */
const PPROF_VALUES_END = 2 ** 63

/** Folded stacks hold one sample type; the other formats hold all. `name` is shown as the title where a format has one. Fails where the file would be too large. */
export function convertProfile(profile: Profile, to: Conversion, sampleType: number, name: string): Result<Converted, string> {
  const { stacks, samples } = profile
  // All samples first: nearly always they are few enough, and nothing has to be added up.
  const refusal = tooDeep(profile, stacks, samples.stack, to) === null ? null : tooDeep(profile, stacks, spelledOut(profile, to), to)
  const problem = refusal ?? (to === 'pprof' ? tooHeavy(profile) : null)
  return problem === null ? ok(written(profile, to, sampleType, name)) : fail(problem)
}

function tooHeavy({ meta, samples }: Profile): string | null {
  const type = samples.values.findIndex(values => values.some(value => Math.abs(value) >= PPROF_VALUES_END))
  return type === -1 ? null : `it has numbers of ${meta.sampleTypes[type].name} that pprof's 64 bits cannot hold; folded and speedscope can`
}

/** The stacks that a format spells out: samples that are alike but for their time are one, in speedscope's format of such in a row where they have times. */
function spelledOut({ samples: { stack, thread, labelSet, timeNs } }: Profile, to: Conversion): Int32Array {
  const keys = intTable()
  const stacks = int32Column()
  const isInOrder = to === 'speedscope' && timeNs !== null
  for (let row = 0, last = NONE; row < stack.length; row++) {
    const key = keys.intern(stack[row], to === 'folded' ? 0 : (thread?.[row] ?? 0), to === 'pprof' ? (labelSet?.[row] ?? 0) : 0)
    if (isInOrder ? key !== last : key === stacks.length()) stacks.push(stack[row])
    last = key
  }
  return stacks.finish()
}

/** Why a format that spells out each of `stacks` (rows of the tree, or NONE) would make a file that is too large; null where it would not. */
export function tooDeep(
  { strings, functions, frames }: Profile,
  { parent, frame }: Pick<StackTable, 'parent' | 'frame'>,
  stacks: Int32Array,
  to: Conversion,
): string | null {
  const sizeOf = (row: number) => FRAME_BYTES[to] + (to === 'folded' ? strings[functions.name[frames.fn[row]]].length : 0)
  const depth = new Int32Array(parent.length)
  const bytes = new Float64Array(parent.length)
  for (let stack = 0; stack < depth.length; stack++) {
    const caller = parent[stack]
    depth[stack] = caller === NONE ? 1 : depth[caller] + 1
    bytes[stack] = (caller === NONE ? 0 : bytes[caller]) + sizeOf(frame[stack])
  }
  let allFrames = 0
  let allBytes = 0
  for (const stack of stacks) {
    if (stack === NONE) continue
    allFrames += depth[stack]
    allBytes += bytes[stack]
  }
  if (allBytes <= MANY_BYTES || allFrames <= DEEP * stacks.length) return null
  const average = formatCount(Math.round(allFrames / stacks.length))
  return `its stacks are ${average} frames deep on average, and ${to} repeats them for each sample: select less of it`
}

function written(profile: Profile, to: Conversion, sampleType: number, name: string): Converted {
  switch (to) {
    case 'pprof':
      // A function is one row however many of its lines were sampled: pprof has a frame's file and line beside its name.
      return { bytes: writePprof(withSpelledNames(withPlacesApart(withFullNames(profile)))), wantsGzip: true }
    case 'folded':
      return { bytes: joinedBytes([...foldedChunks(profile, sampleType)]), wantsGzip: false }
    case 'speedscope':
      return { bytes: writeSpeedscope(profile, name), wantsGzip: false }
  }
}
