// What there is to say about a grey block of the graph, in words: the same in the tooltip and under the graph.

import { formatCount, formatValue, shareOf } from '../../shared/base/quantity'
import { functionName } from '../../shared/profile/profile'
import { unitOf } from '../../shared/profile/unit'
import { blockContents, type MergedBlock } from '../graph/mergedBlock'
import type { DrawnTree } from '../worker/opened'

export type BlockFacts = {
  /** `37 functions`. */
  readonly title: string
  /** `together 4.1 % of the profile, 12 ms`; of a comparison what they are on either side. */
  readonly amount: string
  /** The heaviest function. */
  readonly mostly: string
}

export function blockFacts(drawn: DrawnTree, block: MergedBlock): BlockFacts {
  const { profile, tree, sides, choice, wholeValue, unit: ownUnit } = drawn
  const { names, changes } = profile
  const { functions, totalValue, heaviestFn } = blockContents(tree, block, names.functions.name.length)
  const unit = ownUnit ?? unitOf(names.meta.sampleTypes[choice.sampleType])
  const sumIn = (column: Float64Array) => {
    let sum = 0
    for (let child = block.first; child < block.end; child = tree.subtreeEnd[child]) sum += column[child]
    return sum
  }
  const amount =
    changes !== null && sides !== null
      ? `baseline ${shareOf(sumIn(sides.base), changes.base.totalValue)}, current ${shareOf(sumIn(sides.current), changes.current.totalValue)}`
      : `together ${shareOf(totalValue, wholeValue)} of the profile, ${formatValue(totalValue, unit)}`
  return {
    title: `${formatCount(functions)} ${functions === 1 ? 'function' : 'functions'}`,
    amount,
    mostly: functionName(names, heaviestFn),
  }
}
