// Names fit to be shown: no control characters, and cut in the middle so that both the package and the function's own name survive.

/** Control characters would vanish or break the line; direction marks and overrides would show a name as another. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const ELLIPSIS = '…'
/** The tail says more: the function's own name stands there. */
const TAIL_SHARE = 0.6
/** Shorter remains of a name tell nothing. */
const MIN_CUT_CHARS = 4

/** What can be shown of a name; at most about `limit` characters of it are looked at, half from either end. */
export function printable(name: string, limit: number): string {
  const text = name.length > 2 * limit ? name.slice(0, limit) + name.slice(-limit) : name
  return text.replace(UNPRINTABLE, '\ufffd')
}

/** `text` in at most `maxChars` characters; empty when not even a stump of it fits. */
export function cutMiddle(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  if (maxChars < MIN_CUT_CHARS) return ''
  const tail = Math.ceil((maxChars - 1) * TAIL_SHARE)
  const head = maxChars - 1 - tail
  return wholeStart(text, head) + ELLIPSIS + wholeEnd(text, tail)
}

/** Short enough to stand beside a number in a narrow list. */
const MAX_TAIL_CHARS = 36
const MIN_HEAD_CHARS = 6

/** The part of a name that may be cut and the part that should stay: from the last slash, or the last characters. */
export function splitForLine(text: string): readonly [head: string, tail: string] {
  const slash = text.lastIndexOf('/') + 1
  const from =
    slash > 0 && text.length - slash <= MAX_TAIL_CHARS ? slash : text.length - Math.min(MAX_TAIL_CHARS, Math.ceil(text.length * TAIL_SHARE))
  if (from < MIN_HEAD_CHARS) return ['', text]
  const at = isLowSurrogate(text.charCodeAt(from)) ? from + 1 : from
  return [text.slice(0, at), text.slice(at)]
}

/** Half a surrogate pair is drawn as a box. */
function wholeStart(text: string, length: number): string {
  return text.slice(0, isLowSurrogate(text.charCodeAt(length)) ? length - 1 : length)
}

function wholeEnd(text: string, length: number): string {
  const from = text.length - length
  return text.slice(isLowSurrogate(text.charCodeAt(from)) ? from + 1 : from)
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
