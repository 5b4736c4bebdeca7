// A call tree as rows of text: what is heavy enough, a chain of calls that do nothing else on one line.

import type { CallTree } from '../shared/analysis/callTree'
import { formatCount, formatShare, formatValue } from '../shared/base/quantity'
import { functionName, NONE, type ProfileNames } from '../shared/profile/profile'
import { toldName, toldNumber, type Row } from './answer'

export type TreeOrder = {
  readonly depth: number
  /** 0 to 1, of `totalValue`. */
  readonly minShare: number
  /** What shares are of. */
  readonly totalValue: number
  readonly unit: string
  /** All that ran, or with one function as its root: what that calls, or who calls it. */
  readonly kind: 'whole' | 'calls' | 'callers'
}

export type TreeRows = {
  readonly rows: readonly Row[]
  /** Nodes that are too deep, and that weigh too little. */
  readonly tooDeep: number
  readonly tooLight: number
}

/** No budget holds as many. */
const MAX_ROWS = 4_000
/** Of a longer chain both ends are told. */
const CHAIN_START = 3
const CHAIN_END = 3

type Chain = { readonly nodes: number[]; readonly level: number }

export function treeRows(names: ProfileNames, tree: CallTree, order: TreeOrder): TreeRows {
  const chains: Chain[] = []
  const chainOf = new Int32Array(tree.length)
  let tooDeep = 0
  let tooLight = 0
  for (let node = 0; node < tree.length;) {
    const parent = tree.parent[node]
    const above = parent === NONE ? null : chains[chainOf[parent]]
    // A function that was asked for stands alone.
    const isLinkable = above !== null && (order.kind === 'whole' || tree.parent[parent] !== NONE)
    const isLink = isLinkable && isAllOf(tree.total[node], tree.total[parent], order)
    const level = above === null ? 0 : isLink ? above.level : above.level + 1
    const isLight = Math.abs(tree.total[node]) < order.minShare * order.totalValue
    if (isLight || level > order.depth) {
      if (isLight) tooLight += tree.subtreeEnd[node] - node
      else tooDeep += tree.subtreeEnd[node] - node
      node = tree.subtreeEnd[node]
      continue
    }
    if (isLink) above.nodes.push(node)
    else chains.push({ nodes: [node], level })
    chainOf[node] = isLink ? chainOf[parent] : chains.length - 1
    node++
  }
  return { rows: rowsOf(names, tree, chains, order), tooDeep, tooLight }
}

/** What its caller does besides is too light to be told. */
function isAllOf(value: number, callerValue: number, { minShare, totalValue }: TreeOrder): boolean {
  return value === callerValue || callerValue - value < minShare * totalValue
}

/** Heaviest first in rank: a caller weighs at least what it calls, so that none is shown without its callers. */
function rowsOf(names: ProfileNames, tree: CallTree, chains: readonly Chain[], order: TreeOrder): readonly Row[] {
  const totalOf = ({ nodes }: Chain) => tree.total[nodes[0]]
  const byWeight = Array.from(chains.keys()).sort((a, b) => totalOf(chains[b]) - totalOf(chains[a]) || a - b)
  const rankOf = new Map(byWeight.slice(0, MAX_ROWS).map((chain, rank) => [chain, rank]))
  return chains.flatMap((chain, at) => {
    const rank = rankOf.get(at)
    return rank === undefined ? [] : [{ ...rowOf(names, tree, chain, order), rank }]
  })
}

function rowOf(names: ProfileNames, tree: CallTree, { nodes, level }: Chain, { totalValue, unit, kind }: TreeOrder): Row {
  const share = (value: number) => (totalValue === 0 ? 0 : value / totalValue)
  const total = tree.total[nodes[0]]
  const last = nodes[nodes.length - 1]
  const [self, lastTotal] = [tree.self[last], tree.total[last]]
  const nameOf = (node: number) => toldName(functionName(names, tree.fn[node]))
  const hidden = Math.max(0, nodes.length - CHAIN_START - CHAIN_END)
  const start = nodes.slice(0, hidden > 0 ? CHAIN_START : nodes.length).map(nameOf)
  const end = hidden > 0 ? nodes.slice(-CHAIN_END).map(nameOf) : []
  const told = hidden > 0 ? [...start, `(${formatCount(hidden)} more)`, ...end] : start
  // Upside down, what ends here was called by nobody.
  const own = self === 0 ? '' : `, ${kind === 'callers' ? 'called by nobody' : 'self'} ${formatShare(share(self))}`
  const ends = formatShare(share(lastTotal)) === formatShare(share(total)) ? '' : `, the last ${formatShare(share(lastTotal))}`
  return {
    text: `${'  '.repeat(level)}${formatShare(share(total))} ${told.join(kind === 'callers' ? ' ← ' : ' → ')} (${formatValue(total, unit)}${ends}${own})`,
    data: {
      level,
      functions: [...start, ...end],
      ...(hidden > 0 ? { hidden } : {}),
      total: toldNumber(total),
      ...(lastTotal === total ? {} : { last_total: toldNumber(lastTotal) }),
      [kind === 'callers' ? 'called_by_nobody' : 'self']: toldNumber(self),
      share: toldNumber(share(total)),
    },
  }
}
