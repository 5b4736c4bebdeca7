// What a page marked of itself in a Firefox profile: markers of `performance.mark` and `measure`. Gecko writes a list for each marker, the
// processed format a list for each column. Rules: Firefox Profiler, `docs-developer/gecko-profile-format.md` and `src/types/markers.js`.

import { float64Column, type Float64Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { jsonList, jsonNumbers, jsonObject, jsonText, SKIP, type JsonSink } from '../../bytes/jsonSink'

export type UserTiming = { readonly startMs: number; readonly endMs: number; readonly name: string; readonly isMeasure: boolean }

export type Markers = {
  readonly sink: JsonSink
  /** `nameOf`: a text of the thread's own table, which later versions write the row of. */
  all(nameOf: (row: number) => string): readonly UserTiming[]
}

/** Of a marker's cells, in the order that Gecko writes. */
const START = 1
const END = 2
const PHASE = 3
const DATA = 5
/** A stretch that is written as two markers of one name: one where it starts, one where it ends. */
const PHASE_STARTS = 2
const PHASE_ENDS = 3
const USER_TIMING = 'UserTiming'

type Data = { type: string; name: string; nameRow: number; entryType: string }

export function markersSink(): Markers {
  const startMs = float64Column()
  const endMs = float64Column()
  const phases = float64Column()
  /** By row; null for markers that are no user timing. */
  const data: (Data | null)[] = []
  let current: Data = emptyData()

  const textTo = (field: 'type' | 'name' | 'entryType') =>
    jsonText((bytes, start, end) => (current[field] = textOf(bytes.subarray(start, end))))
  const name: JsonSink = { ...textTo('name'), number: row => (current.nameRow = row) }
  const fields = { type: textTo('type'), name, entryType: textTo('entryType') }
  /** `take`: where the row's data goes. */
  const dataSink = (take: (data: Data | null) => void): JsonSink =>
    jsonObject(fields, {
      open: () => (current = emptyData()),
      close: () => take(current.type === USER_TIMING ? current : null),
      word: () => take(null),
      number: () => take(null),
    })

  // Gecko: rows of cells, counted as they come, because the scanner hands over runs of numbers at once.
  let position = 0
  const found = dataSink(made => (data[data.length - 1] = made))
  let isData = false
  const cell: JsonSink = {
    ...SKIP,
    wantsText: true,
    text: () => void position++,
    word: () => void position++,
    number(value) {
      const at = position++
      if (at === START) startMs.set(startMs.length() - 1, value)
      if (at === END) endMs.set(endMs.length() - 1, value)
      if (at === PHASE) phases.set(phases.length() - 1, value)
    },
    open(isList) {
      isData = position++ === DATA && !isList
      if (isData) found.open(isList)
    },
    close() {
      if (isData) found.close()
    },
    field: (bytes, start, end) => (isData ? found.field(bytes, start, end) : SKIP),
  }
  const row = jsonList(() => cell, {
    open() {
      position = 0
      startMs.push(NaN)
      endMs.push(NaN)
      phases.push(NaN)
      data.push(null)
    },
  })
  // Processed: columns, of which the rows of the other form are no part.
  const columns = { start: float64Column(), end: float64Column(), phase: float64Column(), data: new Array<Data | null>() }
  const pushed = dataSink(found => columns.data.push(found))
  const list: JsonSink = {
    ...SKIP,
    item: () => dataOrRow,
  }
  /** `data` is a list of rows, or the column of what markers hold: a list tells from an object. */
  let inner: JsonSink = SKIP
  const dataOrRow: JsonSink = {
    ...SKIP,
    open(isList) {
      inner = isList ? row : pushed
      inner.open(isList)
    },
    close: () => inner.close(),
    field: (bytes, start, end) => inner.field(bytes, start, end),
    item: () => inner.item(),
    word: value => pushed.word(value),
  }

  return {
    sink: jsonObject({
      data: list,
      startTime: jsonNumbers(columns.start.push),
      endTime: jsonNumbers(columns.end.push),
      phase: jsonNumbers(columns.phase.push),
    }),
    all(nameOf) {
      const isProcessed = columns.start.length() > 0 || columns.end.length() > 0
      const [starts, ends, phase, rows] = isProcessed
        ? [columns.start, columns.end, columns.phase, columns.data]
        : [startMs, endMs, phases, data]
      const cell = (column: Float64Column, at: number) => (at < column.length() ? column.get(at) : NaN)
      /** Of each name, what started and has not ended. */
      const started = new Map<string, { endMs: number; readonly startMs: number }[]>()
      return rows.flatMap((timing, at): UserTiming[] => {
        if (timing === null) return []
        const name = timing.name || nameOf(timing.nameRow)
        const isMeasure = timing.entryType === 'measure'
        if (isMeasure && cell(phase, at) === PHASE_ENDS) {
          const beginning = started.get(name)?.pop()
          if (beginning !== undefined) beginning.endMs = Math.max(beginning.startMs, cell(ends, at) || 0)
          return []
        }
        const start = cell(starts, at)
        if (Number.isNaN(start)) return []
        const end = cell(ends, at)
        const made = { startMs: start, endMs: isMeasure && end > start ? end : start, name, isMeasure }
        if (isMeasure && cell(phase, at) === PHASE_STARTS) {
          const others = started.get(name)
          if (others === undefined) started.set(name, [made])
          else others.push(made)
        }
        return [made]
      })
    },
  }
}

function emptyData(): Data {
  return { type: '', name: '', nameRow: NaN, entryType: '' }
}
