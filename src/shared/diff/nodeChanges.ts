// What changed at each node of a comparison's tree, and which of it is more than noise: what the graph is coloured by.

import type { Changes } from './changes'
import { isMeasured } from './functionChanges'
import { CHANGE_STEPS } from './changeScale'
import type { NodeSides } from './comparisonProfile'
import { MIN_SAMPLES, type SideCounts } from './counts'
import { countsTail, FALSE_DISCOVERIES, mayBeSaid } from './significance'
import { discoveries } from './statistics'

/** Columns by node. `delta` is a share of all of baseline, after scaling; `isSure` is 1 where it is more than noise and above the floor. */
export type NodeVerdicts = { readonly delta: Float64Array; readonly isSure: Uint8Array }

export type NodeChanges = NodeSides & { readonly ofTotal: NodeVerdicts; readonly ofSelf: NodeVerdicts }

/** `fn` is the tree's: by node, a row of the union's functions. */
export function nodeChanges(changes: Changes, fn: Int32Array, sides: NodeSides): NodeChanges {
  return {
    ...sides,
    ofTotal: verdictsOf(changes, fn, sides.base, sides.current),
    ofSelf: verdictsOf(changes, fn, sides.baseSelf, sides.currentSelf),
  }
}

/**
 * The functions' test, on what stands at a node. Only nodes above the floor are looked up, but all that have samples count as
 * tests: a tree of thousands must not be coloured by the few that chance alone would find.
 */
function verdictsOf(changes: Changes, fn: Int32Array, before: Float64Array, after: Float64Array): NodeVerdicts {
  const { base, current, size, valueFactor, overdispersion, comparison } = changes
  const [baseRuns, currentRuns] = [comparison.base.runs.length, comparison.current.runs.length]
  const baseWeight = sampleWeight(base, baseRuns)
  const currentWeight = sampleWeight(current, currentRuns)
  const ratio = (valueFactor * currentRuns * baseWeight) / (baseRuns * currentWeight)
  const isExact = comparison.base.certainty === 'exact' && comparison.current.certainty === 'exact'
  const delta = new Float64Array(before.length)
  const isSure = new Uint8Array(before.length)
  const tested: number[] = []
  const chances: number[] = []
  let tests = 0
  for (let node = 0; node < before.length; node++) {
    // A saved difference may hold negative weights; nothing was sampled less than never.
    const x = Math.max(0, (before[node] * baseRuns) / baseWeight)
    const y = Math.max(0, (after[node] * currentRuns) / currentWeight)
    delta[node] = base.totalValue > 0 ? (after[node] / valueFactor - before[node]) / base.totalValue : 0
    if (!isExact && x + y < MIN_SAMPLES) continue
    tests++
    if (Math.abs(delta[node]) < CHANGE_STEPS[0] || !isMeasured(comparison, fn[node])) continue
    if (!mayBeSaid(size, before[node], after[node], delta[node])) continue
    tested.push(node)
    chances.push(isExact ? 0 : countsTail({ x, y, ratio }, size.variance, overdispersion))
  }
  discoveries(chances, FALSE_DISCOVERIES, tests).forEach((isFound, at) => {
    if (isFound) isSure[tested[at]] = 1
  })
  return { delta, isSure }
}

/** Of a saved difference, whose sides have no totals: what grew is coloured as more, what shrank as less; nothing tells noise. */
export function nodeDifferences(sides: NodeSides, sizeOfAll: number): NodeChanges {
  const differencesOf = (before: Float64Array, after: Float64Array): NodeVerdicts => {
    const delta = after.map((grew, node) => (sizeOfAll > 0 ? (grew - before[node]) / sizeOfAll : 0))
    return { delta, isSure: Uint8Array.from(delta, share => (Math.abs(share) >= CHANGE_STEPS[0] ? 1 : 0)) }
  }
  return { ...sides, ofTotal: differencesOf(sides.base, sides.current), ofSelf: differencesOf(sides.baseSelf, sides.currentSelf) }
}

/** What one sample weighs: values are means over the runs, squares are of all of them. */
function sampleWeight({ squares, totalValue }: SideCounts, runs: number): number {
  return totalValue > 0 && squares > 0 ? squares / (totalValue * runs) : 1
}
