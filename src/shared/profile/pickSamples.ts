// Some of a profile's samples, in their order.

import type { SampleTable } from './profile'

/** The given rows with all that is known of each. */
export function pickSamples({ stack, timeNs, thread, labelSet, values }: SampleTable, rows: Int32Array): SampleTable {
  const floats = (column: Float64Array) => Float64Array.from(rows, row => column[row])
  return {
    stack: rows.map(row => stack[row]),
    timeNs: timeNs === null ? null : floats(timeNs),
    thread: thread === null ? null : rows.map(row => thread[row]),
    labelSet: labelSet === null ? null : rows.map(row => labelSet[row]),
    values: values.map(floats),
  }
}
