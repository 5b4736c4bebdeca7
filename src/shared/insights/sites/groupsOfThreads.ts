// Threads and goroutines by where their stacks begin: many that stand alike are a leak, or a pool that is larger than anybody thinks.

import { countsThreads } from '../../analysis/measure'
import { formatValue } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { shareOf, titleOf, type Facts } from '../measures/facts'
import { isLibrary } from '../measures/runtimes'
import { defineRule } from '../rule'
import { severityOf } from '../severity'
import { listText, measuredText, MEASURE_AGAIN } from '../wording'
import { heaviestGroup, partsBy } from './groups'

export const groupsOfThreads = defineRule({
  id: 'thread-group',
  kind: 'domain',
  repeats: true,
  limits: {
    /** Of all of them. */
    minShare: 0.05,
    /** Fewer that are alike are an ordinary pool. */
    minCount: 10,
  },
  find({ facts, rest }, { minShare, minCount }) {
    if (facts.measure !== 'count') return null
    const { tree } = facts
    const group = heaviestGroup(facts, rest, node => outermost(facts, node))
    if (group === null || group.value < minCount || shareOf(facts, group.value) < minShare) return null
    const { symbol, value, node, nodes } = group
    const name = titleOf(facts, symbol)
    const { kind, verb, advice } = wordsFor(facts, name)
    const count = `${formatValue(Math.round(value), facts.unit)} ${kind}`
    const tops = partsBy(facts, rest, group, at => (tree.symbol[at] === symbol ? NONE : at))
    return {
      rule: 'thread-group',
      kind: 'domain',
      severity: severityOf(facts, value),
      title: `${count} ${verb} ${name}`,
      symbol,
      node,
      value,
      evidence:
        `${measuredText(facts, value)} ${kind} ${verb} ${name}` +
        (tops.length === 0 ? '.' : `, most at ${listText(facts, tops, value, 1)}.`),
      details: tops.length === 0 ? [] : [{ label: 'Most of them at', value: listText(facts, tops, value, 5) }],
      action: advice,
      tradeOff: null,
      nodes,
      inherited: [],
    }
  },
})

/** Threads stand somewhere, all at one time; events come from somewhere, one after the other. */
function wordsFor(facts: Facts, name: string): { readonly kind: string; readonly verb: string; readonly advice: string } {
  const type = facts.profile.meta.sampleTypes[facts.sampleType]?.name ?? ''
  if (!countsThreads(type)) {
    const advice = `Are they meant? Look at what ${name} does when one happens, and whether it can be foreseen, done once or left out. ${MEASURE_AGAIN}`
    return { kind: `of ${type}`, verb: 'come from', advice }
  }
  const again = 'Count them again later under the same load: a number that only grows is a leak.'
  return { kind: facts.runtime() === 'go' ? 'goroutines' : 'threads', verb: 'stand in', advice: `${adviceFor(name)} ${again}` }
}

function adviceFor(name: string): string {
  if (/persistConn|http2?[.(]|Transport|Conn\b/.test(name))
    return `Connections that nobody closes? Read and close every response body, share one client, and limit idle connections.`
  return `Are that many wanted? Find what starts ${name} and what should end it: a channel that nobody closes, a context that is never cancelled, a pool without a limit.`
}

/** The outermost own frame, else the outermost that is no way in. */
function outermost({ tree, symbols }: Facts, node: number): number {
  let own: number = NONE
  let any: number = NONE
  for (let at = node; at !== NONE; at = tree.parent[at]) {
    const symbol = tree.symbol[at]
    if (symbols.frameClass[symbol] !== null) continue
    any = at
    if (!isLibrary(symbols, symbol)) own = at
  }
  // What has no stack at all stands nowhere.
  return own === NONE ? any : own
}
