// The parts of a report around its graph: what it is of, the numbered list, the functions, what was left out.

import { shownName } from '../../names/label'
import { cutMiddle } from '../../base/text/cut'
import { formatCount, formatShare, formatValue } from '../../base/quantity'
import type { Changes } from '../../diff/changes'
import { CHANGE_STEPS, stepName } from '../../diff/changeScale'
import { summaryOf } from '../../diff/summary'
import { sureness } from '../../diff/sureness'
import { functionName } from '../../profile/profile'
import { CHANGE_HEADING, changeCells, moveLines, NAME_COLUMN } from '../changeTable'
import type { Boxes } from './boxes'
import { circle } from './markers'
import {
  MARGIN_PX,
  MARKER_RADIUS_PX,
  MAX_TITLE_CHARS,
  type GraphComparison,
  type GraphInput,
  type ReportEntry,
  type ReportInput,
  type ReportOptions,
  type Section,
} from './model'
import { BOLD, LINE_PX, MONO_CHAR_PX, monoText, PLAIN, textAt, TITLE, wrapped } from './words'

const TITLE_PX = 24
/** As many rows as fit under a graph on a page. */
const TABLE_ROWS = 15
const HEADING_PX = 26
/** Left of an entry's text: its number. */
const INDENT_PX = 24
/** A name of 100 kB in a sentence must not push everything else off the page. */
const MAX_TEXT_CHARS = 1500
/** A page of a person's own words. */
const MAX_NOTE_CHARS = 4000
/** Right of an entry's title: severity and share. */
const TAG_PX = 190

export function headerSection(input: ReportInput, widthPx: number): Section {
  const { title, when, filter, comparison } = input
  const facts = [wholeText(input), when].filter(part => part !== '').join(' · ')
  const changes = comparison?.kind === 'sides' ? comparison.changes : null
  const scope = filter === '' || changes === null ? filter : `${filter} The sentences and the tables are about all stacks.`
  const head = titleSection(title, [facts, scope], widthPx)
  if (changes === null) return head
  const parts = [head.svg]
  let y = head.heightPx
  Object.values(summaryOf(changes)).forEach((line, i) => {
    for (const piece of wrapped(line, widthPx, i === 0 ? BOLD : PLAIN))
      parts.push(textAt(0, (y += LINE_PX) - 4, piece, i === 0 ? 'strong' : 'quiet'))
  })
  return { svg: parts.join(''), heightPx: y + 8 }
}

/** '197,300 samples', but '3.20 s of cpu'. */
export function wholeText({ tree, sampleType, comparison }: GraphInput): string {
  if (comparison?.kind === 'sides') return `in ${sampleType.name}`
  if (comparison !== null)
    return `a difference in ${sampleType.name}: ${formatValue(comparison.wholeValue, sampleType.unit)} grew or shrank`
  return `${formatValue(tree.totalValue, sampleType.unit)}${sampleType.unit === 'count' ? '' : ' of'} ${sampleType.name}`
}

/** A title over quiet lines; empty ones take no room. */
export function titleSection(title: string, lines: readonly string[], widthPx: number): Section {
  const parts: string[] = []
  let y = 0
  for (const piece of wrapped(cutMiddle(title, MAX_TITLE_CHARS), widthPx, TITLE)) parts.push(textAt(0, (y += TITLE_PX) - 6, piece, 'title'))
  for (const line of lines) {
    for (const piece of wrapped(cutMiddle(line, MAX_TEXT_CHARS), widthPx)) parts.push(textAt(0, (y += LINE_PX) - 4, piece, 'quiet'))
  }
  return { svg: parts.join(''), heightPx: y + 8 }
}

/** Says which colour is which in a comparison. */
export function legendSection({ kind, of }: GraphComparison): Section {
  const last = CHANGE_STEPS.length
  const steps = Array.from({ length: 2 * last + 1 }, (_, at) => at - last)
  const boxes = steps.map((step, at) => {
    const percent = `${step < 0 ? '−' : '+'}${(CHANGE_STEPS[Math.abs(step) - 1] ?? 0) * 100}`
    const label = textAt(at * LEGEND_PX + 5, 12.5, step === 0 ? 'noise' : percent)
    return `<g class="f"><rect x="${at * LEGEND_PX}" y="0" width="${LEGEND_PX - 2}" height="17" class="${stepName(step)}"/>${label}</g>`
  })
  const after = steps.length * LEGEND_PX + 12
  if (kind === 'difference') {
    const words = textAt(after, 12.5, 'share of all that grew or shrank, in percent, from that much on', 'quiet')
    return { svg: boxes.join('') + words, heightPx: 28 }
  }
  const shapes =
    `<rect x="${after}" y="0" width="24" height="17" class="more2 new"/>${textAt(after + 30, 12.5, 'new', 'quiet')}` +
    `<rect x="${after + 64}" y="0" width="24" height="17" class="gone-less2"/>${textAt(after + 94, 12.5, 'gone', 'quiet')}` +
    textAt(after + 140, 12.5, `change of ${of} in percent of baseline, from that much on`, 'quiet')
  return { svg: boxes.join('') + shapes, heightPx: 28 }
}

/** Of one colour. */
const LEGEND_PX = 44

export function entriesSection(entries: readonly ReportEntry[], widthPx: number): Section {
  if (entries.length === 0) return { svg: '', heightPx: 0 }
  const parts = [textAt(0, 16, entriesHeading(entries), 'heading')]
  let y = HEADING_PX
  entries.forEach((entry, i) => {
    parts.push(circle(i + 1, MARKER_RADIUS_PX, y + 9))
    const [first = '', ...more] = wrapped(cutMiddle(entry.title, MAX_TITLE_CHARS), widthPx - INDENT_PX - TAG_PX, BOLD)
    parts.push(textAt(INDENT_PX, y + 13, first, 'strong'))
    const tag = [entry.severity, entry.share].filter(part => part !== '').join(' · ')
    parts.push(`<g class="end ${entry.severity}">${textAt(widthPx, y + 13, tag)}</g>`)
    y += LINE_PX
    for (const line of more) parts.push(textAt(INDENT_PX, (y += LINE_PX) - 4, line, 'strong'))
    for (const line of wrapped(cutMiddle(entry.evidence, MAX_TEXT_CHARS), widthPx - INDENT_PX))
      parts.push(textAt(INDENT_PX, (y += LINE_PX) - 4, line, 'quiet'))
    for (const line of wrapped(cutMiddle(entry.action, MAX_TEXT_CHARS), widthPx - INDENT_PX))
      parts.push(textAt(INDENT_PX, (y += LINE_PX) - 4, line))
    for (const line of noteLines(entry, widthPx - INDENT_PX)) parts.push(textAt(INDENT_PX, (y += LINE_PX) - 4, line, 'note'))
    y += 10
  })
  return { svg: parts.join(''), heightPx: y + 6 }
}

function entriesHeading(entries: readonly ReportEntry[]): string {
  const kinds = new Set(entries.map(({ kind }) => kind))
  return kinds.size === 2 ? 'Findings and notes' : kinds.has('note') ? 'Notes' : 'Findings'
}

/** A person's paragraphs stay paragraphs. */
function noteLines({ kind, note }: ReportEntry, widthPx: number): readonly string[] {
  if (note === '') return []
  const text = cutMiddle(kind === 'note' ? note : `Note: ${note}`, MAX_NOTE_CHARS)
  return text.split('\n').flatMap(line => wrapped(line, widthPx))
}

export function functionsSection(input: ReportInput, widthPx: number): Section {
  return input.comparison?.kind === 'sides' ? changesSection(input.comparison.changes, widthPx) : topSection(input, widthPx)
}

function topSection({ profile, weights, sampleType, comparison }: ReportInput, widthPx: number): Section {
  const { self, total, totalValue } = weights
  const top = Array.from(self.keys())
    .filter(fn => self[fn] !== 0)
    .sort((a, b) => Math.abs(self[b]) - Math.abs(self[a]))
    .slice(0, TABLE_ROWS)
  const share = (value: number) => formatShare(totalValue > 0 ? value / totalValue : 0)
  const rows = top.map(fn => [
    formatValue(self[fn], sampleType.unit),
    share(self[fn]),
    formatValue(total[fn], sampleType.unit),
    share(total[fn]),
    shownName(functionName(profile, fn)),
  ])
  const title = comparison === null ? 'Top functions by self' : 'What changed most by self'
  return tableSection(title, ['self', '', 'total', '', 'function'], rows, [110, 180, 290, 360, null], widthPx)
}

function changesSection(changes: Changes, widthPx: number): Section {
  const rows = changeCells(changes, TABLE_ROWS, sureness).slice(0, 2 * TABLE_ROWS)
  // The name last: it takes what room there is.
  const reordered = [CHANGE_HEADING, ...rows].map(cells => [
    ...cells.slice(0, NAME_COLUMN),
    ...cells.slice(NAME_COLUMN + 1),
    cells[NAME_COLUMN],
  ])
  const [heading, ...cells] = reordered
  const table = tableSection('Changes', heading, cells, [90, 180, 270, 360, 430, 560, null], widthPx)
  const lines = moveLines(changes).flatMap(line => wrapped(line, widthPx))
  const below = lines.map((line, i) => textAt(0, table.heightPx + (i + 1) * LINE_PX - 4, line))
  return { svg: table.svg + below.join(''), heightPx: table.heightPx + lines.length * LINE_PX }
}

/** `rights` is where each column's numbers end; null: a name, which begins after the column before it. */
function tableSection(
  title: string,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  rights: readonly (number | null)[],
  widthPx: number,
): Section {
  const nameX = Math.max(...rights.map(right => right ?? 0)) + 20
  const nameChars = Math.floor((widthPx - nameX) / MONO_CHAR_PX)
  const line = (cells: readonly string[], y: number, className: string) =>
    cells
      .map((cell, column) => {
        const right = rights[column] ?? null
        if (right === null) return textAt(nameX, y, monoText(cell, nameChars), className === '' ? 'mono' : className)
        return `<g class="end ${className}">${textAt(right, y, cell)}</g>`
      })
      .join('')
  const parts = [textAt(0, 16, title, 'heading'), line(heading, HEADING_PX + 12, 'quiet')]
  rows.forEach((cells, i) => parts.push(line(cells, HEADING_PX + 12 + (i + 1) * LINE_PX, '')))
  return { svg: parts.join(''), heightPx: HEADING_PX + (rows.length + 1) * LINE_PX + 12 }
}

export function footerSection({ maxRows }: Pick<ReportOptions, 'maxRows'>, { left, inside, minPx }: Boxes): Section {
  const pruned =
    left === 0
      ? ''
      : ` ${formatCount(left)} of ${formatCount(inside)} frames are not drawn one by one: narrower than ${minPx.toFixed(1)} px (grey) or deeper than ${maxRows} rows.`
  return { svg: textAt(0, 14, `Written by Flamewise.${pruned}`, 'quiet'), heightPx: 14 + MARGIN_PX }
}
