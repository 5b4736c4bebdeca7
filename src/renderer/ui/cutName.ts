// Names fit to be shown in the window's lines: no unsafe signs, and both the package and the function's own name survive.

import { printable } from '../../shared/base/text/unsafe'

/** The tail says more: the function's own name stands there. */
const TAIL_SHARE = 0.6

/** What can be shown of a name; at most about `limit` characters of it are looked at, half from either end. */
export function shownText(name: string, limit: number): string {
  return printable(name.length > 2 * limit ? name.slice(0, limit) + name.slice(-limit) : name)
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

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
