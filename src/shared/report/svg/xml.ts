// Text that is safe in an XML document: escaped, and without what XML forbids or a reader would be misled by.

import { printableLines } from '../../base/text/unsafe'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** XML 1.0 allows no control characters but tab and line ends and no halves of characters; line feeds are kept for titles. */
export function xmlText(text: string): string {
  return printableLines(text).replace(/[&<>"']/g, char => ESCAPES[char] ?? char)
}

/** A length in pixels, to a tenth: finer cannot be seen, and a file has tens of thousands of them. */
export function px(length: number): string {
  return String(Math.round(length * 10) / 10)
}
