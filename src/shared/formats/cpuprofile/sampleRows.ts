// The samples of V8's profiles as columns of their final size: their number is known before the first is written.

import { NONE, type SampleTable, type SampleType } from '../../profile/profile'

const CPU_TIME: SampleType = { name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' }
const CPU_SAMPLES: SampleType = { name: 'samples', unit: 'count', weight: 'samples', event: 'cpu' }

export type SampleRows = {
  /** What `finish().values` hold. */
  readonly sampleTypes: readonly SampleType[]
  /** The thread of the rows that are added from now on; NONE at first. */
  setThread(thread: number): void
  add(stack: number, timeNs: number, labelSet: number, weightNs: number, count: number): void
  finish(): SampleTable
}

export type RowsOptions = {
  /** No more rows than this are added. */
  readonly capacity: number
  /** Whether the file says when samples were taken, or how long anything lasted. */
  readonly hasTimes: boolean
  readonly hasDurations: boolean
}

export function sampleRows({ capacity, hasTimes, hasDurations }: RowsOptions): SampleRows {
  const stacks = new Int32Array(capacity)
  const times = hasTimes ? new Float64Array(capacity) : null
  const weights = hasDurations ? new Float64Array(capacity) : null
  const counts = new Float64Array(capacity)
  let labelSets: Int32Array | null = null
  let threads: Int32Array | null = null
  let thread = NONE
  let length = 0

  return {
    sampleTypes: hasDurations ? [CPU_TIME, CPU_SAMPLES] : [CPU_SAMPLES],
    setThread(row) {
      thread = row
      if (row !== NONE) threads ??= new Int32Array(capacity).fill(NONE)
    },
    add(stack, timeNs, labelSet, weightNs, count) {
      stacks[length] = stack
      if (times !== null) times[length] = timeNs
      if (weights !== null) weights[length] = weightNs
      counts[length] = count
      if (labelSet !== 0) (labelSets ??= new Int32Array(capacity))[length] = labelSet
      if (threads !== null) threads[length] = thread
      length++
    },
    finish: () => ({
      stack: ints(stacks, length),
      timeNs: times === null ? null : floats(times, length),
      thread: threads === null ? null : ints(threads, length),
      labelSet: labelSets === null ? null : ints(labelSets, length),
      values: [weights, counts].filter(column => column !== null).map(column => floats(column, length)),
    }),
  }
}

/** The column itself where it is full: a copy would be there beside it for a while. */
function ints(column: Int32Array, length: number): Int32Array {
  return length === column.length ? column : column.slice(0, length)
}

function floats(column: Float64Array, length: number): Float64Array {
  return length === column.length ? column : column.slice(0, length)
}
