// The last word: nothing stands out by its shape, but a person wants to know where to look. The widest own functions beyond the first fork.

import { NAMED } from '../measures/ruleNames'
import { NONE, stringAt } from '../../profile/profile'
import { shareOf, surely, titleOf, type Facts } from '../measures/facts'
import { isBenchmark } from '../measures/benchmarks'
import { isDependency, isLibrary } from '../measures/runtimes'
import { nodesOf } from '../measures/sampleTree'
import { calleesOf, callersOf, heaviestNode } from '../measures/surroundings'
import { nodesThrough, symbolsAbove } from '../measures/weights'
import { isCollectorName } from '../../names/collector'
import { isKernelModule } from '../../names/kernel'
import { isOfPerf } from '../measures/recorder'
import type { Draft } from '../rule/draft'
import { ownWork, ownWorkText } from '../measures/ownWork'
import { defineRule } from '../rule/rule'
import { isSure } from '../measures/sampleCount'
import { gainText, listText, shortOf } from '../rule/wording'

export const widestOwn = defineRule({
  kind: 'shape',
  reports: [NAMED.widestOwn],
  repeats: true,
  limits: {
    /** Narrower is nothing to begin with. */
    minShare: 0.1,
    /** Where earlier findings explain more of it, they are what to look at. */
    minUnexplained: 0.5,
    /** More is a list of everything. */
    maxFindings: 3,
    /** So many nearly as wide as the widest are a program without a widest. */
    maxAlike: 4,
    /** Of fewer samples the widest is as much as chance, unless it surely has more than `leadsShare`. */
    minSamples: 50,
    /** With more than all the rest together it is the message even where other findings speak of smaller parts. */
    leadsShare: 0.5,
  },
  find(given, { minShare, minUnexplained, maxFindings, maxAlike, minSamples, leadsShare }) {
    const { facts, rest, found } = given
    if (found.some(({ rule }) => rule === NAMED.heavySample)) return null
    const areFew = facts.samples !== null && facts.samples < minSamples
    if (found.filter(({ rule }) => rule === NAMED.widestOwn).length >= maxFindings) return null
    const { tree, all } = facts
    // Of few samples no other finding is kept, so none has spoken.
    const sure = isSure(facts.sureSamples)
    const isAlone = !sure || !found.some(speaks)
    const least = isAlone ? minShare : leadsShare
    const left = sure ? rest : all
    const wide = symbolsAbove(all.symbolTotal, minShare * facts.active)
    const own = candidatesOf(facts, wide, symbol => !isLibrary(facts.symbols, symbol))
    // A program that only starts others' code has nothing wide of its own.
    const candidates = own.length > 0 ? own : candidatesOf(facts, wide, symbol => isDependency(facts.symbols, symbol))
    // A crowd of equals has no widest; two or three that outweigh it have.
    if (candidates.filter(symbol => all.symbolTotal[symbol] >= ALIKE * all.symbolTotal[candidates[0]]).length > maxAlike) return null
    const symbol = candidates.find(
      each =>
        shareOf(facts, all.symbolTotal[each]) > least &&
        (!areFew || surely(facts, all.symbolTotal[each]) >= leadsShare) &&
        (isAlone || (!recurs(facts, each) && !passesOn(facts, each))) &&
        (!sure || surely(facts, left.symbolTotal[each]) >= minShare) &&
        left.symbolTotal[each] >= minUnexplained * all.symbolTotal[each] &&
        found.every(draft => draft.symbol !== each || draft.rule !== NAMED.widestOwn),
    )
    if (symbol === undefined) return null
    const value = all.symbolTotal[symbol]
    const name = titleOf(facts, symbol)
    const callees = calleesOf(tree, all, symbol)
    const itself = all.symbolSelf[symbol]
    return {
      kind: 'shape',
      severity: isAlone ? 'low' : 'medium',
      title: own.length > 0 ? `Widest part of your code: ${name}` : `Widest part, of a library: ${name}`,
      symbol,
      node: heaviestNode(tree, all.total, symbol),
      value,
      what:
        itself >= MOSTLY_OWN * value || callees.length === 0
          ? `${ownWorkText(facts, ownWork(facts, all, symbol), value)}.`
          : `What it calls: ${listText(facts, callees, value)}.`,
      details: [
        { label: 'Callers', value: listText(facts, callersOf(tree, all, symbol), value, 5) },
        { label: 'Gain', value: gainText(facts, value, null) },
      ],
      action: `Look at ${itself >= MOSTLY_OWN * value ? `what ${shortOf(facts, symbol)} does itself` : `the work of ${shortOf(facts, symbol)} as a whole`}: how often it is called, and what of it can be left out, batched or kept.`,
      tradeOff: null,
      nodes: nodesThrough(tree, rest, nodesOf(tree, symbol)),
      inherited: [],
    }
  },
})

/** A finding about code that matters: after it the last word is not needed. Peaks only sum up others. */
function speaks({ kind, rule, severity }: Draft): boolean {
  return (kind === 'shape' || kind === 'domain') && severity !== 'low' && rule !== NAMED.widestOwn && rule !== NAMED.multiplePeaks
}

/** A function that stands on itself somewhere (a parser, a visitor) is the way into what it walks. */
function recurs({ tree, all }: Facts, symbol: number): boolean {
  return nodesOf(tree, symbol).some(node => tree.previous[node] !== NONE && all.total[node] > 0)
}

/** Beside other findings, a function that gives so much of it to another of the program's own is on the way there. */
const PASSES_ON_TO_OWN = 0.8

function passesOn(facts: Facts, symbol: number): boolean {
  const [most] = calleesOf(facts.tree, facts.all, symbol)
  return most !== undefined && most[1] >= PASSES_ON_TO_OWN * facts.all.symbolTotal[symbol] && !isLibrary(facts.symbols, most[0])
}

/** More only pass on what these hold; a bound on the work for deep stacks. */
const MOST_CANDIDATES = 100
/** A function that gives nearly all of it to one other is only on the way there: the same part as the way in. */
const PASSES_ON = 0.9
/** A fifth narrower is about as wide: at a tenth and a thousand samples that is the error. */
const ALIKE = 0.8
/** A function with half of everything of its own is no way in. */
const MOSTLY_OWN = 0.5

/** As the spine of the tree. */
const WAY_IN = 0.9
/** What a thread begins with calls all that the thread does. */
const WAY_IN_OF_THREADS = 0.75

/** Nothing of the program stands before it. */
function beginsThread({ tree, symbols }: Facts, node: number): boolean {
  for (let at = tree.parent[node]; at !== NONE; at = tree.parent[at]) if (symbols.frameClass[tree.symbol[at]] === null) return false
  return true
}

function isKernel({ profile, symbols }: Facts, symbol: number): boolean {
  return isKernelModule(stringAt(profile, profile.functions.module[symbols.firstFunction[symbol]]) ?? '')
}

/** Beyond the way in, and not only passing on. */
function candidatesOf(facts: Facts, wide: readonly number[], isWanted: (symbol: number) => boolean): number[] {
  const { tree, all } = facts
  return wide
    .filter(symbol => isWanted(symbol) && isCandidate(facts, symbol))
    .slice(0, MOST_CANDIDATES)
    .filter(symbol => (calleesOf(tree, all, symbol)[0]?.[1] ?? 0) < PASSES_ON * all.symbolTotal[symbol])
}

function isCandidate(facts: Facts, symbol: number): boolean {
  const { symbols, spine, tree } = facts
  if (symbols.frameClass[symbol] !== null || isCollectorName(symbols.name[symbol]) || isKernel(facts, symbol) || isBenchmark(facts, symbol))
    return false
  const nodes = nodesOf(tree, symbol)
  // perf puts the program's name under every stack.
  if (isOfPerf(facts.profile) && nodes.every(node => tree.parent[node] === NONE)) return false
  // Where everything is one stack, its last function is what there is.
  if (shareOf(facts, facts.all.symbolSelf[symbol]) >= MOSTLY_OWN) return true
  // Threads have ways in of their own: what nearly all of them pass, and what most of them begin with.
  const part = shareOf(facts, facts.all.symbolTotal[symbol])
  if (part >= WAY_IN || (part >= WAY_IN_OF_THREADS && nodes.every(node => beginsThread(facts, node)))) return false
  return nodes.every(node => spine.isSpine[node] === 0)
}
