// Text that is safe in an XML document: escaped, and without what XML forbids or a reader would be misled by.

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * XML 1.0 allows no control characters but tab and line ends, no lone surrogates, no U+FFFE and U+FFFF. Bidirectional controls are
 * legal but can show a name as another one.
 */
const UNSAFE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const REPLACEMENT = '\ufffd'

export function xmlText(text: string): string {
  return text.replace(UNSAFE, REPLACEMENT).replace(/[&<>"']/g, char => ESCAPES[char] ?? char)
}

/** A length in pixels, to a tenth: finer cannot be seen, and a file has tens of thousands of them. */
export function px(length: number): string {
  return String(Math.round(length * 10) / 10)
}
