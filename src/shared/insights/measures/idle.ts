// Samples that were waiting. They leave the whole that shares are of, unless waiting is what the profile measures.

import type { Measure } from '../../analysis/measure'
import { isLoopName, waitsForLock } from '../../names/idleNames'
import { waitOf } from '../../names/waits'
import { NONE } from '../../profile/profile'
import type { SampleTree } from './sampleTree'
import type { Symbols } from './symbols'

/** A wait is seldom the innermost frame: `select` stands under `selectors.py`, `futex` under `notesleep`. */
const LAST_FRAMES = 3

/** Here waiting is the subject, or it is nothing that a thread does: no sample is left out for it. */
export const WAITING_MEASURES: readonly Measure[] = ['off-cpu', 'alloc', 'in-use', 'lock', 'count']

/** Wakes its helpers and waits for them: that is collecting. */
const GO_COLLECTOR = /^runtime\.gc[A-Z]/

/** By node: 1 where one of the last frames of the stack waits. */
export function idleNodes(tree: SampleTree, symbols: Symbols, measure: Measure): Uint8Array {
  const isIdle = new Uint8Array(tree.length)
  const waits = Uint8Array.from(symbols.frameClass, kind => (kind === 'idle' ? 1 : 0))
  const loops = Uint8Array.from(symbols.name, name => (waitsByItself(name, measure) ? 1 : 0))
  if (!waits.includes(1) && !loops.includes(1)) return isIdle
  const collects = Uint8Array.from(symbols.name, name => (GO_COLLECTOR.test(name) ? 1 : 0))
  const locks = Uint8Array.from(symbols.name, name => (waitsForLock(name) ? 1 : 0))
  const inCollector = new Uint8Array(tree.length)
  for (let node = 0; node < tree.length; node++) {
    const below = tree.parent[node] === NONE ? 0 : inCollector[tree.parent[node]]
    inCollector[node] = below === 1 || collects[tree.symbol[node]] === 1 ? 1 : 0
    if (inCollector[node] === 1) continue
    isIdle[node] = loops[tree.symbol[node]]
    let at = node
    for (let frames = 0; frames < LAST_FRAMES && at !== NONE; frames++) {
      if (waits[tree.symbol[at]] === 1) isIdle[node] = 1
      if (locks[tree.symbol[at]] === 1) {
        isIdle[node] = 0
        break
      }
      at = tree.parent[at]
    }
  }
  return isIdle
}

/** What is its own is waiting, and what it calls is not: an event loop, and a pause where only work was to be sampled. */
export function waitsByItself(name: string, measure: Measure): boolean {
  return isLoopName(name) || (measure === 'cpu' && waitOf(name) === 'sleep')
}
