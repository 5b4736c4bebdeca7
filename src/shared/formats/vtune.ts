// VTune's report of call stacks as CSV (`vtune -report top-down -format csv`): a function a line, indented as deep as it was called. Rules: inferno's collapse/vtune.rs.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { csvFields } from '../bytes/csvFields'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { indentedTree } from './callGraph/indentedTree'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'

const ID = 'vtune'
const HEADER = /^"?Function Stack"?([,;\t])"?CPU Time:Self/m
/** The line that all others stand under, where all of them are. */
const TOTAL = 'Total'
const UNKNOWN = '[Unknown]'
const NS_PER_S = 1e9
/** Longer lines are no symbol's. */
const MAX_LINE_BYTES = 2 ** 16

export const vtune: Format = {
  id: ID,
  title: 'VTune (CSV)',
  looksLike: head => (HEADER.test(textOf(head.subarray(0, 8192))) ? 'yes' : 'no'),
  open: openVtune,
}

function openVtune(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const cpu = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  const tree = indentedTree(builder, [cpu], report)
  let separator: string | null = null
  let moduleColumn = NONE
  let line = 0
  let read = 0
  let skipped = 0

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    if (separator === null) {
      const header = HEADER.exec(text)
      if (header === null) return
      separator = header[1] ?? ','
      moduleColumn = csvFields(text, separator).indexOf('Module')
      return
    }
    if (text.trim() === '') return
    // The indentation stands before the quotes, or in them.
    const outside = text.length - text.trimStart().length
    const fields = csvFields(text.slice(outside), separator)
    const name = fields[0].trimStart()
    const indent = outside + fields[0].length - name.length
    const seconds = Number(/^[\d.]{1,30}(?=s?$)/.exec(fields[1]?.trim() ?? '')?.[0] ?? NaN)
    if (!Number.isFinite(seconds)) {
      skipped++
      report('lines without a time, left out', { unit: 'line', at: line })
      return
    }
    read++
    if (name === TOTAL && indent === 0) return
    const module = fields[moduleColumn]?.trim() ?? ''
    const fn = builder.fn({ name, module: module === UNKNOWN ? null : module })
    tree.line(indent, builder.frame(fn, NONE, NONE, frameFlags('native')), [Math.round(seconds * NS_PER_S)], false)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      tree.finish()
      const profile = builder.finish()
      if (skipped > read) return fail(malformed(ID, 'lines without a time, as most are', 'line', line))
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}
