// A wide bar at the top: a function whose own work is a large part of everything.

import { isIteratorName, isSearchName } from '../../names/iterators'
import { NONE } from '../../profile/profile'
import { shareOf, titleOf, type Facts } from '../measures/facts'
import { defineRule, type Case } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { ALGORITHM } from '../rule/tradeOffs'
import { isLibrary } from '../measures/runtimes'
import { nearestUserFrames } from '../measures/userFrames'
import { gainText, shortOf } from '../rule/wording'
import { hotLeafFacts, hotLeaves, LEAF_LIMITS, type HotLeaf, type LeafLimits } from './hotLeaf'

export const wideLeaf = defineRule({
  kind: 'shape',
  reports: ['wide-leaf'],
  repeats: true,
  limits: LEAF_LIMITS,
  find(given, limits) {
    const symbol = hotLeaves(given, limits)[0] ?? workers(given, limits)[0]
    if (symbol === undefined) return null
    const { facts } = given
    const leaf = hotLeafFacts(given, symbol)
    const name = titleOf(facts, symbol)
    return {
      ...leaf,
      kind: 'shape',
      severity: severityOf(facts, leaf.value),
      title: `Expensive function: ${name}`,
      symbol,
      details: [...leaf.details, { label: 'Gain', value: gainText(facts, leaf.value, ALGORITHM) }],
      action: actionOf(facts, symbol, leaf),
      tradeOff: ALGORITHM.tradeOff,
    }
  },
})

/** With so much of everything of its own a function is what to look at first, whatever it calls besides … */
const MUCH_OWN = 0.2
/** … as far as that is sure … */
const SURELY_OWN = 0.15
/** … and as long as this part of what a wide leaf must have is its own. */
const PART_OF_LEAF = 1 / 3

/** Functions that do as much themselves as a wide leaf and call others too; widest first. */
function workers(given: Case, { minShare, minOwn }: LeafLimits): number[] {
  const { facts, rest } = given
  const least = Math.max(minShare, MUCH_OWN)
  return hotLeaves(given, { minShare: Math.max(minShare, SURELY_OWN), minOwn: minOwn * PART_OF_LEAF }).filter(
    symbol => shareOf(facts, rest.symbolSelf[symbol]) >= least,
  )
}

function actionOf(facts: Facts, symbol: number, leaf: HotLeaf): string {
  const name = shortOf(facts, symbol)
  if (isIteratorName(facts.symbols.name[symbol])) return iteratorAction(facts, name, leaf.node)
  if (!isLibrary(facts.symbols, symbol) && leaf.work.added > leaf.work.own)
    return `Call ${name} less, or with less to do: most of its time is in what it called, which has no name of its own here.`
  if (!isLibrary(facts.symbols, symbol))
    return `Optimize ${name} itself: a better algorithm or data structure (a lookup in a set or map instead of a scan), less work a call, or fewer calls.`
  // Nobody edits a library; who calls it can call it less.
  const [user] = nearestUserFrames(facts, leaf.nodes, node => node)
  const from = user === undefined ? '' : ` from ${shortOf(facts, user[0])}`
  return `Call ${name} less${from}: keep what it answers, do more in one call, or use a data structure that needs it less.`
}

/** Ruby's iterators and their blocks are one finding; in another iterator they are a search for each of many. */
function iteratorAction(facts: Facts, name: string, leaf: number): string {
  const { tree, symbols } = facts
  let loop = tree.parent[leaf]
  while (loop !== NONE && !isIteratorName(symbols.name[tree.symbol[loop]])) loop = tree.parent[loop]
  const owner = loop === NONE ? NONE : tree.parent[loop]
  if (!isSearchName(facts.symbols.name[tree.symbol[leaf]])) {
    let method = tree.parent[leaf]
    while (method !== NONE && isIteratorName(symbols.name[tree.symbol[method]])) method = tree.parent[method]
    const whose = method === NONE ? '' : ` in ${shortOf(facts, tree.symbol[method])}`
    return `Optimize the block that ${name} runs${whose}: fewer rounds by a better algorithm, less work in each, and what does not change moved out of it.`
  }
  const where = owner === NONE ? '' : `, inside a loop of ${shortOf(facts, tree.symbol[owner])}`
  return (
    `Replace the search by a lookup: ${name} looks at every element${where}, so build a Hash or a Set once` +
    ' (or sort once and use bsearch), and move what does not change out of the block.'
  )
}
