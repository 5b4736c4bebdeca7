// Shortens text in the middle, because a package says where and the last part says what.

/** Of what is kept, this part goes to the end: functions of one package differ there. */
const TAIL_SHARE = 0.6
const ELLIPSIS = '…'

/** At most `max` UTF-16 units, never half a character. Shorter than two units is nothing at all. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 2) return max === 1 ? ELLIPSIS : ''
  const tail = Math.ceil((max - 1) * TAIL_SHARE)
  return wholeStart(text, max - 1 - tail) + ELLIPSIS + wholeEnd(text, tail)
}

/** At most `max` UTF-16 units, the end left out. */
export function cutEnd(text: string, max: number): string {
  return text.length <= max ? text : wholeStart(text, Math.max(0, max - 1)) + (max > 0 ? ELLIPSIS : '')
}

/** At most `max` UTF-16 units, the start left out. */
export function cutStart(text: string, max: number): string {
  return text.length <= max ? text : (max > 0 ? ELLIPSIS : '') + wholeEnd(text, Math.max(0, max - 1))
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
