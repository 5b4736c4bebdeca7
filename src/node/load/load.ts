// One profile from its bytes: unpacked on the way, read by whatever format they turn out to be in.

import { weighsDifferences } from '../../shared/analysis/difference'
import { functionSource } from '../../shared/analysis/functionTable'
import { fail, ok, type Result } from '../../shared/base/result'
import type { ReadError, Wanted } from '../../shared/formats/format'
import { FORMATS } from '../../shared/formats/index'
import { profileReading, type ProfileReading } from '../../shared/formats/reading'
import type { FunctionSource } from '../../shared/profile/functionSource'
import type { Profile } from '../../shared/profile/profile'
import { giveSymbols } from '../symbols/giveSymbols'
import { loadErrorOf, type LoadError } from './loadError'
import type { Source } from '../bytes/source'
import { roomBytes } from '../bytes/sizeCheck'
import { counted, unpackedOf } from '../bytes/unpack'

/** `open` is called here, so that a file that cannot be opened is an error like any other. */
export function loadProfile(open: () => Source | Promise<Source>): Promise<Result<Profile, LoadError>> {
  return load(open, 'profile', reading => reading.finish())
}

/** For a table of functions: no stacks are held where the format can do without; else the profile is `amended` first. */
export async function loadFunctions(
  open: () => Source | Promise<Source>,
  amended: (profile: Profile) => Promise<Profile> = async profile => profile,
): Promise<Result<FunctionSource, LoadError>> {
  let canBeReadAgain = false
  const opened = async () => {
    const source = await open()
    canBeReadAgain = source.isGoneOnceRead !== true
    return source
  }
  let isSummed = false
  const result = await load(opened, 'functions', reading => {
    const functions = reading.finishFunctions()
    isSummed = functions !== null
    return functions ?? functionsOf(reading.finish(), amended)
  })
  // A difference weighs as its stacks do, and what a stack weighs is known once all of it was added up.
  if (!canBeReadAgain || !isSummed || !result.ok || !weighsDifferences(result.value)) return result
  return load(open, 'profile', reading => functionsOf(reading.finish(), amended))
}

async function load<T>(
  open: () => Source | Promise<Source>,
  wants: Wanted,
  finish: (reading: ProfileReading) => Result<T, ReadError> | Promise<Result<T, ReadError>>,
): Promise<Result<T, LoadError>> {
  try {
    const source = await open()
    const { chunks, readBytes } = counted(source.chunks)
    const packedBytes = source.packedBytes ?? readBytes
    const reading = profileReading(FORMATS, wants, () => roomBytes(packedBytes()))
    for await (const chunk of unpackedOf(chunks, packedBytes)) {
      if (!reading.push(chunk)) break
    }
    giveSymbols(reading)
    const result = await finish(reading)
    return result.ok ? result : fail({ kind: 'read', error: result.error })
  } catch (thrown) {
    const error = loadErrorOf(thrown)
    if (error === null) throw thrown
    return fail(error)
  }
}

async function functionsOf(
  result: Result<Profile, ReadError>,
  amended: (profile: Profile) => Promise<Profile>,
): Promise<Result<FunctionSource, ReadError>> {
  return result.ok ? ok(functionSource(await amended(result.value))) : result
}
