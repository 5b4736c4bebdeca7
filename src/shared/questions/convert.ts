// What leaves the program for other tools: the selected samples in their formats, and as collapsed stacks.

import { filteredProfile, isFiltered } from '../analysis/filteredProfile'
import { foldedChunks } from '../analysis/foldedChunks'
import type { Result } from '../base/result'
import { mostUnpackedBytes } from '../bytes/unpackedLimit'
import { compactProfile } from '../profile/compact'
import type { Profile } from '../profile/profile'
import { convertProfile, tooDeep, type Conversion, type Converted } from '../report/convert'
import { redactedProfile } from './redacted'
import type { Selected } from './selected'

/** What is selected as a profile of its own: what was taken out of view is not in it, by name either. */
export function selectedProfile({ subject, selection }: Selected): Profile {
  const shown = filteredProfile(subject.profile, selection)
  return isFiltered(selection) ? compactProfile(shown) : shown
}

export function converted(selected: Selected, to: Conversion, name: string): Result<Converted, string> {
  return convertProfile(selectedProfile(selected), to, selected.selection.sampleType, name)
}

/** For strangers: of names only those of `modules`, or of the person's own code where that is null. The file's own name is not told. */
export function redactedAs(selected: Selected, to: Conversion, modules: readonly string[] | null): Result<Converted, string> {
  return convertProfile(redactedProfile(selectedProfile(selected), modules), to, selected.selection.sampleType, 'redacted')
}

/** Lines of `a;b;c VALUE`, sorted by bytes, in pieces: a big profile's text is no one string. */
export function folded({ subject, selection, stacks }: Selected): Iterable<Uint8Array> {
  return foldedChunks(subject.profile, selection.sampleType, stacks)
}

/** Why nobody would want all of them, or null. */
export function foldedRefusal({ subject: { profile }, stacks }: Selected): string | null {
  const { self } = stacks
  const weighed = new Int32Array(self.length)
  let count = 0
  for (let stack = 0; stack < self.length; stack++) if (self[stack] !== 0) weighed[count++] = stack
  return tooDeep(profile, stacks, weighed.subarray(0, count), 'folded')
}

/** What is written where a format is packed: as it is, where it packs so well that a reader would take it for a bomb, our own as well. */
export function packedOrPlain(plain: Uint8Array<ArrayBuffer>, packed: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return plain.length <= mostUnpackedBytes(packed.length) ? packed : plain
}
