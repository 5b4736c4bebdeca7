// Threads that stand in one place nearly all the time, in a function that no list knows: most likely they wait there.

import { NONE, type Profile } from '../../profile/profile'
import type { Measure } from '../../analysis/measure'
import type { StackView } from '../../analysis/stackView'
import type { SampleTree } from './sampleTree'
import type { Symbols } from './symbols'

/** Of a thread's samples: what computes is seen in more than one place. */
const PARKED_SHARE = 0.9
/** A program with one thread is what it does. */
const MIN_THREADS = 2
/** On the CPU a thread may well be in one loop all the time, unless the name says that it waits. */
const WAITING_NAME =
  /(?:^|[^a-z])(?:wait|idle|sleep|poll|park|await|accept|listen|recv|receive|dequeue|select|join)|(?:Wait|Idle|Sleep|Poll|Park|Await|Accept|Listen|Recv|Receive|Dequeue|Select|Join)/

/** By node: 1 where a thread that is seen in one stack only, or nearly, has its samples. Null where there is none, or no threads are known. */
export function parkedNodes(
  profile: Profile,
  sampleType: number,
  view: StackView,
  tree: SampleTree,
  symbols: Symbols,
  measure: Measure,
): Uint8Array | null {
  const { stack, thread, values } = profile.samples
  if (thread === null || (measure !== 'cpu' && measure !== 'wall')) return null
  const total = new Float64Array(profile.threads.length)
  const byStack = new Map<number, number>()
  const weights = values[sampleType]
  for (let row = 0; row < stack.length; row++) {
    // What is not selected weighs nothing in the view.
    if (thread[row] === NONE || stack[row] === NONE || weights[row] <= 0 || view.self[stack[row]] <= 0) continue
    total[thread[row]] += weights[row]
    const key = thread[row] * view.self.length + stack[row]
    byStack.set(key, (byStack.get(key) ?? 0) + weights[row])
  }
  if (total.filter(weight => weight > 0).length < MIN_THREADS) return null
  let isParked: Uint8Array | null = null
  for (const [key, weight] of byStack) {
    const node = tree.nodeOfStack[key % view.self.length]
    if (node === NONE || weight < PARKED_SHARE * total[Math.floor(key / view.self.length)]) continue
    // Others work where this one stands.
    if (weight < PARKED_SHARE * tree.self[node]) continue
    if (measure === 'cpu' && !WAITING_NAME.test(symbols.name[tree.symbol[node]])) continue
    isParked ??= new Uint8Array(tree.length)
    isParked[node] = 1
  }
  return isParked
}
