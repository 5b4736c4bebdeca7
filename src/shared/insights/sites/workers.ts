// A worker without work: it waits for a queue, a channel or a condition at the loop that its thread began with, and nobody waits for it.

import { NONE } from '../../profile/profile'
import type { Facts } from '../measures/facts'
import { isOwnOrDependency } from '../measures/groups'

/** Waiting for work to come, not for each other. */
const FOR_WORK = [
  /^runtime\.(?:chanrecv[12]?|selectgo|block)$|^sync\.\(\*(?:Cond|WaitGroup)\)\.Wait$/,
  // Java's condition variables, queues and pools, and other people's: jctools, Disruptor, Netty, Akka.
  /(?:^|[.$/])ConditionObject[.:]+await\w*$/,
  /(?:Queue|Deque|Mailbox|Disruptor|Barrier|WaitStrategy|EventLoop|EventExecutor)\w*[.:]+(?:take\w*|poll\w*|await\w*|waitFor\w*|park\w*|receive|dequeue\w*|pop\w*|remove|xfer|transfer)$/,
  /(?:^|[.$/])(?:ForkJoinPool[.:]+(?:awaitWork|runWorker|scan)|ThreadPoolExecutor[.:]+getTask|TimerThread[.:]+mainLoop)$/,
]

/** What the functions of a worker's loop are called, by their last part: `run`, `consumeFromQueue`, `nextTask`, `pollLoop`, `func1`. */
const LOOP =
  /^(?:run\w*|call|main|loop|\w*[lL]oop|worker|\w*Worker|work|doWork|execute|start|consume\w*|poll\w*|drain\w*|listen\w*|watch\w*|monitor\w*|daemon|background\w*|serve|next\w*|take\w*|get(?:Task|Next|Work|Job)\w*|fetch\w*|dequeue\w*|pop\w*|await\w*|wait\w*|receive\w*|recv\w*|park\w*|lambda\$.*|(?:func|gowrap)\d+|invoke)$/i
/** The library that threads begin in. */
const STARTS_THREADS =
  /^(?:java[./](?:lang|util)[./]|jdk[./]internal[./]|kotlinx?[./]|scala[./]concurrent[./]|runtime\.|golang\.org\/x\/sync\/)/
/** Somebody waits for an answer. */
const SERVER = /^net\/http\.|^google\.golang\.org\/grpc\./

/** `node` waits in the function at `site`: for work, and below it stands nothing but the loop of a worker. */
export function waitsForWork(facts: Facts, node: number, site: number): boolean {
  const { tree, symbols } = facts
  let isForWork = false
  for (let at = node; at !== NONE; at = tree.parent[at]) {
    const name = symbols.name[tree.symbol[at]]
    isForWork ||= FOR_WORK.some(pattern => pattern.test(name))
    if (at === site) break
  }
  return isForWork && isLoop(facts, site)
}

/** One function of the program, or several that are called what loops are called; and what starts threads, but no server, below. */
function isLoop(facts: Facts, site: number): boolean {
  const { tree, symbols } = facts
  let own = 0
  let strange = 0
  let isServed = false
  for (let at = site; at !== NONE; at = tree.parent[at]) {
    const symbol = tree.symbol[at]
    const name = symbols.name[symbol]
    if (isOwnOrDependency(facts, symbol)) {
      own++
      isServed = false
      if (!LOOP.test(lastPart(name))) strange++
    } else isServed ||= SERVER.test(name) || (symbols.frameClass[symbol] === null && !STARTS_THREADS.test(name))
  }
  // A thread that a library started for itself.
  if (own === 0) return true
  return !isServed && (own <= 1 || strange === 0)
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('#'), name.lastIndexOf('/')) + 1)
}
