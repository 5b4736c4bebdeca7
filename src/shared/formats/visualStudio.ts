// Visual Studio's `CallTreeSummary.csv` (`vsperfreport /summary:calltree`): functions with their level in the tree, their calls and percents. Rules: inferno's collapse/vsprof.rs.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { csvFields } from '../bytes/csvFields'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { indentedTree } from './callGraph/indentedTree'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'

const ID = 'visual-studio'
const HEADER = /^Level,Function Name,/
const EXCLUSIVE = /^Elapsed Exclusive Time %$|^Application Exclusive Time %$|^Exclusive Samples %$/
const CALLS = /^Number of Calls$/
const MODULE = 'Module Name'
const NUMBER = /^[\d,. ]{1,30}$/
/** Percents are printed with two digits: whole numbers of their hundredths add up exactly. */
const HUNDREDTHS = 100
/** Longer lines are no symbol's. */
const MAX_LINE_BYTES = 2 ** 16

export const visualStudio: Format = {
  id: ID,
  title: 'Visual Studio call tree (CSV)',
  looksLike: head => (HEADER.test(textOf(head.subarray(0, 64))) ? 'yes' : 'no'),
  open: openCallTree,
}

function openCallTree(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const exclusive = builder.sampleType({ name: 'exclusive', unit: 'hundredths of a percent', weight: null, event: null })
  const calls = builder.sampleType({ name: 'calls', unit: 'count', weight: null, event: null })
  const tree = indentedTree(builder, [exclusive, calls], report)
  let columns: readonly string[] = []
  let line = 0

  const walker = endedLines(report, (bytes, start, end) => {
    const fields = csvFields(textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES))).trim())
    if (++line === 1) {
      columns = fields
      return
    }
    if (fields.length === 1 && fields[0] === '') return
    const cell = (isIt: (column: string) => boolean) => fields[columns.findIndex(isIt)] ?? ''
    const [level, name = ''] = fields
    const percent = number(cell(column => EXCLUSIVE.test(column)))
    const count = number(cell(column => CALLS.test(column)))
    if (!/^\d{1,6}$/.test(level) || name === '' || percent === null || count === null) {
      report('lines that are no functions, left out', { unit: 'line', at: line })
      return
    }
    const fn = builder.fn({ name, module: cell(column => column === MODULE) })
    tree.line(Number(level), builder.frame(fn, NONE, NONE, frameFlags('unknown')), [Math.round(percent * HUNDREDTHS), count], false)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      tree.finish()
      const profile = builder.finish()
      if (profile.samples.stack.length === 0) return fail({ kind: 'empty', format: ID })
      report('weights are percents of the elapsed time: the file has no sum of it', null)
      return ok(profile)
    },
  }
}

/** With the commas that part thousands. */
function number(text: string): number | null {
  return NUMBER.test(text) ? Number(text.replace(/[, ]/g, '')) : null
}
