// Signs that must not leave a profile as they are: they move a terminal's cursor, turn the writing direction, break a line or vanish.

const REPLACEMENT = '\ufffd'

/**
 * Control characters (C0 with NUL and escape, DEL, C1 with the one-byte CSI), line and paragraph separators, zero-width signs,
 * direction marks and overrides, the byte-order mark, what is no character, and halves of characters.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const UNSAFE_BUT_LINES =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g
/** What JSON.stringify leaves as it is. */
const UNESCAPED = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g

/** Text for one line of a terminal, a table or a label: every unsafe sign is U+FFFD. */
export function printable(text: string): string {
  return withoutUnsafe(text, REPLACEMENT)
}

export function withoutUnsafe(text: string, replacement: string): string {
  return text.replace(UNSAFE, replacement)
}

/** The same, but line feeds stay. */
export function printableLines(text: string): string {
  return text.replace(UNSAFE_BUT_LINES, REPLACEMENT)
}

/** Only control characters are replaced: for lines that other programs read, where a name else stays what it is. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, REPLACEMENT)
}

/** JSON text in which every unsafe sign is escaped: the value is the same, and a terminal that shows it is safe. */
export function safeJson(json: string): string {
  return json.replace(UNESCAPED, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
