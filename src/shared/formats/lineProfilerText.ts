// The report that line_profiler prints: `Timer unit:`, then a table of lines for each function. Rules: its `show_text`.

import { textOf } from '../base/utf8'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'
import { lineTable } from './lineProfiler/lineTable'

const ID = 'line-profiler-text'
const UNIT = /^Timer unit: ([\d.e+-]{1,30}) s/
const TOTAL = /^Total time: ([\d.e+-]{1,30}) s/
const FILE = /^File: (.*)$/
const FUNCTION = /^Function: (.*) at line (\d{1,9})$/
/** A line that was never run has no figures behind its number. */
const ROW = /^ *(\d{1,9}) +(\d[\d.e+]{0,20}) +(\d[\d.e+-]{0,20}) +\d/
/** The source text behind the figures may be as long as it likes. */
const SHOWN_LINE_BYTES = 4096
const NS_PER_S = 1e9
/** Printed figures are rounded to five or so digits. */
const ROUNDING = 0.01

export const lineProfilerText: Format = {
  id: ID,
  title: 'line_profiler (text)',
  looksLike: head => (UNIT.test(textOf(head.subarray(0, 64))) ? 'yes' : 'no'),
  open: openReport,
}

function openReport(report: Report): ProfileReader {
  const table = lineTable(ID, report)
  let unitSeconds = 1
  let file = ''
  let isTable = false
  /** Of the function that is being read: what its head says, and what no line has been seen of. */
  let totalSeconds = 0
  let missingSeconds = 0
  let line = 0
  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + SHOWN_LINE_BYTES)))
    const [, unit] = UNIT.exec(text) ?? []
    if (unit !== undefined) unitSeconds = Number(unit)
    const [, total] = TOTAL.exec(text) ?? []
    if (total !== undefined) totalSeconds = missingSeconds = Number(total)
    const [, path] = FILE.exec(text) ?? []
    if (path !== undefined) {
      file = path
      isTable = false
    }
    const [, name, startLine] = FUNCTION.exec(text) ?? []
    if (name !== undefined) {
      table.fn(file, name, Number(startLine))
      isTable = true
    }
    const [, at, hits, time] = ROW.exec(text) ?? []
    if (at === undefined) return
    missingSeconds -= Number(time) * unitSeconds
    if (isTable) table.line(Number(at), Number(hits), Number(time) * unitSeconds * NS_PER_S)
    else report('lines of no function, left out', { unit: 'line', at: line })
  })
  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (missingSeconds > totalSeconds * ROUNDING)
        report('a function whose lines the end of the file cuts off', { unit: 'line', at: line })
      return table.finish()
    },
  }
}
