// A wide bar at the top: a function whose own work is a large part of everything.

import { isIteratorName } from '../../names/iterators'
import { titleOf } from '../measures/facts'
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
        ? `${name} looks at every element: where it searches, use a Hash or a Set (or sort once and use bsearch), and move what does not change out of its block. ${MEASURE_AGAIN}`
        : `Optimize ${name} itself: a better algorithm or data structure (a scan inside a loop becomes a set or map lookup),` +
          ` less work a call, or fewer calls. ${MEASURE_AGAIN}`,
      tradeOff: ALGORITHM.tradeOff,
    }
  },
})
