// What leaves the window for other tools, in the form that a page can hand over: bytes of a file, or text for the clipboard.

import type { Result } from '../../shared/base/result'
import { textOf } from '../../shared/base/utf8'
import { converted, folded, packedOrPlain, redactedAs } from '../../shared/questions/convert'
import type { Selected } from '../../shared/questions/selected'
import type { Conversion, Converted } from '../../shared/report/convert'
import type { FoldedText } from './protocol'

export async function convertedBytes(selected: Selected, to: Conversion, name: string): Promise<Uint8Array<ArrayBuffer>> {
  return packed(converted(selected, to, name))
}

export async function redactedBytes(selected: Selected, to: Conversion, modules: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  return packed(redactedAs(selected, to, modules))
}

/** The page hears of what failed as of any question. */
async function packed(made: Result<Converted, string>): Promise<Uint8Array<ArrayBuffer>> {
  if (!made.ok) throw new Error(made.error)
  const { bytes, wantsGzip } = made.value
  return wantsGzip ? packedOrPlain(bytes, await gzipped(bytes)) : bytes
}

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export function foldedText(selected: Selected, maxChars: number): FoldedText {
  let text = ''
  let isCut = false
  for (const chunk of folded(selected)) {
    text += textOf(chunk)
    isCut = text.length > maxChars
    if (isCut) break
  }
  const whole = isCut ? text.slice(0, text.lastIndexOf('\n', maxChars) + 1) : text
  return { text: whole, lineCount: whole.split('\n').length - 1, isCut }
}
