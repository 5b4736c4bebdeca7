// What threads wait for, off the CPU and on the clock on the wall: the network, the disk, a lock or queue, another process, time.

import { NONE } from '../../profile/profile'
import { isNamedLikeC } from '../../names/cNames'
import { isClientName, waitOf, workerWait, type Wait } from '../../names/waits'
import { surely, titleOf, type Facts } from '../measures/facts'
import { workerWaits } from '../measures/idle'
import { enteredAt } from '../measures/loading'
import { defineRule } from '../rule/rule'
import { severityOf } from '../rule/severity'
import { ASYNC } from '../rule/tradeOffs'
import { listText, shortOf } from '../rule/wording'
import { heaviestGroup, isOwn, nearestOwn, partsBy, rootOf, type Group } from '../measures/groups'

const WORDS: Readonly<Record<Wait, { readonly title: string; readonly action: string }>> = {
  worker: {
    title: 'Waiting for its threads or processes',
    action:
      'Profile those: this file sees only the thread that waits for them. Run the profiler in the function that they run, or record all of them (py-spy record --subprocesses).',
  },
  network: {
    title: 'Waiting for the network',
    action: 'Send requests at the same time instead of one after the other, batch them, keep connections open, or keep the answers.',
  },
  disk: {
    title: 'Waiting for the disk',
    action: 'Write in larger pieces, sync less often (group commits), read ahead, or move it off the path that is waited for.',
  },
  lock: {
    title: 'Waiting on a lock or queue',
    action: 'Find who holds the lock or feeds the queue; a worker that waits for work needs nothing.',
  },
  process: {
    title: 'Waiting for another process',
    action: 'Start it earlier and go on meanwhile, keep one running, or use a library instead of a command.',
  },
  sleep: {
    title: 'Asleep',
    action: 'Wait for an event instead of a time where something waits for this; else it is idle and costs nothing.',
  },
}

/** A system call may go through so many layers between two that say what it waits for: file systems have the most. */
const MOST_SYSTEM_FRAMES = 8

/** Of the waiting: who waits less is no part of its title. */
const MIN_WAITER = 0.1

/** Further down the stack a waiting function no longer says what this thread waits for. */
const REACH_FRAMES = 8

export const waiting = defineRule({
  kind: 'domain',
  reports: ['waiting'],
  repeats: true,
  limits: {
    /** Of the time on the clock: less is not worth making it asynchronous. */
    minShare: 0.08,
  },
  find({ facts, rest, found }, { minShare }) {
    const isOff = facts.measure === 'off-cpu'
    if (!isOff && facts.measure !== 'wall') return null
    const { tree, symbols } = facts
    const inWorkers = workerWaits(facts.profile, symbols)
    const causeOf = symbols.name.map((name, symbol) => {
      if (inWorkers?.[symbol] === 1) return workerWait(name, symbols.file[symbol])
      return isNamedLikeC(name, symbols.file[symbol]) ? null : waitOf(name)
    })
    // Reading code is a matter of starting up, not of the disk.
    const loading = isOff ? null : enteredAt(facts)
    const causeAt = (node: number): number => {
      if (loading !== null && loading[node] !== NONE) return NONE
      let at = node
      for (let frames = 0; frames < REACH_FRAMES && at !== NONE; frames++, at = tree.parent[at])
        if (causeOf[tree.symbol[at]] !== null) return isOff ? callOf(facts, at, causeOf) : forWorkers(at)
      return NONE
    }
    const forWorkers = (at: number): number => {
      let outer = at
      for (let up = at, frames = 0; up !== NONE && frames < REACH_FRAMES && inWorkers !== null; up = tree.parent[up], frames++)
        if (inWorkers[tree.symbol[up]] === 1) outer = up
      return outer
    }
    const said = new Set(found.filter(({ rule }) => rule === 'waiting').map(({ title }) => title))
    const byCause = new Map<Wait, number>()
    for (let node = 0; node < tree.length; node++) {
      const at = rest.self[node] > 0 ? causeAt(node) : NONE
      const cause = at === NONE ? null : causeOf[tree.symbol[at]]
      if (cause !== null && !said.has(WORDS[cause].title)) byCause.set(cause, (byCause.get(cause) ?? 0) + rest.self[node])
    }
    const [heaviest] = [...byCause].sort((a, b) => b[1] - a[1])
    if (heaviest === undefined || surely(facts, heaviest[1]) < minShare) return null
    const [cause, value] = heaviest
    const nodes = Int32Array.from(tree.symbol.keys()).filter(node => {
      const at = rest.self[node] > 0 ? causeAt(node) : NONE
      return at !== NONE && causeOf[tree.symbol[at]] === cause
    })
    const isWanted = new Uint8Array(tree.length)
    for (const node of nodes) isWanted[node] = 1
    const all: Group = { symbol: NONE, node: NONE, nodes, value }
    const waiters = isOff
      ? partsBy(facts, rest, all, node => rootOf(facts, node))
      : partsBy(facts, rest, all, node => waiterOf(facts, causeAt(node)))
    const shown = heaviestGroup(facts, rest, node => {
      if (isWanted[node] === 0) return NONE
      const at = causeAt(node)
      if (isOff) return at
      const own = waiterOf(facts, at)
      return own === NONE ? at : own
    })
    if (shown === null) return null
    const places = partsBy(facts, rest, all, causeAt)
    const callers = isOff ? partsBy(facts, rest, all, node => ownCaller(facts, causeAt(node))) : []
    const { title, action } = WORDS[cause]
    const who = waiters
      .filter(([, weight], place) => place === 0 || weight >= MIN_WAITER * value)
      .slice(0, 3)
      .map(([symbol]) => shortOf(facts, symbol))
      .join(' and ')
    return {
      kind: 'domain',
      severity: severityOf(facts, value),
      title: `${title}: ${isOff ? `${titleOf(facts, shown.symbol)}, by ${who}` : who}`,
      symbol: shown.symbol,
      node: shown.node,
      value,
      what: isOff
        ? `${threadsText(facts, waiters, value)} in ${listText(facts, places, value, 2)}${callers.length === 0 ? '' : `, called by ${listText(facts, callers, value, 2)}`}.`
        : `It waits in ${listText(facts, places, value, 2)}${waiters.length === 0 ? '' : `, called by ${listText(facts, waiters, value)}`}.`,
      details: [
        { label: isOff ? 'Threads that wait' : 'Who waits', value: listText(facts, waiters, value, 5) },
        { label: 'Where', value: listText(facts, places, value, 5) },
      ],
      action,
      tradeOff: cause === 'network' || cause === 'disk' ? ASYNC.tradeOff : null,
      nodes,
      inherited: [],
    }
  },
})

/** From a frame that waits towards the root: the outermost that waits for the same, which is what the program called (`fsync` for `io_schedule`). */
function callOf({ tree }: Facts, from: number, causeOf: readonly (Wait | null)[]): number {
  const cause = causeOf[tree.symbol[from]]
  let called = from
  let frames = 0
  for (let at = tree.parent[from]; at !== NONE && frames < MOST_SYSTEM_FRAMES; at = tree.parent[at], frames++) {
    if (causeOf[tree.symbol[at]] !== cause) continue
    called = at
    frames = 0
  }
  return called
}

/** `The thread rocksdb:low0 waits`, `Threads wait: a (60.0 %), b (40.0 %),`. */
function threadsText(facts: Facts, waiters: readonly (readonly [number, number])[], value: number): string {
  const names = listText(facts, waiters, value)
  return waiters.length === 1 ? `The thread ${names} waits` : `The threads ${names} wait`
}

/** The program's own function that asked the system; NONE where a stack has none, as those of threads that the kernel runs. */
function ownCaller(facts: Facts, at: number): number {
  const { tree, symbols } = facts
  const caller = at === NONE ? NONE : nearestOwn(facts, tree.parent[at], symbol => !isClientName(symbols.name[symbol]))
  return caller !== NONE && isOwn(facts, tree.symbol[caller]) && tree.parent[caller] !== NONE ? caller : NONE
}

/** Who waits: the nearest own function that is not a client's plumbing; else the nearest own one. */
function waiterOf(facts: Facts, at: number): number {
  const { tree, symbols } = facts
  const caller = tree.parent[at]
  const telling = nearestOwn(facts, caller, symbol => !isClientName(symbols.name[symbol]))
  return telling === NONE ? nearestOwn(facts, caller, () => true) : telling
}
