// The report of GHC's profiler (`+RTS -p`, `-P`): cost centres with their own time and allocation, those they enter indented under them.
// Rules: GHC User's Guide, "Time and allocation profiling"; rts/ProfilerReport.c.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { indentedTree } from './callGraph/indentedTree'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'
import { costCentre, ghcTypes } from './ghc/costCentres'

const ID = 'ghc-prof'
const MARK = /^[^\n]*Time and Allocation Profiling Report/
const TIME = /^\s*total time\s+=\s+([\d.]{1,20}) secs\s+\((\d{1,15}) ticks @ (\d{1,9}) us/
const ALLOC = /^\s*total alloc\s*=\s*([\d,]{1,30}) bytes/
/** Over the columns of the second table, which is the tree. */
const TREE_HEADING = /^\s*individual\s+inherited\s*$/
const COLUMNS = /^\s*COST CENTRE\s+MODULE\s/
/** Number, entries, own and inherited percents, and with `-P` ticks and bytes. Looked for in the last columns of a line only. */
const FIGURES = / \d{1,10} +\d{1,15} +(\d{1,3}\.\d) +(\d{1,3}\.\d) +\d{1,3}\.\d +\d{1,3}\.\d(?: +(\d{1,15}) +(\d{1,18}))?\s*$/
/** Names are short; wide tables are mostly blanks. */
const MAX_LINE_BYTES = 8192
const NS_PER_US = 1000

export const ghcProf: Format = {
  id: ID,
  title: 'GHC report (.prof)',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 512))) ? 'yes' : 'no'),
  open: openReport,
}

function openReport(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const types = ghcTypes(builder)
  const tree = indentedTree(builder, [types.ticks, types.time, types.bytes], report)
  const facts: (readonly [string, string])[] = []
  let part: 'head' | 'columns' | 'tree' = 'head'
  let totalTicks = 0
  let tickUs = 0
  let totalBytes = 0
  let rounded = 0
  let line = 0

  function row(text: string): void {
    const figures = FIGURES.exec(text)
    if (figures === null) {
      report('lines that are no cost centres', { unit: 'line', at: line })
      return
    }
    const [, timePercent, allocPercent, exactTicks, exactBytes] = figures
    const names = text.slice(0, figures.index)
    const [label = '', module = ''] = names.trim().split(/\s+/, 2)
    const source = names.trim().slice(label.length).trimStart().slice(module.length).trim()
    const indent = names.length - names.trimStart().length
    if (exactTicks === undefined) rounded++
    const ticks = exactTicks === undefined ? (Number(timePercent) / 100) * totalTicks : Number(exactTicks)
    const bytes = exactBytes === undefined ? (Number(allocPercent) / 100) * totalBytes : Number(exactBytes)
    const values = [Math.round(ticks), Math.round(Math.round(ticks) * tickUs * NS_PER_US), Math.round(bytes)]
    tree.line(indent, costCentre(builder, label, module, source), values, false)
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    const [, , ticks, us] = TIME.exec(text) ?? []
    const [, allocated] = ALLOC.exec(text) ?? []
    if (part === 'tree') {
      if (text.trim() !== '') row(text)
    } else if (ticks !== undefined) {
      totalTicks = Number(ticks)
      tickUs = Number(us)
    } else if (allocated !== undefined) totalBytes = Number(allocated.replaceAll(',', ''))
    else if (TREE_HEADING.test(text)) part = 'columns'
    else if (COLUMNS.test(text) && part === 'columns') part = 'tree'
    else if (line === FIRST_FACT && text.trim() !== '') facts.push(['command', text.trim()])
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      tree.finish()
      if (rounded > 0)
        report('cost centres whose ticks and bytes are rounded percents of the total; `+RTS -P` prints them exactly', null, rounded)
      const profile = builder.finish({ facts, sampleCount: totalTicks, durationNs: totalTicks * tickUs * NS_PER_US || null })
      if (profile.samples.stack.length > 0) return ok(profile)
      return fail(part === 'tree' ? { kind: 'empty', format: ID } : malformed(ID, 'no table of cost centres', 'line', line))
    },
  }
}

/** What was run stands two lines below the title. */
const FIRST_FACT = 3
