// What a tool answers, cut to a budget: the most important rows that fit, and a sentence on what was left out and how to ask for it.

import { cutEnd, cutMiddle } from '../shared/base/text/cut'
import { printable } from '../shared/base/text/unsafe'

export type Row = {
  /** One line or several. */
  readonly text: string
  /** The same for programs. */
  readonly data: unknown
  /** Rows are taken in this order, smallest first, and shown in the order they stand in; absent: that one. */
  readonly rank?: number
  /** Stands in its place where it does not fit; says itself that it is less. */
  readonly short?: Row
}

export type AnswerList = {
  /** Its key in the structured content. */
  readonly key: string
  /** Stands before its rows; empty for none. */
  readonly title: string
  readonly rows: readonly Row[]
  /** What is said of rows that were left out, by how many of `rows` are shown; null where nothing is left. */
  readonly more: (shown: number) => string | null
}

export type Answer = {
  /** Always there. */
  readonly head: readonly string[]
  /** Always there, in the structured content: few and short. */
  readonly facts: Readonly<Record<string, unknown>>
  /** Most important first: a later one gets what an earlier one left. */
  readonly lists: readonly AnswerList[]
}

/** The shape that the protocol asks for. */
export type ToolResult = {
  readonly content: { readonly type: 'text'; readonly text: string }[]
  readonly structuredContent?: Record<string, unknown>
  readonly isError?: true
}

/** What a client gets that asks for nothing else, in tokens: a screenful. */
export const DEFAULT_BUDGET = 2_000
/** Less does not hold a sentence. */
export const MIN_BUDGET = 100
/** More than a model reads at once. */
export const MAX_BUDGET = 50_000

/** Names of code are cut into short tokens. English has four characters a token: of names, never more than this is surely too many. */
const BYTES_PER_TOKEN = 3
/** One line must not be the whole answer. */
const MAX_HEAD_CHARS = 300
/** Sentences on what was left out; they say numbers, which may have more digits than they were thought to. */
const MAX_MORE_CHARS = 200
const DIGITS = 12
/** What stands around a list: its key's quotes, the lines before it, the words before what was left out. */
const LIST_BYTES = 48

/** At most `budget` tokens for all that the client gets: text, structured content and what the protocol puts around them. */
export function fitted({ head, facts, lists }: Answer, budget: number): ToolResult {
  const lines = head.map(line => cutEnd(line, MAX_HEAD_CHARS))
  const bytes = budget * BYTES_PER_TOKEN
  const plain = bytes - sizeOf(resultOf(lines, { ...facts, left_out: [] }))
  // Every list may have to say that it was cut.
  const room = (count: number) =>
    lists.slice(0, count).reduce((left, list) => left - reservedFor(list), plain - (count < lists.length ? REST_BYTES : 0))
  const kept = lists.findLastIndex((_, at) => room(at + 1) >= 0) + 1
  let left = room(kept)
  if (left < 0 || (kept === 0 && lists.length > 0)) return headAlone(lines, bytes)
  const leftOut: string[] = []
  const data: Record<string, unknown> = { ...facts }
  for (const { key, title, rows, more } of lists.slice(0, kept)) {
    const shown = rowsWithin(rows, left)
    left -= shown.reduce((sum, row) => sum + sizeOfRow(row), 0)
    if (title !== '' && shown.length > 0) lines.push('', title)
    lines.push(...shown.map(({ text }) => text))
    data[key] = shown.map(row => row.data)
    const rest = more(shown.length)
    if (rest !== null) leftOut.push(cutEnd(rest, MAX_MORE_CHARS))
  }
  if (kept < lists.length) leftOut.push(REST)
  if (leftOut.length > 0) lines.push('', ...leftOut.map(text => `Left out: ${text}`))
  return resultOf(lines, { ...data, left_out: leftOut })
}

const REST = 'the rest; ask with a larger budget'
/** In the text and beside it. */
const REST_BYTES = 2 * REST.length + LIST_BYTES

/** Where not even a list's name fits. */
function headAlone(lines: readonly string[], bytes: number): ToolResult {
  for (let chars = bytes; ; chars = Math.floor(chars / 2)) {
    const result = resultOf([cutEnd(lines.join('\n'), chars), `Left out: ${REST}`], { left_out: [REST] })
    if (chars === 0 || sizeOf(result) <= bytes) return result
  }
}

function reservedFor({ key, title, more }: AnswerList): number {
  const rest = more(0)
  const sentence = rest === null ? 0 : 2 * (sizeOf(cutEnd(rest, MAX_MORE_CHARS)) + DIGITS)
  return sizeOf(key) + sizeOf(title) + LIST_BYTES + sentence
}

/** No sentence is longer; lists of names in one may be. */
const MAX_ERROR_BYTES = 1_500

/** What cannot be answered, in a sentence. */
export function toolError(message: string, budget: number): ToolResult {
  const most = Math.min(budget * BYTES_PER_TOKEN, MAX_ERROR_BYTES)
  for (let chars = most; ; chars = Math.floor(chars / 2)) {
    const result: ToolResult = { content: [{ type: 'text', text: printable(cutMiddle(message, chars)) }], isError: true }
    if (chars === 0 || sizeOf(result) <= most) return result
  }
}

/** Longer names are shown by both ends; a tool that is given such a name knows it again. */
const MAX_NAME_CHARS = 160

/** A name as it is told: on one line, without signs that move a cursor or hide, and never the whole answer. */
export function toldName(name: string): string {
  return printable(cutMiddle(name, MAX_NAME_CHARS))
}

/** For numbers in structured content: more digits than anybody uses are only tokens. */
export function toldNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(6))
}

function resultOf(lines: readonly string[], structuredContent: Record<string, unknown>): ToolResult {
  return { content: [{ type: 'text', text: lines.join('\n') }], structuredContent }
}

/** In rank order until one does not fit, so that no row is there without those it hangs on. */
function rowsWithin(rows: readonly Row[], bytes: number): readonly Row[] {
  const order = Array.from(rows.keys()).sort((a, b) => (rows[a].rank ?? a) - (rows[b].rank ?? b))
  const taken = new Map<number, Row>()
  let left = bytes
  for (const at of order) {
    const { [at]: row } = rows
    const fitting = [row, row.short].find(form => form !== undefined && sizeOfRow(form) <= left)
    if (fitting === undefined) break
    left -= sizeOfRow(fitting)
    taken.set(at, fitting)
  }
  return [...taken].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** As it is sent, with the line feed and the comma. */
function sizeOfRow({ text, data }: Row): number {
  return sizeOf(text) + sizeOf(data) + 1
}

/** In bytes of JSON: what goes over the line. */
function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}
