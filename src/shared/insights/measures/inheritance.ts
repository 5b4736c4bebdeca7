// Ancestors that are wide only because of what they call: optimizing their own logic gains nothing.

import { formatShare } from '../../base/quantity'
import { isIteratorName } from '../../names/iterators'
import { NONE } from '../../profile/profile'
import { shortOf } from '../wording'
import { maySubject, shareOf, titleOf, type Facts } from './facts'
import { nodesOf } from './sampleTree'

/** Most of the ancestor's width must be the subject's … */
const INHERITED_SHARE = 0.7
/** … and little of it its own. */
const OWN_SHARE = 0.15

/** Symbols that inherit the cost of `nodes`, from the subject's caller down to the root. */
export function inheritors({ tree, all, symbols }: Facts, nodes: Int32Array, subject: number): number[] {
  const under = new Float64Array(tree.length)
  let last = NONE
  for (const node of nodes) {
    under[node] = all.self[node]
    last = Math.max(last, node)
  }
  for (let node = last; node > 0; node--) if (tree.parent[node] !== NONE) under[tree.parent[node]] += under[node]
  const found: number[] = []
  const seen = new Set<number>([tree.symbol[subject]])
  for (let node = tree.parent[subject]; node !== NONE; node = tree.parent[node]) {
    const symbol = tree.symbol[node]
    if (seen.has(symbol)) continue
    seen.add(symbol)
    // An iterator has no logic of its own to optimize.
    if (symbols.frameClass[symbol] !== null || isIteratorName(symbols.name[symbol])) continue
    let held = 0
    for (const at of nodesOf(tree, symbol)) if (tree.previous[at] === NONE) held += under[at]
    const total = all.symbolTotal[symbol]
    if (held >= INHERITED_SHARE * total && all.symbolSelf[symbol] <= OWN_SHARE * total) found.push(symbol)
  }
  return found
}

/** Less of its own gains nothing that could be measured. */
const NOTHING_OWN = 0.005

/** What to say of the nearest of them, or null. */
export function inheritanceText(facts: Facts, inherited: readonly number[], subject: number): string | null {
  const nearest = inherited.find(symbol => maySubject(facts, symbol))
  if (nearest === undefined) return null
  const own = shareOf(facts, facts.all.symbolSelf[nearest])
  const width = shareOf(facts, facts.all.symbolTotal[nearest])
  const gain = own < NOTHING_OWN ? 'nothing' : 'little'
  return (
    `${titleOf(facts, nearest)} (${formatShare(width)} wide, ${formatShare(own)} its own) only calls ${shortOf(facts, subject)}:` +
    ` changing it alone gains ${gain}.`
  )
}
