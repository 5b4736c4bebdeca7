// What a conversion wrote, for tests of which it must not fail.

import type { Result } from '../shared/base/result'
import type { Converted } from '../shared/report/convert'

export function convertedBytes(made: Result<Converted, string>): Uint8Array<ArrayBuffer> {
  if (!made.ok) throw new Error(made.error)
  return made.value.bytes
}
