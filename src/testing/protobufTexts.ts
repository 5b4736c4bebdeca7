// Texts of a message that a test's server is asked with.

import { textOf } from '../shared/base/utf8'
import { fieldsIn } from '../shared/bytes/protobufFields'

/** The texts of a field; none of what is no message. */
export function textsIn(message: Uint8Array, wanted: number): readonly string[] {
  return (fieldsIn(message) ?? []).flatMap(({ field, body }) => (field === wanted ? [textOf(body)] : []))
}
