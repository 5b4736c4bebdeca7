// One profile from its bytes: unpacked on the way, read by whatever format they turn out to be in.

import { fail, type Result } from '../../shared/base/result'
import { profileReading } from '../../shared/formats/reading'
import type { Profile } from '../../shared/profile/profile'
import { loadErrorOf, type LoadError } from './loadError'
import type { Source } from './source'
import { unpacked } from './unpack'

/** `open` is called here, so that a file that cannot be opened is an error like any other. */
export async function loadProfile(open: () => Source): Promise<Result<Profile, LoadError>> {
  try {
    const reading = profileReading()
    for await (const chunk of unpacked(open().chunks)) {
      if (!reading.push(chunk)) break
    }
    const result = reading.finish()
    return result.ok ? result : fail({ kind: 'read', error: result.error })
  } catch (thrown) {
    const error = loadErrorOf(thrown)
    if (error === null) throw thrown
    return fail(error)
  }
}
