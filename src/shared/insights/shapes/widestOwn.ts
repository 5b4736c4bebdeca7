// The last word: nothing stands out by its shape, but a person wants to know where to look. The widest own functions beyond the first fork.

import { formatShare } from '../../base/quantity'
import { shareOf, surely, titleOf, type Facts } from '../measures/facts'
import { isLibrary } from '../measures/runtimes'
import { nodesOf } from '../measures/sampleTree'
import { calleesOf, callersOf, heaviestNode } from '../measures/surroundings'
import { nodesThrough, symbolsAbove } from '../measures/weights'
import { defineRule } from '../rule'
import { isSure } from '../ranking'
import { gainText, listText, MEASURE_AGAIN, measuredText } from '../wording'

export const widestOwn = defineRule({
  id: 'widest-own',
  kind: 'shape',
  repeats: true,
  limits: {
    /** Narrower is nothing to begin with. */
    minShare: 0.1,
    /** What earlier findings leave of it. */
    minUnexplained: 0.5,
    /** More is a list of everything. */
    maxFindings: 3,
    /** So many at least as wide as the first are a program without a widest. */
    maxAlike: 4,
    /** Half of everything comes before what other findings say of smaller parts. */
    leadsShare: 0.5,
  },
  find(given, { minShare, minUnexplained, maxFindings, maxAlike, leadsShare }) {
    const { facts, rest, found } = given
    const others = found.filter(
      ({ kind, rule }) => (kind === 'shape' || kind === 'domain') && rule !== 'widest-own' && rule !== 'multiple-peaks',
    )
    const isDoubtful = found.some(({ rule }) => rule === 'heavy-sample')
    if (isDoubtful) return null
    // Where others speak, it must be wider than each, by what they leave of it.
    const least = isSure(facts.sureSamples) ? others.reduce((most, { value }) => Math.max(most, value), 0) : 0
    const left = isSure(facts.sureSamples) ? rest : facts.all
    if (found.filter(({ rule }) => rule === 'widest-own').length >= maxFindings) return null
    const { tree, all } = facts
    const candidates = symbolsAbove(all.symbolTotal, minShare * facts.active)
      .filter(symbol => isCandidate(facts, symbol))
      .slice(0, MOST_CANDIDATES)
      .filter(symbol => (calleesOf(tree, all, symbol)[0]?.[1] ?? 0) < PASSES_ON * all.symbolTotal[symbol])
    // A crowd of equals has no widest; two or three that outweigh it have.
    if (candidates.filter(symbol => all.symbolTotal[symbol] >= 0.8 * all.symbolTotal[candidates[0]]).length > maxAlike) return null
    const symbol = candidates.find(
      each =>
        (surely(facts, left.symbolTotal[each]) >= minShare || !isSure(facts.sureSamples)) &&
        left.symbolTotal[each] > least &&
        left.symbolTotal[each] >= minUnexplained * all.symbolTotal[each] &&
        found.every(draft => draft.symbol !== each || draft.rule !== 'widest-own'),
    )
    if (symbol === undefined) return null
    const value = all.symbolTotal[symbol]
    const name = titleOf(facts, symbol)
    const callees = calleesOf(tree, all, symbol)
    const own = all.symbolSelf[symbol]
    return {
      rule: 'widest-own',
      kind: 'shape',
      severity: outweighs(value, least) && shareOf(facts, value) >= leadsShare ? 'medium' : 'low',
      title: `Widest part of your code: ${name}`,
      symbol,
      node: heaviestNode(tree, all.total, symbol),
      value,
      evidence:
        `${measuredText(facts, value)} passes through ${name}, ${formatShare(own / value)} of it its own` +
        (callees.length === 0 ? '.' : `; below it the cost is spread: ${listText(facts, callees, value)}.`),
      details: [
        { label: 'Callers', value: listText(facts, callersOf(tree, all, symbol), value, 5) },
        { label: 'Gain', value: gainText(facts, value, null) },
      ],
      action: `No one place below ${name} is the cost, so look at how often it is called and what of its work is needed: leave out, batch, or keep results. ${MEASURE_AGAIN}`,
      tradeOff: null,
      nodes: nodesThrough(tree, rest, nodesOf(tree, symbol)),
      inherited: [],
    }
  },
})

/** So much wider than the widest other finding is another message. */
const OUTWEIGHS = 1.4

function outweighs(value: number, least: number): boolean {
  return least > 0 && value >= OUTWEIGHS * least
}

/** More only pass on what these hold; a bound on the work for deep stacks. */
const MOST_CANDIDATES = 100
/** A function that gives nearly all of it to one other is only on the way there. */
const PASSES_ON = 0.9

/** A function with half of everything of its own is no way in. */
const MOSTLY_OWN = 0.5

/** Own code beyond the way in. */
function isCandidate(facts: Facts, symbol: number): boolean {
  const { symbols, spine, tree } = facts
  if (symbols.frameClass[symbol] !== null || isLibrary(symbols, symbol)) return false
  const nodes = nodesOf(tree, symbol)
  // Where everything is one stack, its last function is what there is.
  if (shareOf(facts, facts.all.symbolSelf[symbol]) >= MOSTLY_OWN) return true
  return nodes.every(node => spine.isSpine[node] === 0)
}
