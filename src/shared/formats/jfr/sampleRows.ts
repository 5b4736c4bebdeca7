// The samples of a recording while it is read, before it is known which kinds of sample it has.

import { hash3, intTable } from '../../base/intTable'
import { NONE } from '../../profile/profile'

/** One sample on its way into the rows; readers fill one and the same again and again. */
export type JfrSample = {
  /** Row of the recording's families. */
  family: number
  /** Row of `states`, or NONE. */
  state: number
  /** Row of the builder's stacks, or NONE. */
  stack: number
  /** Row of the builder's threads, or NONE. */
  thread: number
  /** From the recording's start. */
  timeNs: number
  count: number
  spanNs: number
  bytes: number
  /** The recorder left out frames at its limit of depth. */
  isCut: boolean
}

export type SampleRows = {
  /** Names of thread states. */
  readonly states: readonly string[]
  /** The row of a state's name. */
  stateRow(name: string): number
  /** Appends the sample, or once there are very many adds it to one like it; returns the row. */
  add(sample: JfrSample): number
  /** Adds the sample's weights to a row; false when the row is too far away in time, or samples are not added up yet. */
  addTo(row: number, sample: JfrSample): boolean
  /** Whether there are so many that samples are added up. */
  readonly isMerging: () => boolean
  /** Samples before any were added up. */
  readonly sampleCount: () => number
  finish(): SampleColumns
}

export type SampleColumns = {
  readonly family: Int32Array
  readonly state: Int32Array
  readonly stack: Int32Array
  readonly thread: Int32Array
  readonly timeNs: Float64Array
  readonly count: Float64Array
  readonly spanNs: Float64Array
  readonly bytes: Float64Array
  /** What `count` counts of stacks that the recorder cut off. */
  readonly cut: Float64Array
  /** How many samples became this row. */
  readonly events: Float64Array
}

/**
 * A row takes 8 bytes for each of up to thirty sample types. So past the first number of rows, samples of one family, stack, thread
 * and state are added up when they are less than the second apart: a timeline of minutes shows no less for it, and past the last
 * number of rows the memory counts for more than the timeline.
 */
const MERGING: readonly (readonly [fromRows: number, withinNs: number])[] = [
  [2 ** 17, 1e9],
  [2 ** 18, 10e9],
  [2 ** 19, Infinity],
]
/** Of the table that finds the row to add to: a lost entry costs a row. */
const SLOTS = 2 ** 20
const FIRST_ROWS = 1024

// The cells of a row stand side by side until the end: adding to one of a million rows is then one wait for memory, not six.
const STACK = 0
/** Family, state and thread, as a row of `groups`. */
const GROUP = 1
const TIME = 2
const COUNT = 3
const SPAN = 4
const BYTES = 5
const CUT = 6
const EVENTS = 7
const CELLS = 8

export function noSample(): JfrSample {
  return { family: 0, state: NONE, stack: NONE, thread: NONE, timeNs: 0, count: 1, spanNs: 0, bytes: 0, isCut: false }
}

export function sampleRows(): SampleRows {
  const states: string[] = []
  const groups = intTable()
  const groupCells: number[] = []
  let cells = new Float64Array(FIRST_ROWS * CELLS)
  let length = 0
  let sampleCount = 0
  let withinNs = 0
  let stage = 0
  let slots = new Int32Array()

  function groupOf({ family, state, thread }: JfrSample): number {
    const group = groups.intern(family, state, thread)
    if (group * 3 === groupCells.length) groupCells.push(family, state, thread)
    return group
  }

  function addTo(row: number, sample: JfrSample): boolean {
    const at = row * CELLS
    if (!(Math.abs(cells[at + TIME] - sample.timeNs) < withinNs)) return false
    cells[at + COUNT] += sample.count
    cells[at + SPAN] += sample.spanNs
    cells[at + BYTES] += sample.bytes
    if (sample.isCut) cells[at + CUT] += sample.count
    cells[at + EVENTS]++
    return true
  }

  /** The row that has taken the sample, or NONE; the row that comes next is then the one for later samples like it. */
  function addToLike(sample: JfrSample, group: number): number {
    const slot = hash3(sample.stack, group, 0) & (SLOTS - 1)
    const row = slots[slot]
    const at = row * CELLS
    if (row !== NONE && cells[at] === sample.stack && cells[at + GROUP] === group && addTo(row, sample)) return row
    slots[slot] = length
    return NONE
  }

  /** A plain loop: `from` with a function takes ten times as long over a million cells. */
  function copyOf<A extends Int32Array | Float64Array>(cell: number, into: A): A {
    for (let row = 0, at = cell; row < length; row++, at += CELLS) into[row] = cells[at]
    return into
  }

  function column(cell: number): Float64Array {
    return copyOf(cell, new Float64Array(length))
  }

  function groupColumn(cell: number): Int32Array {
    const into = copyOf(GROUP, new Int32Array(length))
    for (let row = 0; row < length; row++) into[row] = groupCells[into[row] * 3 + cell]
    return into
  }

  return {
    states,
    stateRow(name) {
      const row = states.indexOf(name)
      return row === -1 ? states.push(name) - 1 : row
    },
    isMerging: () => withinNs > 0,
    sampleCount: () => sampleCount,
    add(sample) {
      sampleCount++
      if (stage < MERGING.length && length >= MERGING[stage][0]) {
        if (stage === 0) slots = new Int32Array(SLOTS).fill(NONE)
        withinNs = MERGING[stage++][1]
      }
      const group = groupOf(sample)
      const like = withinNs > 0 ? addToLike(sample, group) : NONE
      if (like !== NONE) return like
      const at = length * CELLS
      if (at === cells.length) {
        const bigger = new Float64Array(cells.length * 2)
        bigger.set(cells)
        cells = bigger
      }
      cells[at + STACK] = sample.stack
      cells[at + GROUP] = group
      cells[at + TIME] = sample.timeNs
      cells[at + COUNT] = sample.count
      cells[at + SPAN] = sample.spanNs
      cells[at + BYTES] = sample.bytes
      cells[at + CUT] = sample.isCut ? sample.count : 0
      cells[at + EVENTS] = 1
      return length++
    },
    addTo(row, sample) {
      if (!addTo(row, sample)) return false
      sampleCount++
      return true
    },
    finish: () => ({
      family: groupColumn(0),
      state: groupColumn(1),
      thread: groupColumn(2),
      stack: copyOf(STACK, new Int32Array(length)),
      timeNs: column(TIME),
      count: column(COUNT),
      spanNs: column(SPAN),
      bytes: column(BYTES),
      cut: column(CUT),
      events: column(EVENTS),
    }),
  }
}

/** The given rows alone. */
export function pickRows(columns: SampleColumns, rows: Int32Array): SampleColumns {
  const whole = (column: Int32Array) => rows.map(row => column[row])
  const numbers = (column: Float64Array) => Float64Array.from(rows, row => column[row])
  return {
    family: whole(columns.family),
    state: whole(columns.state),
    stack: whole(columns.stack),
    thread: whole(columns.thread),
    timeNs: numbers(columns.timeNs),
    count: numbers(columns.count),
    spanNs: numbers(columns.spanNs),
    bytes: numbers(columns.bytes),
    cut: numbers(columns.cut),
    events: numbers(columns.events),
  }
}

/** Bits that a double holds exactly, shared by time and row. */
const KEY_BITS = 52

/**
 * The rows of `timeNs` (none negative), earliest first: recorders write them thread by thread. One key of time and row lets the built-in sort of plain numbers do it, ten
 * times as fast as one that calls back; times are told apart to a millionth of the whole or better.
 */
export function timeOrder(timeNs: Float64Array): Int32Array {
  const rowSpan = 2 ** Math.ceil(Math.log2(Math.max(2, timeNs.length)))
  const last = timeNs.reduce((most, time) => Math.max(most, time), 1)
  const stepsPerNs = (2 ** KEY_BITS / rowSpan - 1) / last
  const keys = timeNs.map((time, row) => Math.floor(time * stepsPerNs) * rowSpan + row).sort()
  const rows = new Int32Array(keys.length)
  for (let at = 0; at < rows.length; at++) rows[at] = keys[at] % rowSpan
  return rows
}
