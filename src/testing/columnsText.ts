// A profile's columns and its receipt as lines that can be reviewed: what the second golden file of each fixture holds.

import { createHash } from 'node:crypto'
import { FLAG_INLINED, frameKind, functionName, NONE, stringAt, type MarkTable, type Profile } from '../shared/profile/profile'
import { isSpelledWithPlace, spelledMark } from '../shared/profile/spelling'

/** A table is shown whole up to here, so that small fixtures can be read; above it, its first rows and a digest of each column. */
const WHOLE_ROWS = 40
const FIRST_ROWS = 12
/** Longer cells (generated names, command lines) say all that a reviewer needs in their head and their digest. */
const CELL_CHARS = 120
/** Sums of fractions differ in the last digits by the order in which they are added; 15 are what a Float64 holds for certain. */
const EXACT_DIGITS = 15
/** Enough that two columns of one fixture do not agree by accident. */
const DIGEST_CHARS = 12

/** Cells by name of the column, all of one length; '' is a cell that is not known. */
type Table = { readonly title: string; readonly columns: readonly (readonly [string, readonly string[]])[]; readonly isOrdered: boolean }

/**
 * Everything of a profile but the row numbers of names, functions, frames, stacks and label sets, which a reader is free in: those tables
 * stand sorted, and what points at a row stands as what is in it. Samples keep their order where they have times.
 */
export function columnsText(profile: Profile): string {
  const frames = frameTable(profile)
  const tables = [
    aboutTable(profile),
    listTable('facts', profile.meta.facts, { name: ([name]) => name, value: ([, value]) => value }),
    listTable('mappings', profile.meta.mappings ?? [], {
      file: ({ file }) => file,
      buildId: ({ buildId }) => buildId,
      addresses: ({ start, limit, offset }) => `${start}-${limit}+${offset}`,
      symbolFlags: ({ symbolFlags }) => String(symbolFlags),
    }),
    listTable('receipt', profile.meta.notes, {
      what: ({ what }) => what,
      count: ({ count }) => String(count),
      where: ({ where }) => where ?? '',
    }),
    listTable('threads', profile.threads, {
      name: ({ name }) => name,
      process: ({ processId }) => String(processId ?? ''),
      thread: ({ threadId }) => String(threadId ?? ''),
    }),
    ...(profile.marks === undefined ? [] : [markTable(profile, profile.marks)]),
    functionTable(profile),
    frames,
    sampleTable(profile, rowTexts(frames)),
  ]
  return tables.flatMap(tableLines).join('\n') + '\n'
}

function aboutTable({ meta }: Profile): Table {
  const { format, sampleTypes, defaultSampleType, sampleCount, durationNs, startMs, period } = meta
  const types = sampleTypes.map(({ name, unit, weight, event }, row) => [
    row === defaultSampleType ? 'default sample type' : 'sample type',
    `${name}, ${unit}, weight ${weight}, event ${event}`,
  ])
  const about = [
    ['format', format],
    ...types,
    ['samples', String(sampleCount)],
    ['durationNs', durationNs === null ? '' : numberText(durationNs)],
    ['startMs', startMs === null ? '' : numberText(startMs)],
    ['period', period === undefined ? '' : `${period.value} ${period.unit} of ${period.type}`],
  ]
  return listTable('about', about, { what: ([what]) => what, value: ([, value]) => value })
}

function markTable(profile: Profile, { name, track, startNs, endNs, thread }: MarkTable): Table {
  return listTable('marks', Array.from(name.keys()), {
    name: row => stringAt(profile, name[row]) ?? '',
    track: row => stringAt(profile, track[row]) ?? '',
    startNs: row => numberText(startNs[row]),
    endNs: row => numberText(endNs[row]),
    thread: row => profile.threads[thread[row]]?.name ?? '',
  })
}

function functionTable(profile: Profile): Table {
  const { name, systemName, file, startLine, startColumn, module } = profile.functions
  const strings = (cells: Int32Array) => Array.from(cells, row => stringAt(profile, row) ?? '')
  return {
    title: 'functions',
    columns: [
      ['name', strings(name)],
      ['systemName', strings(systemName)],
      ['file', strings(file)],
      ['startLine', numbers(startLine)],
      // Most formats know none: their golden files need no empty column.
      ...(startColumn.some(cell => cell !== NONE) ? [['startColumn', numbers(startColumn)] as const] : []),
      ['module', strings(module)],
    ],
    isOrdered: false,
  }
}

function frameTable(profile: Profile): Table {
  const { fn, line, column, address, flags } = profile.frames
  const known = functionTable(profile).columns.map(([, cells]) => cells)
  const functions = Array.from(known[0], (_, row) =>
    known
      .map(cells => cells[row])
      .filter(cell => cell !== '')
      .join(', '),
  )
  return {
    title: 'frames',
    columns: [
      ['function', Array.from(fn, row => functions[row])],
      ['line', numbers(line)],
      ['column', numbers(column)],
      ['address', Array.from(fn, (_, row) => (address === null || address[row] === 0n ? '' : address[row].toString(16)))],
      ['kind', Array.from(flags, cell => (frameKind(cell) === 'unknown' ? '' : frameKind(cell)))],
      ['inlined', Array.from(flags, cell => ((cell & FLAG_INLINED) !== 0 ? 'inlined' : ''))],
      ['spelling', Array.from(flags, cell => `${spelledMark(cell)}${isSpelledWithPlace(cell) ? ' with place' : ''}`.trim())],
    ],
    isOrdered: false,
  }
}

/** `frames` in words, by row. A stack is its depth, its last frame and a digest of all its frames. */
function sampleTable(profile: Profile, frames: readonly string[]): Table {
  const { meta, stacks, samples, threads } = profile
  const depths = new Int32Array(stacks.parent.length)
  const paths: string[] = []
  stacks.parent.forEach((parent, row) => {
    depths[row] = parent === NONE ? 1 : depths[parent] + 1
    paths.push(digest([parent === NONE ? '' : paths[parent], frames[stacks.frame[row]]]))
  })
  const stackText = (row: number) =>
    row === NONE ? '' : `${depths[row]} deep, ${paths[row]}, ${functionName(profile, profile.frames.fn[stacks.frame[row]])}`
  const { stack, timeNs, thread, labelSet, values } = samples
  const labels = labelTexts(profile)
  const threadText = (row: number) => {
    const { name, processId, threadId } = threads[row]
    return `${name} ${processId ?? '-'}/${threadId ?? '-'}`
  }
  const none = Array.from(stack, () => '')
  return {
    title: 'samples',
    columns: [
      ['stack', Array.from(stack, stackText)],
      ['timeNs', timeNs === null ? none : Array.from(timeNs, numberText)],
      ['thread', thread === null ? none : Array.from(thread, row => (row === NONE ? '' : threadText(row)))],
      ['labels', labelSet === null ? none : Array.from(labelSet, row => labels[row])],
      ...values.map((cells, type) => [meta.sampleTypes[type].name, Array.from(cells, numberText)] as const),
    ],
    isOrdered: timeNs !== null,
  }
}

function labelTexts(profile: Profile): readonly string[] {
  const { start, key, text, number, unit } = profile.labels
  return Array.from(start.subarray(1), (end, set) => {
    const labels: string[] = []
    for (let row = start[set]; row < end; row++) {
      const value = stringAt(profile, text[row]) ?? [numberText(number[row]), stringAt(profile, unit[row]) ?? ''].join(' ').trim()
      labels.push(`${stringAt(profile, key[row])}=${value}`)
    }
    return labels.sort().join(', ')
  })
}

function listTable<T>(title: string, list: readonly T[], cells: Readonly<Record<string, (item: T) => string>>): Table {
  return { title, columns: Object.entries(cells).map(([name, cell]) => [name, list.map(cell)]), isOrdered: true }
}

/** One line with the number of rows, one a column with how much of it is known, then rows. */
function tableLines({ title, columns, isOrdered }: Table): readonly string[] {
  const rows = rowTexts({ title, columns, isOrdered })
  if (!isOrdered) rows.sort()
  if (rows.length === 0) return [`${title}: none`]
  const about = columns.map(([name, cells]) => {
    const known = cells.filter(cell => cell !== '')
    return `  ${name}: ${known.length} known, ${new Set(known).size} different, ${digest(cells.toSorted())}`
  })
  if (rows.length <= WHOLE_ROWS) return [`${title}: ${rows.length}, ${columns.map(([name]) => name).join(' | ')}`, ...rows.map(shown)]
  return [`${title}: ${rows.length}, ${digest(rows)}`, ...about, ...rows.slice(0, FIRST_ROWS).map(shown)]

  function shown(row: string): string {
    return `  ${row}`
  }
}

function rowTexts({ columns }: Table): string[] {
  const length = columns[0][1].length
  return Array.from({ length }, (_, row) =>
    columns
      .map(([, cells]) => cellText(cells[row]))
      .join(' | ')
      .trimEnd(),
  )
}

/** On one line, and of bounded length. */
function cellText(text: string): string {
  const line = /[\u0000-\u001f\u007f\u2028\u2029]/.test(text) ? JSON.stringify(text) : text
  return line.length <= CELL_CHARS ? line : `${line.slice(0, CELL_CHARS)}… (${line.length}, ${digest([line])})`
}

function numbers(cells: Int32Array): readonly string[] {
  return Array.from(cells, cell => (cell === NONE ? '' : String(cell)))
}

function numberText(value: number): string {
  return String(Number(value.toPrecision(EXACT_DIGITS)))
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\n')
  return hash.digest('hex').slice(0, DIGEST_CHARS)
}
