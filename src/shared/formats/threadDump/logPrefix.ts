// What a log puts before every line of a dump that was printed into it: `shop-1  | `, `2026-11-28T20:12:19Z stdout F `.

export type LogPrefix = {
  /** The line without the prefix, where it has it. */
  strip(line: string): string
}

/** Longer ones are no prefix. */
export const MAX_PREFIX_CHARS = 120

/** `first`: a line's beginning up to what is the dump's. Times in it change, so digits are compared as digits only. */
export function logPrefix(first: string): LogPrefix {
  const shape = shapeOf(first)
  const length = first.length
  return { strip: line => (length > 0 && shapeOf(line.slice(0, length)) === shape ? line.slice(length) : line) }
}

function shapeOf(text: string): string {
  return text.replace(/\d/g, '0')
}
