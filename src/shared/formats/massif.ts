// Massif's snapshots of the heap: the one at its peak, with who allocated what. Its trees hang upside down: below a function stand its callers.
// Rules: Valgrind's manual, "Massif: a heap profiler", and ms_print.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { callerTree } from './callGraph/callerTree'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report } from './format'
import { valgrindFrames } from './valgrindFrames'
import { factList } from './factList'

const ID = 'massif'
const MARK = /^desc: [^\n]*\ncmd: [^\n]*\ntime_unit: /
const FACT = /^(desc|cmd|time_unit): (.*)$/
const FIELD = /^(snapshot|time|mem_heap_B|heap_tree)=(.*)$/
const NODE = /^( *)n(\d{1,9}): (\d{1,18}) (.*)$/
/** ` n0: 96 in 1 place, below massif's threshold (1.00%)` */
const BELOW = /^in \d+ places?, (?:all )?below massif's threshold/
const BELOW_NAME = "(below massif's threshold)"
/** Longer lines are no symbol's. */
const MAX_LINE_BYTES = 2 ** 16

/** A line of a tree; of `callers` there are to be so many lines below it. */
type Node = { readonly depth: number; readonly text: string; readonly bytes: number; readonly callers: number }
type Tree = {
  readonly bytes: number
  readonly isPeak: boolean
  readonly snapshot: string
  readonly timeText: string
  readonly nodes: Node[]
}

export const massif: Format = {
  id: ID,
  title: 'massif',
  looksLike: head => (MARK.test(textOf(head)) ? 'yes' : 'no'),
  open: openMassif,
}

function openMassif(report: Report): ProfileReader {
  const facts = factList()
  const fields = new Map<string, string>()
  let tree: Tree | null = null
  let best: Tree | null = null
  let trees = 0
  let line = 0

  function keepBest(): void {
    if (tree === null) return
    trees++
    if (best === null || isBetter(tree, best)) best = tree
    tree = null
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    const [, fact, said] = FACT.exec(text) ?? []
    if (fact !== undefined) facts.add(fact.replace('_', ' '), said)
    const [, field, value] = FIELD.exec(text) ?? []
    if (field !== undefined) {
      if (field === 'snapshot') keepBest()
      fields.set(field, value)
      return
    }
    const [whole, indent, callers, size, name] = NODE.exec(text) ?? []
    if (whole === undefined) return
    const bytesHere = Number(size)
    if (!isWeight(bytesHere)) return report('sizes that cannot be added up, left out', { unit: 'line', at: line })
    if (indent.length === 0) {
      keepBest()
      const isPeak = fields.get('heap_tree') === 'peak'
      tree = { bytes: bytesHere, isPeak, snapshot: fields.get('snapshot') ?? '', timeText: fields.get('time') ?? '', nodes: [] }
    }
    tree?.nodes.push({ depth: indent.length, text: name, bytes: bytesHere, callers: Number(callers) })
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      keepBest()
      if (best === null) return fail(line === 0 ? { kind: 'empty', format: ID } : malformed(ID, 'no snapshot with a tree', 'line', line))
      if (trees > 1) report('snapshots with a tree that are not shown: only that of the peak is', null, trees - 1)
      const { snapshot, timeText, isPeak } = best
      return ok(profileOf(best, [...facts.list, ['snapshot', `${snapshot}${isPeak ? ' (peak)' : ''} at ${timeText}`]], report))
    },
  }
}

/** The one that massif says is the peak, else the largest. */
function isBetter(tree: Tree, best: Tree): boolean {
  return tree.isPeak === best.isPeak ? tree.bytes > best.bytes : tree.isPeak
}

function profileOf({ nodes }: Tree, facts: readonly (readonly [string, string])[], report: Report) {
  const builder = profileBuilder(ID)
  const type = builder.sampleType({ name: 'in-use-bytes', unit: 'bytes', weight: null, event: null })
  const frameOf = valgrindFrames(builder, report)
  const below = builder.frame(builder.fn({ name: BELOW_NAME }), NONE, NONE, frameFlags('unknown'))
  const tree = callerTree(builder)
  // The first line stands for the allocator.
  for (const { depth, text, bytes } of nodes) tree.line(depth, depth === 0 ? NONE : BELOW.test(text) ? below : frameOf(text), bytes, type)
  tree.finish()
  const missing = nodes.reduce((sum, { callers }) => sum + callers, 1) - nodes.length
  if (missing > 0) report('callers that are not in the file, which was cut: what they allocated has shorter stacks', null, missing)
  return builder.finish({ facts })
}
