// Reads profiles in tests as the program does, in chunks, and shows them as folded lines.

import type { Result } from '../shared/base/result'
import { memoryBytes } from './memoryBytes'
import { bytesOf } from '../shared/base/utf8'
import { foldedLines } from './foldedLines'
import type { ReadError } from '../shared/formats/format'
import { profileReading } from '../shared/formats/reading'
import type { Profile } from '../shared/profile/profile'
import { profileFault } from '../shared/profile/validate'

/** `chunkBytes` small enough splits lines and numbers, as real reads do. */
export function read(input: string | Uint8Array, chunkBytes = 7919): Result<Profile, ReadError> {
  const bytes = typeof input === 'string' ? bytesOf(input) : input
  const reading = profileReading()
  // One buffer for all chunks: a reader that keeps a chunk instead of copying it fails its test.
  const chunk = new Uint8Array(chunkBytes)
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const part = bytes.subarray(start, start + chunkBytes)
    chunk.set(part)
    if (!reading.push(chunk.subarray(0, part.length))) break
  }
  const result = reading.finish()
  const fault = result.ok ? profileFault(result.value) : null
  if (fault !== null) throw new Error(`broken columns: ${fault}`)
  return result
}

/** The profile of a recording of addresses, on a machine that has this one program. */
export function profileWithSymbols(input: Uint8Array, path: RegExp, program: Uint8Array): Profile {
  const reading = profileReading()
  reading.push(input)
  reading.needs().forEach((need, row) => {
    if (path.test(need.path)) reading.give(row, memoryBytes(program))
  })
  const result = reading.finish()
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** The profile, for tests whose input must be readable. */
export function profileOf(input: string | Uint8Array): Profile {
  const result = read(input)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Sorted folded lines of the named sample type, or of the default one. */
export function foldedOf(input: string | Uint8Array, sampleType?: string): string[] {
  const profile = profileOf(input)
  const named = profile.meta.sampleTypes.findIndex(type => type.name === sampleType)
  return foldedLines(profile, named === -1 ? profile.meta.defaultSampleType : named)
}
