// Call graphs of FreeBSD's pmcstat (`-G`): for each function its callers, indented under it. Rules: pmcstat(8), pmcpl_callgraph.c.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { callerTree } from './callGraph/callerTree'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'

const ID = 'pmcstat'
const MARK = /^@ \S+ \[\d+ samples\]\r?\n/
const EVENT = /^@ (\S+) \[(\d{1,15}) samples\]/
/** A library is named where it changes: `70.59%  [12]  __mtx_unlock_flags @ /boot/kernel/kernel`. */
const NODE = /^( *)\d{1,3}\.\d+% {2}\[(\d{1,15})\] +(\S+)(?: @ (.*))?$/
/** Longer lines are no symbol's. */
const MAX_LINE_BYTES = 2 ** 16

export const pmcstat: Format = {
  id: ID,
  title: 'pmcstat',
  looksLike: head => (MARK.test(textOf(head.subarray(0, 512))) ? 'yes' : 'no'),
  open: openCallGraph,
}

function openCallGraph(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const tree = callerTree(builder)
  const types = new Map<string, number>()
  let type = NONE
  let module: string | null = null
  let samples = 0
  /** Samples of the event that no line has been seen of. */
  let missing = 0
  let line = 0

  function sayMissing(): void {
    if (missing > 0) report('samples that no line of the call graph is about: the file was cut, or pmcstat left them out', null, missing)
    missing = 0
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    if (end === start) return
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES))).trimEnd()
    const [, event, count] = EVENT.exec(text) ?? []
    if (event !== undefined) {
      tree.finish()
      sayMissing()
      samples += missing = Number(count)
      type = types.get(event) ?? builder.sampleType({ name: event, unit: 'samples', weight: null, event: null })
      types.set(event, type)
      return
    }
    const [whole, indent, value, name, file] = NODE.exec(text) ?? []
    if (whole === undefined || type === NONE) {
      if (text !== '') report('lines that are no functions', { unit: 'line', at: line })
      return
    }
    module = file ?? module
    const frame = builder.frame(
      builder.fn({ name, module }),
      NONE,
      NONE,
      frameFlags(module?.startsWith('/boot/') === true ? 'kernel' : 'native'),
    )
    if (indent === '') missing -= Number(value)
    tree.line(indent.length, frame, Number(value), type)
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      tree.finish()
      sayMissing()
      const profile = builder.finish({ sampleCount: samples })
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}
