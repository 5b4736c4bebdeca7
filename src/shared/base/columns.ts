// Columns that grow while a file is read and become plain typed arrays once it has been.

import { takeRoom } from './room'

type NumberArray = Int32Array | Uint32Array | Float64Array

export type Column<A extends NumberArray> = {
  /** Adds a cell and returns its row. */
  push(value: number): number
  /** Adds `value` to a cell that is there already. */
  add(row: number, value: number): void
  set(row: number, value: number): void
  get(row: number): number
  readonly length: () => number
  /** The cells, trimmed. The column must not be written to afterwards. */
  finish(): A
}

export type Int32Column = Column<Int32Array>
export type Float64Column = Column<Float64Array>

/** Most columns of a small file fit without growing once; one that nothing is pushed to costs nothing, for a hostile file has millions. */
const FIRST_CAPACITY = 256

export function int32Column(): Int32Column {
  return column(size => new Int32Array(size))
}

export function float64Column(): Float64Column {
  return column(size => new Float64Array(size))
}

function column<A extends NumberArray>(make: (size: number) => A): Column<A> {
  let cells = make(0)
  let length = 0
  return {
    push(value) {
      if (length === cells.length) {
        const size = Math.max(FIRST_CAPACITY, cells.length * 2)
        takeRoom((size - cells.length) * cells.BYTES_PER_ELEMENT)
        const bigger = make(size)
        bigger.set(cells)
        cells = bigger
      }
      cells[length] = value
      return length++
    },
    add(row, value) {
      cells[row] = (cells[row] ?? 0) + value
    },
    set(row, value) {
      cells[row] = value
    },
    get: row => cells[row] ?? 0,
    length: () => length,
    finish() {
      // A view would keep the spare capacity alive for as long as the profile is open.
      const trimmed = make(length)
      trimmed.set(cells.subarray(0, length))
      cells = trimmed
      return trimmed
    },
  }
}

/** Larger cells for a column that is kept by hand where every cell counts: `into` with what was there, the rest 0. */
export function grown<A extends NumberArray>(cells: A, into: A): A {
  into.set(cells)
  return into
}

/** A plain loop: `reduce` with a function takes several times as long over a million cells. */
export function sumOf(cells: NumberArray | Uint8Array): number {
  let sum = 0
  for (let row = 0; row < cells.length; row++) sum += cells[row]
  return sum
}

/** Whatever their sign. */
export function sumOfSizes(column: Float64Array): number {
  return column.reduce((sum, value) => sum + Math.abs(value), 0)
}
