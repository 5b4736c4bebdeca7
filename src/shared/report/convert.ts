// A profile in another tool's format.

import { int32Column } from '../base/columns'
import { intTable } from '../base/intTable'
import { fail, ok, type Result } from '../base/result'
import { joinedBytes } from '../bytes/joinedBytes'
import { foldedChunks } from '../analysis/foldedLines'
import { writePprof } from '../formats/pprof/write'
import { writeSpeedscope } from '../formats/speedscope/write'
import { NONE, type Profile } from '../profile/profile'
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

/** A few kilobytes can say that a million functions called each other, of which these formats make a file that no disk holds. */
const MANY_FRAMES = 2 ** 27
/** Programs are seldom half as deep, so what is as large without being deeper is somebody's own measurement. */
const DEEP = 500

/** Folded stacks hold one sample type; the other formats hold all. `name` is shown as the title where a format has one. Fails where the file would be too large. */
export function convertProfile(profile: Profile, to: Conversion, sampleType: number, name: string): Result<Converted, string> {
  const { parent } = profile.stacks
  // All samples first: nearly always they are few enough, and nothing has to be added up.
  const refusal = tooDeep(parent, profile.samples.stack, to) === null ? null : tooDeep(parent, spelledOut(profile, to), to)
  return refusal === null ? ok(written(profile, to, sampleType, name)) : fail(refusal)
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

/** Why a format that spells out each of `stacks` (rows of `parent`, or NONE) would make a file that is too large; null where it would not. */
export function tooDeep(parent: Int32Array, stacks: Int32Array, to: Conversion): string | null {
  const depth = new Int32Array(parent.length)
  for (let stack = 0; stack < depth.length; stack++) depth[stack] = parent[stack] === NONE ? 1 : depth[parent[stack]] + 1
  let frames = 0
  for (const stack of stacks) if (stack !== NONE) frames += depth[stack]
  if (frames <= Math.max(MANY_FRAMES, DEEP * stacks.length)) return null
  const average = Math.round(frames / stacks.length).toLocaleString('en')
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
