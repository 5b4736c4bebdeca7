// Tables of runs as one binary body, from host to page: magic, length, a JSON head, then the columns, aligned.

import { fail, ok, type Result } from '../base/result'
import { bytesOf, textOf } from '../base/utf8'
import type { OrderContext } from './order'
import type { RunTable } from './runTable'

export type TrendBody = {
  readonly tables: readonly RunTable[]
  readonly context: OrderContext
  /** What was left out, a sentence each. */
  readonly notes: readonly string[]
}

/** Changes with the layout; a page and a host of different versions must not misread each other. */
const MAGIC = 'FLTR0001'
const ALIGN_BYTES = 8
const PREFIX_BYTES = 16

type HeadTable = Pick<RunTable, 'program' | 'sampleType' | 'measure' | 'runs' | 'functions'> & { readonly entries: number }
type Head = {
  readonly tables: readonly HeadTable[]
  readonly context: Omit<OrderContext, 'commits'> & { readonly commits: readonly (readonly [string, { rank: number; timeMs: number }])[] }
  readonly notes: readonly string[]
}

/** The chunks in order. */
export function encodeTrend({ tables, context, notes }: TrendBody): readonly Uint8Array[] {
  const head: Head = {
    tables: tables.map(({ program, sampleType, measure, runs, functions, run }) => ({
      program,
      sampleType,
      measure,
      runs,
      functions,
      entries: run.length,
    })),
    context: { ...context, commits: [...context.commits] },
    notes,
  }
  const headBytes = bytesOf(JSON.stringify(head))
  const prefix = new Uint8Array(PREFIX_BYTES)
  prefix.set(bytesOf(MAGIC))
  new DataView(prefix.buffer).setUint32(MAGIC.length, headBytes.length, true)
  const chunks: Uint8Array[] = [prefix, headBytes, padding(headBytes.length)]
  for (const { totals, start, run, self, cumulative } of tables) {
    for (const column of [totals, self, cumulative, start, run]) {
      chunks.push(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), padding(column.byteLength))
    }
  }
  return chunks
}

/** Views into `body`, which must stay untouched. Errors are sentences for a developer. */
export function decodeTrend(body: ArrayBuffer): Result<TrendBody, string> {
  const bytes = new Uint8Array(body)
  if (bytes.length < PREFIX_BYTES || textOf(bytes.subarray(0, MAGIC.length)) !== MAGIC) return fail('not a trend body of this version')
  const headLength = new DataView(body).getUint32(MAGIC.length, true)
  if (PREFIX_BYTES + headLength > bytes.length) return fail('trend body is cut off')
  // The head was written by encodeTrend in this same program: the one edge where JSON becomes a type.
  const head: Head = JSON.parse(textOf(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headLength)))
  let offset = aligned(PREFIX_BYTES + headLength)
  const place = (sizeBytes: number) => {
    const at = offset
    offset = aligned(offset + sizeBytes)
    return at
  }
  const floats = (length: number) => new Float64Array(body, place(length * 8), length)
  const ints = (length: number) => new Int32Array(body, place(length * 4), length)
  try {
    const tables = head.tables.map(({ entries, ...facts }): RunTable => {
      const [totals, self, cumulative] = [floats(facts.runs.length), floats(entries), floats(entries)]
      return { ...facts, totals, self, cumulative, start: ints(facts.functions.name.length + 1), run: ints(entries) }
    })
    return ok({ tables, notes: head.notes, context: { ...head.context, commits: new Map(head.context.commits) } })
  } catch (error) {
    if (error instanceof RangeError) return fail('trend body is cut off')
    throw error
  }
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGN_BYTES) * ALIGN_BYTES
}

function padding(length: number): Uint8Array {
  return new Uint8Array(aligned(length) - length)
}
