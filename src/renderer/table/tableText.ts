// A table as text for other programs: tab-separated for the clipboard, comma-separated for a file.

import { cellText, columnOf, type TopColumnId, type TopData } from './columns'

type Separator = '\t' | ','

/** One line a row, headings first; weights as bare numbers in the unit that the heading names. */
export function tableText(data: TopData, columns: readonly TopColumnId[], rows: Int32Array, separator: Separator): string {
  const lines = [columns.map(id => headingOf(data, id))]
  for (const fn of rows) lines.push(columns.map(id => cellText(data, id, fn)))
  const quoted = separator === ',' ? csvCell : tsvCell
  return lines.map(cells => cells.map(quoted).join(separator)).join('\n') + '\n'
}

function headingOf({ unit }: TopData, id: TopColumnId): string {
  const title = columnOf(id)?.title ?? id
  return (id === 'self' || id === 'total') && unit !== '' ? `${title} (${unit})` : title
}

/** RFC 4180. A leading sign that a spreadsheet would take for a formula is defused: names come from a file that nobody vouches for. */
function csvCell(text: string): string {
  const safe = /^[=+@\-\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function tsvCell(text: string): string {
  return text.replace(/[\t\n\r]/g, ' ')
}
