// A server's answer that is one small protocol buffer message.

import { fieldsIn, type MessageField } from '../../shared/bytes/protobufFields'
import { textOf } from '../../shared/base/utf8'
import { SourceFault } from './sourceError'

/** Throws a SourceFault for what is no message. */
function fieldsOf(message: Uint8Array): readonly MessageField[] {
  const fields = fieldsIn(message)
  if (fields !== null) return fields
  throw new SourceFault({ kind: 'refused', what: 'answered with something that is not of its protocol' })
}

/** The messages of a field. Throws a SourceFault for what is no message. */
export function bodiesOf(message: Uint8Array, wanted: number): readonly Uint8Array[] {
  return fieldsOf(message).flatMap(({ field, body }) => (field === wanted ? [body] : []))
}

/** Throws a SourceFault for what is no message. */
export function textsOf(message: Uint8Array, wanted: number): readonly string[] {
  return bodiesOf(message, wanted).map(textOf)
}

/** All of an answer that is small. */
export async function wholeOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk.slice())
  return Buffer.concat(parts)
}
