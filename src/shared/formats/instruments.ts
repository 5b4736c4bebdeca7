// What Instruments copies of a call tree (Edit, Deep Copy): a table with a row a function, the name indented by its depth.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile, type SampleType } from '../profile/profile'
import { indentedTree, type IndentedTree } from './callGraph/indentedTree'
import { lastLineNoted } from './endedLines'
import type { Format, ProfileReader, ReadError, Report } from './format'
import { printedNumber, type Measure } from './instruments/printedNumber'

const ID = 'instruments'
const TITLE_LINE = /^(?:Weight|Running Time|Bytes Used)[^\t\n]*\t[^\n]*\tSymbol Names?(?:\t|\r?\n|$)/
const NAME_TITLE = /^Symbol Names?$/
const ALLOCATIONS = 'Bytes Used'

const TYPES: Readonly<Record<Measure, SampleType>> = {
  time: { name: 'time', unit: 'nanoseconds', weight: null, event: null },
  cycles: { name: 'cycles', unit: 'count', weight: null, event: null },
  bytes: { name: 'bytes', unit: 'bytes', weight: null, event: null },
  count: { name: 'samples', unit: 'count', weight: null, event: null },
}
const ALLOCATION_COUNT: SampleType = { name: 'allocations', unit: 'count', weight: null, event: null }

export const instruments: Format = {
  id: ID,
  title: 'Instruments (Deep Copy)',
  looksLike: head => (TITLE_LINE.test(textOf(head.subarray(0, 400))) ? 'yes' : 'no'),
  open: openDeepCopy,
}

function openDeepCopy(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  let titles: readonly string[] = []
  let nameColumn = NONE
  let tree: IndentedTree | null = null
  let line = 0

  /** Of allocations a row has totals, of all else what the function weighs itself. */
  function readRow(cells: readonly string[]): void {
    const name = cells[nameColumn] ?? ''
    const frame = name.trim()
    const total = printedNumber(cells[0] ?? '')
    if (frame === '' || total === null) {
      report('lines that are no row of the table', { unit: 'line', at: line })
      return
    }
    const hasTotals = titles[0] === ALLOCATIONS
    tree ??= startTree(total.measure, hasTotals)
    const inUnit = titles[1]?.endsWith('(ms)') === true ? `${cells[1]} ms` : (cells[1] ?? '')
    const values = hasTotals ? [total.value, Number(cells[1]) || 0] : [printedNumber(inUnit)?.value ?? 0]
    const indent = name.length - name.trimStart().length
    tree.line(indent, builder.frame(builder.fn({ name: frame }), NONE, NONE, frameFlags('unknown')), values, hasTotals)
  }

  function startTree(measure: Measure, hasTotals: boolean): IndentedTree {
    const types = hasTotals ? [TYPES.bytes, ALLOCATION_COUNT] : [TYPES[measure]]
    return indentedTree(builder, types.map(builder.sampleType), report)
  }

  const walker = lastLineNoted(report, (bytes, start, end) => {
    line++
    if (end === start) return
    const text = textOf(bytes.subarray(start, end))
    if (text.trim() === '') return
    const cells = text.split('\t')
    if (nameColumn !== NONE) {
      readRow(cells)
      return
    }
    titles = cells.map(title => title.trim())
    nameColumn = titles.findIndex(title => NAME_TITLE.test(title))
  })

  function finish(): Result<Profile, ReadError> {
    walker.finish()
    tree?.finish()
    report('printed figures were read, which are rounded', null)
    const profile = builder.finish({ defaultSampleType: null })
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return {
    push: walker.push,
    finish,
  }
}
