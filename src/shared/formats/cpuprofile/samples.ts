// From a list of node ids with times to weighted samples: where the engine's own time goes, and on which lines a function was met.

import type { ProfileBuilder } from '../../profile/builder'
import { DEOPT_LABEL } from '../../profile/labelNames'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { lineStacks, type LineStacks } from './lineStacks'
import type { NodeColumns } from './nodes'
import type { SampleRows } from './sampleRows'
import type { SampleTimes } from './sampleTimes'
import type { NodeStacks } from './stacks'

/** What older versions write for a function that is fine. */
const NO_REASON = 'no reason'

const NS_PER_US = 1000

/** What a recorder wrote down sample by sample. */
export type V8Samples = {
  readonly sampleIds: Float64Array
  readonly times: SampleTimes
  /** The line that each was met on, 0 where it is not known; null where only the nodes' ticks say it. */
  readonly lines: Float64Array | null
}

/** One row for each sample, in the order of time. */
export function addSamples(
  { sampleIds, times: { order, timeUs }, lines }: V8Samples,
  nodes: NodeColumns,
  stacks: NodeStacks,
  builder: ProfileBuilder,
  rows: SampleRows,
  report: Report,
): void {
  const count = timeUs.length - 1
  const nodeOf = new Int32Array(count)
  for (let i = 0; i < count; i++) nodeOf[i] = stacks.rowOf(sampleIds[order === null ? i : order[i]])
  const labels = deoptLabels(nodes, builder)
  const place = placer(stacks, lineStacks(nodes, stacks, builder), builder)
  for (let i = 0; i < count; i++) {
    const node = nodeOf[i]
    if (node === NONE) continue
    const weightNs = Math.round((timeUs[i + 1] - timeUs[i]) * NS_PER_US)
    const line = lines === null ? 0 : lines[order === null ? i : order[i]]
    rows.add(place(node, line), timeUs[i] * NS_PER_US, labels[node], weightNs, 1)
  }
  reportOdd(nodeOf, stacks, report)
}

/** One row for each node and line, for a file that only counts. */
export function addHitCounts(nsPerHit: number, nodes: NodeColumns, stacks: NodeStacks, builder: ProfileBuilder, rows: SampleRows): void {
  const lines = lineStacks(nodes, stacks, builder)
  const labels = deoptLabels(nodes, builder)
  for (let node = 0; node < stacks.stack.length; node++) {
    let left = nodes.hitCount.get(node)
    for (let tick = lines.first(node); tick !== NONE && left > 0; tick = lines.after(tick)) {
      const met = Math.min(left, nodes.ticks.get(tick))
      rows.add(lines.stack(tick), 0, labels[node], Math.round(met * nsPerHit), met)
      left -= met
    }
    if (left > 0) rows.add(stacks.stack[node], 0, labels[node], Math.round(left * nsPerHit), left)
  }
}

/** Gives each sample its stack: garbage collection and the program's own time go on top of the stack before, idling ends it. */
function placer(stacks: NodeStacks, lines: LineStacks, builder: ProfileBuilder): (node: number, line: number) => number {
  let scriptStack = NONE
  const topFrames: number[] = []
  const topStacks: number[] = []
  let tops = 0

  function onTop(frame: number): number {
    let at = 0
    while (at < tops && topFrames[at] !== frame) at++
    if (at === tops) {
      topFrames[at] = frame
      topStacks[at] = builder.stack(at === 0 ? scriptStack : topStacks[at - 1], frame)
    }
    tops = at + 1
    return topStacks[at]
  }

  return (node, line) => {
    const meta = stacks.meta[node]
    if ((meta === 'gc' || meta === 'program') && stacks.below[node] === NONE) return onTop(stacks.frame[node])
    tops = 0
    scriptStack = meta === 'idle' ? NONE : stacks.stack[node]
    return line > 0 && stacks.stack[node] !== NONE ? lines.on(node, line) : lines.next(node)
  }
}

/** The label set of each node's samples. */
function deoptLabels(nodes: NodeColumns, builder: ProfileBuilder): Int32Array {
  const setOfReason = new Map<number, number>([[NONE, 0]])
  return nodes.deoptReason.finish().map(reason => {
    const known = setOfReason.get(reason)
    if (known !== undefined) return known
    const text = nodes.names.text(reason)
    const set = text === NO_REASON ? 0 : builder.labelSet([{ key: DEOPT_LABEL, text }])
    setOfReason.set(reason, set)
    return set
  })
}

function reportOdd(nodeOf: Int32Array, stacks: NodeStacks, report: Report): void {
  let unknown = 0
  let outside = 0
  let misses = 0
  for (let i = 0; i < nodeOf.length; i++) {
    const node = nodeOf[i]
    if (node === NONE) unknown++
    else if (stacks.stack[node] === NONE) outside++
    else if (stacks.meta[node] === 'program' && i > 0 && nodeOf[i - 1] === nodeOf[i + 1] && nodeOf[i - 1] !== node) misses++
  }
  if (unknown > 0) report('samples of nodes that are not in the file', null, unknown)
  if (outside > 0) report('samples on (root), outside every function', null, outside)
  if (misses > 0) report('single (program) samples between two samples of one stack, kept as they are', null, misses)
}
