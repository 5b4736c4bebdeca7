// A profile without the rows that no sample leads to: what was taken out of view must not go out by name in an exported file.

import { NONE, type Profile } from './profile'

export function compactProfile(whole: Profile): Profile {
  // What the program calls its measures says nothing of what is in view.
  const { marks: _, ...profile } = whole
  const { functions, frames, stacks, samples, labels, threads } = profile
  const stackRows = usedStacks(profile)
  const frameRows = used(frames.fn.length, [pick(stacks.frame, stackRows.kept)])
  const fnRows = used(functions.name.length, [pick(frames.fn, frameRows.kept)])
  const { name, systemName, file, module } = functions
  const namesOfFns = [name, systemName, file, module].map(column => pick(column, fnRows.kept))
  const labelSets = usedLabelSets(profile)
  const labelRows = labelSets.rows
  const stringRows = used(profile.strings.length, [
    ...namesOfFns,
    ...[labels.key, labels.text, labels.unit].map(column => pick(column, labelRows)),
  ])
  const threadRows = used(threads.length, samples.thread === null ? [] : [samples.thread])
  const text = (column: Int32Array, rows: Int32Array) => renumbered(pick(column, rows), stringRows.newRow)
  return {
    ...profile,
    strings: Array.from(stringRows.kept, row => profile.strings[row]),
    functions: {
      name: text(name, fnRows.kept),
      systemName: text(systemName, fnRows.kept),
      file: text(file, fnRows.kept),
      startLine: pick(functions.startLine, fnRows.kept),
      startColumn: pick(functions.startColumn, fnRows.kept),
      module: text(module, fnRows.kept),
    },
    frames: {
      fn: renumbered(pick(frames.fn, frameRows.kept), fnRows.newRow),
      line: pick(frames.line, frameRows.kept),
      column: pick(frames.column, frameRows.kept),
      flags: pick(frames.flags, frameRows.kept),
      address: addressesOf(frames.address, frameRows.kept),
    },
    stacks: {
      parent: renumbered(pick(stacks.parent, stackRows.kept), stackRows.newRow),
      frame: renumbered(pick(stacks.frame, stackRows.kept), frameRows.newRow),
    },
    samples: {
      ...samples,
      stack: renumbered(samples.stack, stackRows.newRow),
      thread: samples.thread === null ? null : renumbered(samples.thread, threadRows.newRow),
      labelSet: samples.labelSet === null ? null : renumbered(samples.labelSet, labelSets.newRow),
    },
    threads: Array.from(threadRows.kept, row => threads[row]),
    labels: {
      start: labelSets.start,
      key: text(labels.key, labelRows),
      text: text(labels.text, labelRows),
      number: Float64Array.from(labelRows, row => labels.number[row]),
      unit: text(labels.unit, labelRows),
    },
  }
}

/** `kept`: old rows in their order. `newRow`: by old row; NONE for what is left out. */
type Used = { readonly kept: Int32Array; readonly newRow: Int32Array }

/** The rows that any of the columns names. */
function used(length: number, columns: readonly Int32Array[]): Used {
  const isUsed = new Uint8Array(length)
  for (const column of columns) for (const row of column) if (row !== NONE) isUsed[row] = 1
  return numbered(isUsed)
}

function numbered(isUsed: Uint8Array): Used {
  const newRow = new Int32Array(isUsed.length).fill(NONE)
  const kept = Int32Array.from(isUsed.keys()).filter(row => isUsed[row] === 1)
  kept.forEach((row, at) => (newRow[row] = at))
  return { kept, newRow }
}

/** With all their callers. */
function usedStacks({ stacks, samples }: Profile): Used {
  const isUsed = new Uint8Array(stacks.parent.length)
  for (const stack of samples.stack) if (stack !== NONE) isUsed[stack] = 1
  for (let stack = isUsed.length - 1; stack >= 0; stack--) {
    if (isUsed[stack] === 1 && stacks.parent[stack] !== NONE) isUsed[stacks.parent[stack]] = 1
  }
  return numbered(isUsed)
}

/** The empty set stays the first. */
function usedLabelSets({ labels, samples }: Profile): Used & { readonly start: Int32Array; readonly rows: Int32Array } {
  const sets = used(labels.start.length - 1, [Int32Array.of(0), ...(samples.labelSet === null ? [] : [samples.labelSet])])
  const rows: number[] = []
  const start = [0]
  for (const set of sets.kept) {
    for (let row = labels.start[set]; row < labels.start[set + 1]; row++) rows.push(row)
    start.push(rows.length)
  }
  return { ...sets, start: Int32Array.from(start), rows: Int32Array.from(rows) }
}

function pick(column: Int32Array, rows: Int32Array): Int32Array {
  return rows.map(row => column[row])
}

function renumbered(column: Int32Array, newRow: Int32Array): Int32Array {
  return column.map(row => (row === NONE ? NONE : newRow[row]))
}

function addressesOf(column: BigUint64Array | null, rows: Int32Array): BigUint64Array | null {
  if (column === null) return null
  const picked = new BigUint64Array(rows.length)
  rows.forEach((row, at) => (picked[at] = column[row]))
  return picked
}
