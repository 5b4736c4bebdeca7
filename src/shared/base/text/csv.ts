// Cells of tables for other programs: comma-separated as RFC 4180 has it, and tab-separated.

import { printable, printableLines } from './unsafe'

/** A leading sign that a spreadsheet would take for a formula is defused: names come from a file that nobody vouches for. */
export function csvCell(text: string): string {
  const shown = printableLines(text.replaceAll('\t', ' '))
  const safe = /^[=+@\-\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${shown}` : shown
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same defence; there is no way to quote a tab or a line's end. */
export function tsvCell(text: string): string {
  const line = printable(text.replace(/[\t\r\n]+/g, ' '))
  return /^[=+@\-]/.test(line) && Number.isNaN(Number(line)) ? `'${line}` : line
}
