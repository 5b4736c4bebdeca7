// Tells a page for people from a profile: a login page answers 200 like one.

import { FORMATS } from '../../shared/formats/index'
import { HEAD_BYTES } from '../../shared/formats/format'
import { textOf } from '../../shared/base/utf8'
import { SourceFault } from './sourceError'

/** After a byte-order mark, white space and comments a page says what it is. */
const SNIFFED_BYTES = 1024
const PAGE = /^\ufeff?\s*(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i

export function isPage(head: Uint8Array): boolean {
  return PAGE.test(textOf(head.subarray(0, SNIFFED_BYTES)))
}

/** The same chunks; throws 'web-page' for a page that is not the report of a profiler. */
export async function* withoutPages(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of chunks) {
    if (isFirst && isPage(chunk) && !isReport(chunk)) throw new SourceFault({ kind: 'web-page' })
    isFirst = false
    yield chunk
  }
}

/** async-profiler's and others' reports are pages that hold a profile. */
function isReport(head: Uint8Array): boolean {
  return FORMATS.some(format => format.looksLike(head.subarray(0, HEAD_BYTES), false) === 'yes')
}
