// Who waits for a lock, and who holds it: one finding a place. Go's mutex profile is taken where the holder lets go.

import { isClassName } from '../../names/classNames'
import { letsGoOfLock } from '../../names/goroutines'
import { NONE } from '../../profile/profile'
import { shareOf, titleOf, type Facts } from '../measures/facts'
import { defineRule } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { listText, shortOf } from '../rule/wording'
import { heaviestGroup, isOwnOrDependency, nearestOwn, partsBy } from '../measures/groups'
import { waitsForWork } from './workers'

/** Go's channels: one side waits for the other. */
const CHANNEL = /^runtime\.(?:chan(?:recv[12]?|send1?)|selectgo)$/
/** Waits until others are done, and for no lock that they hold. */
const JOIN =
  /^(?:sync\.\(\*WaitGroup\)\.Wait|golang\.org\/x\/sync\/errgroup\..*\.Wait)$|(?:^|[.$/])(?:CountDownLatch[.:]+await|(?:Future|FutureTask|CompletableFuture)[.:]+(?:get|join|awaitDone|timedGet|waitingGet)|Thread[.:]+join|\w*ExecutorService[.:]+(?:invokeAll|awaitTermination))$/
const PRIMITIVE =
  /^(?:(?:internal\/)?sync\.|runtime\.|java[./]util[./]concurrent[./]|jdk[./]internal[./]|sun[./]misc[./]|pthread_|std::mutex|parking_lot|futex|__lll_)/

export const lockSite = defineRule({
  kind: 'domain',
  reports: ['lock-site'],
  repeats: true,
  limits: {
    /** Of all waiting: less is not what holds the program up. */
    minShare: 0.05,
  },
  find({ facts, rest }, { minShare }) {
    if (facts.measure !== 'lock') return null
    const { tree, symbols } = facts
    const isClass = (symbol: number) => facts.runtime() !== 'go' && isClassName(symbols.identity[symbol], facts.runtime() === 'jvm')
    const mayBe = (symbol: number) => !PRIMITIVE.test(symbols.name[symbol]) && !isClass(symbol)
    const siteOf = (node: number) => {
      const site = nearestOwn(facts, node, mayBe, isOwnOrDependency)
      return site !== NONE && waitsForWork(facts, node, site) ? NONE : site
    }
    const group = heaviestGroup(facts, rest, siteOf)
    if (group === null || shareOf(facts, group.value) < minShare) return null
    const { symbol, value, node, nodes } = group
    const name = titleOf(facts, symbol)
    const isHolder = letsGoOfLock(symbols.name[tree.symbol[nodes[0]]])
    const isChannel = CHANNEL.test(symbols.name[tree.symbol[nodes[0]]])
    const classes = partsBy(facts, rest, group, at => (isClass(tree.symbol[at]) ? at : NONE))
    const joins = isJoin(facts, nodes[0], node)
    const lock = isChannel ? 'a channel' : classes.length === 0 ? 'a lock' : `a lock (${listText(facts, classes, value)})`
    const callers = partsBy(facts, rest, group, () => tree.parent[node])
    const called = callers.length === 0 ? '' : `; called by ${listText(facts, callers, value, 1)}`
    return {
      kind: 'domain',
      severity: severityOf(facts, value),
      title: isHolder
        ? `Waiting for a lock that ${name} holds`
        : `${name} waits for ${joins ? 'others to finish' : isChannel ? 'a channel' : 'a lock'}`,
      symbol,
      node,
      value,
      what: isHolder
        ? `Others wait for ${lock} that it holds: the profile is taken where it lets go.`
        : joins
          ? `It goes on when others are done${called}.`
          : `It waits for ${lock} that something else ${isChannel ? 'has to serve' : 'holds'}${called}.`,
      details: [
        ...(classes.length === 0 ? [] : [{ label: 'Lock', value: listText(facts, classes, value, 5) }]),
        {
          label: 'Called by',
          value: callers.length === 0 ? 'the root' : listText(facts, callers, value, 5),
        },
      ],
      action: isHolder
        ? `Hold the lock in ${shortOf(facts, symbol)} for less: do the work outside of it, split what it guards, or let readers share it.`
        : joins
          ? `Look at what ${shortOf(facts, symbol)} waits for: make that faster, start it earlier, do several at once, or go on without it.`
          : isChannel
            ? `Look at who sends to or receives from what ${shortOf(facts, symbol)} waits for: if it is slow, that is the cost; if there is just nothing to do, this is idle.`
            : `Look at who holds what ${shortOf(facts, symbol)} waits for: do less while it is held, split it, or give each worker state of its own.`,
      tradeOff: null,
      nodes,
      inherited: [],
    }
  },
})

/** From the waiting frame down to the site: one of them waits for others to finish. */
function isJoin({ tree, symbols }: Facts, leaf: number, site: number): boolean {
  for (let at = leaf; at !== NONE; at = tree.parent[at]) {
    if (JOIN.test(symbols.name[tree.symbol[at]])) return true
    if (at === site) return false
  }
  return false
}
