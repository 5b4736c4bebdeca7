// Makes a rule of a domain: how much of the profile it takes, through which function one gets into it, and what helps.

import { formatShare, isAll } from '../../base/quantity'
import { askedOnce } from '../../base/remember'
import { NONE } from '../../profile/profile'
import type { Detail, Said, Severity } from '../rule/draft'
import { boundaries } from '../measures/domainSamples'
import { surely, titleOf, type Facts } from '../measures/facts'
import { inheritors } from '../measures/inheritance'
import { linesText } from '../measures/lines'
import { isEntryOfEveryCall, mayBeKernelEntry } from '../../names/kernel'
import { matchesAny } from '../../names/patterns'
import { nearestUserFrames } from '../measures/userFrames'
import { partsBy } from '../measures/groups'
import { nodesOfDomain, symbolsAbove, weightOf, type Weights } from '../measures/weights'
import { defineRule, type Case, type Rule } from '../rule/rule'
import { domainSeverity } from '../rule/severity'
import type { Action } from '../rule/tradeOffs'
import { gainText, listText, shortOf } from '../rule/wording'
import type { DomainPatterns } from '../measures/domain'

/** Part of a domain that is reported under a name of its own. */
export type DomainPart<R extends string = string> = { readonly rule: R; readonly title: string; readonly names: readonly RegExp[] | null }

export type DomainSpec<R extends string> = {
  readonly id: R
  /** As a title begins: `Locks`. */
  readonly title: string
  readonly patterns: DomainPatterns
  readonly minShare?: number
  /** The heaviest part names the finding; the last one takes what the others do not match. */
  readonly parts?: readonly DomainPart<R>[]
  readonly severity?: (facts: Facts, value: number) => Severity
  readonly advice: string | ((found: DomainFinding) => string)
  readonly action?: Action
  /** Each way in is a finding of its own: sending and receiving have different remedies. */
  readonly splits?: boolean
  /** What says more than who asked for it; null where it cannot be told. */
  readonly what?: (found: DomainFinding) => string | null
  /** A further sentence of evidence, or null. */
  readonly remark?: (found: DomainFinding) => string | null
}

export type DomainFinding<R extends string = string> = {
  readonly facts: Facts
  readonly rest: Weights
  readonly nodes: Int32Array
  readonly value: number
  /** By node, of `nodes` only: the outermost frame of the domain in its stack. */
  readonly boundary: Int32Array
  /** Weight by the symbol through which the domain is entered, heaviest first. */
  readonly ways: Ways
  readonly symbol: number
  readonly node: number
  readonly inherited: readonly number[]
  readonly part: DomainPart<R> | null
}

/** Summed over the whole profile a little less than a tenth is already one thing to act on. */
export const DOMAIN_MIN_SHARE = 0.08

export function domainRule<const R extends string>(spec: DomainSpec<R>): Rule<R> {
  return defineRule({
    id: spec.id,
    kind: 'domain',
    reports: spec.parts?.map(({ rule }) => rule) ?? [spec.id],
    repeats: spec.splits === true,
    limits: { minShare: spec.minShare ?? DOMAIN_MIN_SHARE },
    patterns: spec.patterns,
    find(given, { minShare }) {
      const whole = findDomain<R>(given, spec.id, minShare, spec.parts ?? [])
      const found = whole !== null && spec.splits === true ? widestWay(whole, minShare) : whole
      return found === null ? null : { ...saidOfDomain(spec, found), rule: found.part?.rule ?? spec.id }
    },
  })
}

/** The part that goes through the function by which most of it is entered; all where no one part is enough. */
function widestWay<R extends string>(found: DomainFinding<R>, minShare: number): DomainFinding<R> {
  const { facts, rest, boundary, symbol, node } = found
  const nodes = found.nodes.filter(at => facts.tree.symbol[boundary[at]] === symbol)
  const value = weightOf(rest, nodes)
  if (surely(facts, value) < minShare) return found
  return { ...found, nodes, value, ways: [[symbol, value]], inherited: inheritors(facts, nodes, node) }
}

/** The samples of a domain that are left, if they are enough; null otherwise. */
export function findDomain<R extends string>(
  { facts, rest }: Case,
  id: string,
  minShare: number,
  parts: readonly DomainPart<R>[],
): DomainFinding<R> | null {
  const { tree, domains } = facts
  const domain = domains.domains.findIndex(known => known.id === id)
  if (domain === NONE || surely(facts, domains.weight[domain]) < minShare) return null
  const nodes = nodesOfDomain(rest, domains.ofNode, domain)
  const value = weightOf(rest, nodes)
  if (value === 0 || surely(facts, value) < minShare) return null
  const entered = boundaries(tree, domains, domain, nodes)
  const boundary = new Int32Array(tree.length)
  const below = belowKernelEntry(facts)
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place]
    boundary[node] = below(entered[place] === NONE ? node : entered[place], node)
  }
  const ways = waysIn(facts, rest, nodes, boundary)
  const node = subjectNode(facts, rest, nodes, boundary, ways[0][0])
  return {
    facts,
    rest,
    nodes,
    value,
    boundary,
    ways,
    symbol: tree.symbol[node],
    node,
    inherited: inheritors(facts, nodes, node),
    part: heaviestPart(facts, rest, nodes, domain, parts),
  }
}

/** perf's word for a frame of the kernel as well, between two that have names. */
const NAMELESS = '[unknown]'

/** The way into the kernel has no cost of its own: who calls it asked for the work. */
function belowKernelEntry({ tree, symbols }: Facts): (entered: number, leaf: number) => number {
  const isEntry = askedOnce(symbols.length, symbol => symbols.name[symbol] === NAMELESS || mayBeKernelEntry(symbols.name[symbol]))
  const isGeneric = askedOnce(symbols.length, symbol => isEntryOfEveryCall(symbols.name[symbol]))
  return (entered, leaf) => {
    let at = entered
    while (tree.parent[at] !== NONE && isEntry(tree.symbol[at]) && symbols.frameClass[tree.symbol[tree.parent[at]]] !== 'entry')
      at = tree.parent[at]
    if (symbols.frameClass[tree.symbol[at]] !== 'unknown' && !isGeneric(tree.symbol[at])) return at
    // Whoever asked has no name: the call itself has one.
    let named: number = NONE
    for (let up = leaf; up !== NONE && up !== entered; up = tree.parent[up]) {
      if (symbols.frameClass[tree.symbol[up]] === null && !isGeneric(tree.symbol[up])) named = up
    }
    return named === NONE ? at : named
  }
}

/** The heaviest place of the function through which most of the domain is entered. */
function subjectNode({ tree }: Facts, rest: Weights, nodes: Int32Array, boundary: Int32Array, symbol: number): number {
  const byNode = new Map<number, number>()
  for (let place = 0; place < nodes.length; place++) {
    const at = boundary[nodes[place]]
    if (tree.symbol[at] === symbol) byNode.set(at, (byNode.get(at) ?? 0) + rest.self[nodes[place]])
  }
  let heaviest: number = NONE
  for (const [node, weight] of byNode) {
    const most = byNode.get(heaviest) ?? 0
    if (weight > most || (weight === most && node < heaviest)) heaviest = node
  }
  return heaviest
}

function heaviestPart<R extends string>(
  { tree, symbols, domains }: Facts,
  rest: Weights,
  nodes: Int32Array,
  domain: number,
  parts: readonly DomainPart<R>[],
): DomainPart<R> | null {
  const weight = parts.map(() => 0)
  const partOf = new Map<number, number>()
  for (const node of parts.length === 0 ? [] : nodes) {
    let at = node
    while (tree.parent[at] !== NONE && domains.ofSymbol[tree.symbol[at]] !== domain) at = tree.parent[at]
    const symbol = tree.symbol[at]
    const part = partOf.get(symbol) ?? parts.findIndex(({ names }) => names === null || matchesAny(names, symbols.name[symbol]))
    partOf.set(symbol, part)
    weight[part] += rest.self[node]
  }
  return parts[weight.indexOf(Math.max(...weight))] ?? null
}

/** The words of a domain's finding. */
export function saidOfDomain(spec: DomainSpec<string>, found: DomainFinding): Said {
  const { facts, nodes, value, boundary, ways, symbol, node, inherited, part } = found
  const name = titleOf(facts, symbol)
  const title = part?.title ?? spec.title
  const users = nearestUserFrames(facts, nodes, at => boundary[at])
  const advice = typeof spec.advice === 'string' ? spec.advice : spec.advice(found)
  const details: Detail[] = [
    { label: 'Entered through', value: listText(facts, ways, value, 5) },
    ...(users.length === 0 ? [] : [{ label: 'From your code', value: listText(facts, users, value, 5) }]),
    ...(inherited.length === 0 ? [] : [{ label: 'Inherit its cost', value: inherited.map(at => titleOf(facts, at)).join(', ') }]),
    { label: 'Gain', value: gainText(facts, value, spec.action ?? null) },
  ]
  return {
    kind: 'domain',
    severity: (spec.severity ?? domainSeverity)(facts, value),
    title: `${title}: ${name}`,
    symbol,
    node,
    value,
    what: spec.what?.(found) ?? askedText(found, users, ways),
    more: [linesText(facts, symbol), spec.remark?.(found) ?? null].filter(text => text !== null),
    details,
    action: advice,
    tradeOff: spec.action?.tradeOff ?? null,
    nodes,
    inherited,
  }
}

/** `Called by send_all; 80.0 % of it goes through write.` Who asks is in one's own code where that is known. */
function askedText({ facts, rest, nodes, value, boundary, symbol, inherited }: DomainFinding, users: Ways, ways: Ways): string {
  const { tree } = facts
  const through = ways[0]?.[1] ?? 0
  const part = isAll(through / value) ? '' : `${formatShare(through / value)} of it goes through ${shortOf(facts, symbol)}`
  if (users.length > 0) {
    const onlyCalls = isAll(users[0][1] / value) && inherited.includes(users[0][0]) ? ', which only calls it' : ''
    return `It is reached from ${listText(facts, users, value)}${onlyCalls}${part === '' ? '' : `; ${part}`}.`
  }
  const callers = partsBy(facts, rest, { nodes }, at => tree.parent[boundary[at]])
  const called = callers.length === 0 ? '' : `called by ${listText(facts, callers, value)}`
  if (part !== '') return `${part}${called === '' ? '' : `; ${called}`}.`
  return called === '' ? 'All of it begins there.' : `All of it goes through ${shortOf(facts, symbol)}, ${called}.`
}

type Ways = readonly (readonly [number, number])[]

/** Weight by the symbol through which the domain is entered, heaviest first. */
function waysIn({ tree }: Facts, rest: Weights, nodes: Int32Array, boundary: Int32Array): Ways {
  const bySymbol = new Float64Array(tree.firstNode.length - 1)
  for (let place = 0; place < nodes.length; place++) bySymbol[tree.symbol[boundary[nodes[place]]]] += rest.self[nodes[place]]
  return symbolsAbove(bySymbol, 0).map(symbol => [symbol, bySymbol[symbol]])
}
