// A wide bar at the top: a function whose own work is a large part of everything.

import { isIteratorName } from '../../names/iterators'
import { NONE } from '../../profile/profile'
import { titleOf, type Facts } from '../measures/facts'
import { defineRule } from '../rule'
import { severityOf } from '../severity'
import { ALGORITHM } from '../tradeOffs'
import { cautionText, gainText, MEASURE_AGAIN } from '../wording'
import { hotLeafFacts, hotLeaves, LEAF_LIMITS } from './hotLeaf'

export const wideLeaf = defineRule({
  id: 'wide-leaf',
  kind: 'shape',
  repeats: true,
  limits: LEAF_LIMITS,
  find(given, limits) {
    const [symbol] = hotLeaves(given, limits)
    if (symbol === undefined) return null
    const { facts } = given
    const leaf = hotLeafFacts(given, symbol)
    const name = titleOf(facts, symbol)
    return {
      ...leaf,
      rule: 'wide-leaf',
      kind: 'shape',
      severity: severityOf(facts, leaf.value),
      title: `Expensive function: ${name}`,
      symbol,
      evidence: leaf.evidence + cautionText(facts),
      details: [...leaf.details, { label: 'Gain', value: gainText(facts, leaf.value, ALGORITHM) }],
      action: isIteratorName(facts.symbols.name[symbol])
        ? iteratorAction(facts, name, leaf.node)
        : `Optimize ${name} itself: a better algorithm or data structure (a scan inside a loop becomes a set or map lookup),` +
          ` less work a call, or fewer calls. ${MEASURE_AGAIN}`,
      tradeOff: ALGORITHM.tradeOff,
    }
  },
})

/** Ruby's iterators and their blocks are one finding; in another iterator they are a search for each of many. */
function iteratorAction({ tree, symbols }: Facts, name: string, leaf: number): string {
  let loop = tree.parent[leaf]
  while (loop !== NONE && !isIteratorName(symbols.name[tree.symbol[loop]])) loop = tree.parent[loop]
  const owner = loop === NONE ? NONE : tree.parent[loop]
  const what =
    owner === NONE
      ? `${name} looks at every element. Where it searches,`
      : `${name} looks at every element, inside a loop of ${symbols.identity[tree.symbol[owner]]}: a linear search for each. Instead`
  return `${what} look it up in a Hash or a Set that is built once (or sort once and use bsearch), and move what does not change out of the block. ${MEASURE_AGAIN}`
}
