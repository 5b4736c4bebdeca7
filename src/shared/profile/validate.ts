// Says what is wrong with a profile's columns. For readers' tests and for bodies that come from elsewhere: a wrong row would draw a wrong graph.

import { NONE, type Profile } from './profile'

/** The first broken promise of the columns, in words, or null when all hold. */
export function profileFault(profile: Profile): string | null {
  const { functions, frames, stacks, samples, labels, strings, threads, meta } = profile
  const strs = strings.length
  const fns = functions.name.length
  return (
    sameLength('functions', fns, [functions.systemName, functions.file, functions.startLine, functions.startColumn, functions.module]) ??
    rowsWithin('functions.name', functions.name, 0, strs) ??
    rowsWithin('functions.systemName', functions.systemName, NONE, strs) ??
    rowsWithin('functions.file', functions.file, NONE, strs) ??
    rowsWithin('functions.module', functions.module, NONE, strs) ??
    sameLength('frames', frames.fn.length, [frames.line, frames.column, frames.flags, ...(frames.address ? [frames.address] : [])]) ??
    rowsWithin('frames.fn', frames.fn, 0, fns) ??
    sameLength('stacks', stacks.parent.length, [stacks.frame]) ??
    rowsWithin('stacks.frame', stacks.frame, 0, frames.fn.length) ??
    parentsFirst(stacks.parent) ??
    sameLength('samples', samples.stack.length, [
      ...samples.values,
      ...[samples.timeNs, samples.thread, samples.labelSet].filter(column => column !== null),
    ]) ??
    rowsWithin('samples.stack', samples.stack, NONE, stacks.parent.length) ??
    rowsWithin('samples.thread', samples.thread ?? new Int32Array(), NONE, threads.length) ??
    rowsWithin('samples.labelSet', samples.labelSet ?? new Int32Array(), 0, labels.start.length - 1) ??
    sameLength('labels', labels.key.length, [labels.text, labels.number, labels.unit]) ??
    rowsWithin('labels.key', labels.key, 0, strs) ??
    rowsWithin('labels.text', labels.text, NONE, strs) ??
    rowsWithin('labels.unit', labels.unit, NONE, strs) ??
    marksFault(profile) ??
    (samples.values.length === meta.sampleTypes.length ? null : 'values: not one column a sample type') ??
    (meta.defaultSampleType < Math.max(1, meta.sampleTypes.length) ? null : 'defaultSampleType: no such sample type')
  )
}

function marksFault({ marks, strings, threads }: Profile): string | null {
  if (marks === undefined) return null
  return (
    sameLength('marks', marks.name.length, [marks.startNs, marks.endNs, marks.thread, marks.track]) ??
    rowsWithin('marks.name', marks.name, 0, strings.length) ??
    rowsWithin('marks.track', marks.track, NONE, strings.length) ??
    rowsWithin('marks.thread', marks.thread, NONE, threads.length)
  )
}

function sameLength(table: string, length: number, columns: readonly { readonly length: number }[]): string | null {
  return columns.every(column => column.length === length) ? null : `${table}: columns of different lengths`
}

function rowsWithin(column: string, cells: Int32Array, from: number, end: number): string | null {
  const at = cells.findIndex(cell => cell < from || cell >= end)
  return at === -1 ? null : `${column}[${at}]: no row ${cells[at]}`
}

function parentsFirst(parent: Int32Array): string | null {
  const at = parent.findIndex((cell, row) => cell < NONE || cell >= row)
  return at === -1 ? null : `stacks.parent[${at}]: ${parent[at]} does not stand before it`
}
