// One query a row: the database is reached through a lazy load or an element callback. A profile has no call counts, so it "looks like".

import { NAMED } from '../measures/ruleNames'
import { formatShare } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { titleOf, type Facts } from '../measures/facts'
import { shortOf } from '../rule/wording'
import { anyMatch, whole } from '../../names/patterns'
import { isLibrary } from '../measures/runtimes'
import { defineRule } from '../rule/rule'
import { databaseSpec } from './database'
import { saidOfDomain, findDomain, type DomainFinding } from './domainRule'

/** Loads a related row when it is first looked at. */
const LAZY_LOAD = [
  whole(
    'LazyLoader\\w*',
    'lazyload\\w*',
    '_load_for_(?:state|path)',
    'LazyInitializer',
    'PersistentBag',
    'CollectionLoader',
    'reader_method',
  ),
  whole('fetch_related\\w*', 'LazyLoading\\w*', '\\w+LazyInitializer', 'lazy_load\\w*', 'lazyLoad\\w*'),
]

/** Calls something for every element. */
const ELEMENT_CALLBACK = [
  /(?:^|[.:#/ ])(?:map|forEach|for_each|flatMap|each|each_with_index|collect)$/,
  /<(?:listcomp|genexpr|dictcomp|setcomp)>/,
  whole('Iterator', 'stream', 'Iterable', 'Enumerable'),
]

/** Further from the query, a callback is how the program is built and not why the query repeats. */
const CALLBACK_REACH_FRAMES = 8

/** A user frame further down is not who passed the callback. */
const USER_REACH_FRAMES = 100

export const nPlusOne = defineRule({
  kind: 'domain',
  reports: [NAMED.nPlusOne],
  limits: {
    /** A tenth of the profile in queries is worth asking why. */
    minShare: 0.1,
    /** Most of the query's weight, not one place among many. */
    minPart: 0.7,
  },
  find(given, limits) {
    const ways = waysOf(given.facts)
    // Most programs have neither, and then there is nothing to add up.
    if (limits.minPart > 0 && !ways.isLazy.includes(1) && !ways.isCallback.includes(1)) return null
    const found = findDomain(given, databaseSpec.id, 0, [])
    if (found === null || found.value < limits.minShare * given.facts.active) return null
    const { lazy, callback, via } = repeatedWeight(found, ways)
    const part = Math.max(lazy, callback) / found.value
    if (part < limits.minPart) return null
    const { facts, symbol, value } = found
    const name = titleOf(facts, symbol)
    const how = lazy >= callback ? 'a lazy load' : 'a callback for every element'
    const base = saidOfDomain(databaseSpec, found)
    return {
      ...base,
      title: `Looks like one query a row: ${name}`,
      what: `${formatShare(part)} of it comes through ${how} (${shortOf(facts, via)}): this looks like one query a row.`,
      more: [base.what, ...(base.more ?? [])],
      details: [...base.details, { label: `Through ${how}`, value: formatShare(Math.max(lazy, callback) / value) }],
      action:
        'Load the related rows with the first query (eager or joined load), or batch them with IN (…) and a map by key, instead of one query a row.',
    }
  },
})

/** How much of the database's weight passes a lazy load, and an element callback between a user frame and the query. */
function repeatedWeight(
  { facts, rest, nodes, boundary }: DomainFinding,
  { isLazy, isCallback }: Ways,
): { lazy: number; callback: number; via: number } {
  const { tree } = facts
  const lazyBelow = nearestBelow(facts, isLazy)
  const callbackOf = new Map<number, number>()
  const byVia = new Map<number, number>()
  let lazy = 0
  let callback = 0
  for (const node of nodes) {
    const entered = boundary[node]
    let via = lazyBelow[node]
    if (via !== NONE) lazy += rest.self[node]
    else {
      via = callbackOf.get(entered) ?? callbackBelow(facts, isCallback, entered)
      callbackOf.set(entered, via)
      if (via === NONE) continue
      callback += rest.self[node]
    }
    byVia.set(tree.symbol[via], (byVia.get(tree.symbol[via]) ?? 0) + rest.self[node])
  }
  const [heaviest] = [...byVia].sort((a, b) => b[1] - a[1])
  return { lazy, callback, via: heaviest?.[0] ?? NONE }
}

/** By symbol: 1 for a lazy load, and for an element callback. */
type Ways = { readonly isLazy: Uint8Array; readonly isCallback: Uint8Array }

function waysOf(facts: Facts): Ways {
  return { isLazy: flags(facts, isLazyLoad), isCallback: flags(facts, isElementCallback) }
}

const isLazyLoad = anyMatch(LAZY_LOAD)
const isElementCallback = anyMatch(ELEMENT_CALLBACK)

function flags({ symbols, all }: Facts, isWay: (name: string) => boolean): Uint8Array {
  return Uint8Array.from(symbols.name, (name, symbol) => (all.symbolTotal[symbol] > 0 && isWay(name) ? 1 : 0))
}

/** By node: the nearest flagged node from it towards the root, or NONE. */
function nearestBelow({ tree }: Facts, isFlagged: Uint8Array): Int32Array {
  const nearest = new Int32Array(tree.length)
  for (let node = 0; node < tree.length; node++) {
    nearest[node] = isFlagged[tree.symbol[node]] === 1 ? node : tree.parent[node] === NONE ? NONE : nearest[tree.parent[node]]
  }
  return nearest
}

/** An element callback near below the query with a user frame below it, or NONE. */
function callbackBelow({ tree, symbols }: Facts, isCallback: Uint8Array, query: number): number {
  let found: number = NONE
  let frames = 0
  for (let node = tree.parent[query]; node !== NONE; node = tree.parent[node]) {
    const symbol = tree.symbol[node]
    if (++frames > (found === NONE ? CALLBACK_REACH_FRAMES : USER_REACH_FRAMES)) return NONE
    if (found === NONE && isCallback[symbol] === 1) found = node
    else if (found !== NONE && symbols.frameClass[symbol] === null && !isLibrary(symbols, symbol)) return found
  }
  return NONE
}
