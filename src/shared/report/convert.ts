// A profile in another tool's format.

import { joinedBytes } from '../bytes/joinedBytes'
import { foldedChunks } from '../analysis/foldedLines'
import { writePprof } from '../formats/pprof/write'
import { writeSpeedscope } from '../formats/speedscope/write'
import type { Profile } from '../profile/profile'
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

/** Folded stacks hold one sample type; the other formats hold all. `name` is shown as the title where a format has one. */
export function convertProfile(profile: Profile, to: Conversion, sampleType: number, name: string): Converted {
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
