// speedscope's shared frames: one a function, with the place where it is written.

import { int32Column, type Int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import { jsonNumber, jsonObject, jsonText, type JsonSink } from '../../bytes/jsonSink'
import { byteNames } from '../../bytes/names'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import { RUBY_C_MODULE, RUBY_NO_FILE, rubyNativeName } from '../rubyNative'

export type SharedFrames = {
  /** Takes one element of `shared.frames`. */
  readonly sink: JsonSink
  readonly length: () => number
  /**
   * The builder's frame for each. `lines`: whether a frame's line is where it was just then, or where its function begins; where nobody
   * knows, a function that stands on several lines of a file was met on each, unless columns say exactly where functions begin.
   */
  rows(builder: ProfileBuilder, lines: 'of calls' | 'of functions' | 'unknown'): Int32Array
}

export function sharedFrames(): SharedFrames {
  const names = byteNames()
  const texts = { name: int32Column(), file: int32Column(), module: int32Column() }
  const numbers = { line: int32Column(), column: int32Column(), flags: int32Column(), ownLine: int32Column(), ownColumn: int32Column() }
  const columns = { ...texts, ...numbers }
  const last = () => columns.name.length() - 1
  const nameTo = (column: typeof columns.name) =>
    jsonText((bytes, start, end) => {
      if (end > start) column.set(last(), names.intern(bytes, start, end))
    })
  const numberTo = (column: typeof columns.name) => jsonNumber(value => column.set(last(), value))
  const sink = jsonObject(
    {
      name: nameTo(columns.name),
      file: nameTo(columns.file),
      line: numberTo(columns.line),
      col: numberTo(columns.column),
      flamewise: jsonObject({
        flags: numberTo(columns.flags),
        module: nameTo(columns.module),
        line: numberTo(columns.ownLine),
        column: numberTo(columns.ownColumn),
      }),
    },
    {
      open() {
        for (const column of Object.values(texts)) column.push(NONE)
        for (const column of Object.values(numbers)) column.push(0)
      },
    },
  )
  const textOf = (row: number) => (row === NONE ? '' : names.text(row))
  return {
    sink,
    length: columns.name.length,
    rows(builder, lines) {
      const severalLines = lines === 'unknown' ? namesOnSeveralLines(columns) : null
      return Int32Array.from({ length: columns.name.length() }, (_, index) => {
        const isLineOfCall = severalLines === null ? lines === 'of calls' : severalLines(index)
        const placeIn = (column: typeof columns.line) => (column.get(index) > 0 ? column.get(index) : NONE)
        const name = textOf(columns.name.get(index))
        const native = rubyNativeName(name)
        if (native !== null && textOf(columns.file.get(index)) === RUBY_NO_FILE) {
          return builder.frame(builder.fn({ name: native, module: RUBY_C_MODULE }), NONE, NONE, frameFlags('native'))
        }
        const fn = builder.fn({
          name,
          file: textOf(columns.file.get(index)),
          startLine: isLineOfCall ? NONE : placeIn(columns.line),
          startColumn: isLineOfCall ? NONE : placeIn(columns.column),
          module: textOf(columns.module.get(index)),
        })
        return builder.frame(
          fn,
          placeIn(isLineOfCall ? columns.line : columns.ownLine),
          placeIn(isLineOfCall ? columns.column : columns.ownColumn),
          columns.flags.get(index),
        )
      })
    },
  }
}

type PlaceColumns = Readonly<Record<'name' | 'file' | 'line' | 'column', Int32Column>>

/** Whether a frame's function, by name and file, stands on other lines as well and nowhere in a column. */
function namesOnSeveralLines({ name, file, line, column }: PlaceColumns): (index: number) => boolean {
  const functions = intTable()
  const lineOf: number[] = []
  const isSeveral: boolean[] = []
  const rows = Int32Array.from({ length: name.length() }, (_, index) => {
    const row = functions.intern(name.get(index), file.get(index), column.get(index) > 0 ? 1 : 0)
    lineOf[row] ??= line.get(index)
    isSeveral[row] = (isSeveral[row] ?? false) || (lineOf[row] !== line.get(index) && file.get(index) !== NONE && column.get(index) <= 0)
    return row
  })
  return index => isSeveral[rows[index]]
}
