// Threads and goroutines by where their stacks begin: many that stand alike are a leak, or a pool that is larger than anybody thinks.

import { countsThreads } from '../../analysis/measure'
import { formatValue, isAll } from '../../base/quantity'
import { isParked } from '../../names/goroutines'
import { NONE } from '../../profile/profile'
import { shareOf, titleOf, type Facts } from '../measures/facts'
import { isLibrary } from '../measures/runtimes'
import { defineRule } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { listText, shortOf } from '../rule/wording'
import { heaviestGroup, partsBy } from '../measures/groups'

export const groupsOfThreads = defineRule({
  kind: 'domain',
  reports: ['thread-group'],
  repeats: true,
  limits: {
    /** Of all of them. */
    minShare: 0.05,
    /** Fewer that are alike are an ordinary pool. */
    minCount: 10,
  },
  find({ facts, rest }, { minShare, minCount }) {
    if (facts.measure !== 'count') return null
    const heaviest = heaviestGroup(facts, rest, node => outermost(facts, node))
    // Of equals the program's own come first: one worker with one connection is its reader and its writer as well.
    const own = heaviestGroup(facts, rest, node => {
      const at = outermost(facts, node)
      return at !== NONE && isLibrary(facts.symbols, facts.tree.symbol[at]) ? NONE : at
    })
    const group = own !== null && heaviest !== null && own.value >= heaviest.value ? own : heaviest
    if (group === null || group.value < minCount || shareOf(facts, group.value) < minShare) return null
    const { symbol, value, node, nodes } = group
    const name = titleOf(facts, symbol)
    const { kind, verb, advice } = wordsFor(facts, shortOf(facts, symbol))
    const count = `${formatValue(Math.round(value), facts.unit)} ${kind}`
    const tops = partsBy(facts, rest, group, at => standsAt(facts, at, symbol))
    return {
      kind: 'domain',
      severity: severityOf(facts, value),
      title: `${count} ${verb} ${name}`,
      symbol,
      node,
      value,
      what: `${count} ${verb} it${tops.length === 0 ? '' : `, ${isAll(tops[0][1] / value) ? 'all' : 'most'} at ${listText(facts, tops.slice(0, 1), value)}`}.`,
      details: tops.length === 0 ? [] : [{ label: 'Most of them at', value: listText(facts, tops, value, 5) }],
      action: advice,
      tradeOff: null,
      nodes,
      inherited: [],
    }
  },
})

/** Threads stand somewhere, all at one time; events come from somewhere, one after the other. */
function wordsFor(facts: Facts, name: string): Readonly<Record<'kind' | 'verb' | 'advice', string>> {
  const type = facts.profile.meta.sampleTypes[facts.sampleType]?.name ?? ''
  if (!countsThreads(type)) {
    const advice = `Look at what ${name} does when one happens, and whether it is meant, can be foreseen, done once or left out.`
    return { kind: `of ${type}`, verb: 'come from', advice }
  }
  const again = 'Count them again later: a number that only grows is a leak.'
  return {
    kind: facts.runtime() === 'go' ? 'goroutines' : 'threads',
    verb: 'stand in',
    advice: `${adviceFor(name)} ${again}`,
  }
}

function adviceFor(name: string): string {
  if (/persistConn|http2?[.(]|Transport|Conn\b/.test(name))
    return 'Look for connections that nobody closes: read and close every response body, share one client, limit idle connections.'
  return `Find what starts ${name} and what should end it: a channel that nobody closes, a context that is never cancelled, a pool without a limit.`
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

function standsAt({ tree, symbols }: Facts, leaf: number, group: number): number {
  const parent = tree.parent[leaf]
  const at = isParked(symbols.name[tree.symbol[leaf]]) && parent !== NONE ? parent : leaf
  return tree.symbol[at] === group ? NONE : at
}
