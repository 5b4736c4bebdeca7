// Shortens names in the middle, because a package says where and the last part says what.

/** Of what is kept, this part goes to the end: functions of one package differ there. */
const TAIL_SHARE = 0.6
const ELLIPSIS = '…'

/** At most `max` UTF-16 units, never half a character. Shorter than two units is nothing at all. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 2) return max === 1 ? ELLIPSIS : ''
  const tail = Math.ceil((max - 1) * TAIL_SHARE)
  const head = max - 1 - tail
  return withoutHalfAtEnd(text.slice(0, head)) + ELLIPSIS + withoutHalfAtStart(text.slice(text.length - tail))
}

function withoutHalfAtEnd(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text
}

function withoutHalfAtStart(text: string): string {
  return /^[\udc00-\udfff]/.test(text) ? text.slice(1) : text
}
