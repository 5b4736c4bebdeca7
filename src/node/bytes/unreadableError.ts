// What is wrong with the bytes themselves, on its way through streams, which know only exceptions.

import { errorText } from '../../shared/formats/errorText'
import type { ReadError } from '../../shared/formats/format'

/** Carries a ReadError; never leaves `loadProfile`. */
export class UnreadableError extends Error {
  readonly error: ReadError

  constructor(error: ReadError) {
    super(errorText(error))
    this.error = error
  }
}
