// Samples that were waiting. They leave the whole that shares are of, unless waiting is what the profile measures.

import type { Measure } from '../../analysis/measure'
import { isGoCollector } from '../../names/collector'
import { isLoopName, waitsForLock } from '../../names/idleNames'
import { waitOf, workerWait } from '../../names/waits'
import { NONE, type Profile } from '../../profile/profile'
import type { SampleTree } from './sampleTree'
import type { Symbols } from './symbols'

/** A wait is seldom the innermost frame: `select` stands under `selectors.py`, `futex` under `notesleep`. */
const LAST_FRAMES = 3

/** Here waiting is the subject, or it is nothing that a thread does: no sample is left out for it. */
export const WAITING_MEASURES: readonly Measure[] = ['off-cpu', 'alloc', 'in-use', 'lock', 'count']

/** By node: 1 where one of the last frames of the stack waits. */
export function idleNodes(profile: Profile, tree: SampleTree, symbols: Symbols, measure: Measure): Uint8Array {
  const isIdle = new Uint8Array(tree.length)
  const waits = Uint8Array.from(symbols.frameClass, kind => (kind === 'idle' ? 1 : 0))
  const loops = Uint8Array.from(symbols.name, name => (waitsByItself(name, measure) ? 1 : 0))
  if (!waits.includes(1) && !loops.includes(1)) return isIdle
  const collects = Uint8Array.from(symbols.name, name => (isGoCollector(name) ? 1 : 0))
  const locks = Uint8Array.from(symbols.name, name => (waitsForLock(name) ? 1 : 0))
  const waited = workerWaits(profile, symbols)
  const inCollector = new Uint8Array(tree.length)
  for (let node = 0; node < tree.length; node++) {
    const below = tree.parent[node] === NONE ? 0 : inCollector[tree.parent[node]]
    inCollector[node] = below === 1 || collects[tree.symbol[node]] === 1 ? 1 : 0
    if (inCollector[node] === 1) continue
    if (waitsForWorkers(tree, waited, node)) continue
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

/** By symbol: 1 where the only thread that the profile sees waits for others that it began. Null where it sees them all. */
export function workerWaits({ meta }: Profile, { name, file }: Pick<Symbols, 'name' | 'file'>): Uint8Array | null {
  if (meta.format !== 'pstats') return null
  return Uint8Array.from(name, (text, symbol) => (workerWait(text, file[symbol]) === null ? 0 : 1))
}

/** Between a wait for a worker and the call that waits. */
const WORKER_FRAMES = 6

function waitsForWorkers({ parent, symbol }: SampleTree, waited: Uint8Array | null, node: number): boolean {
  let at = waited === null ? NONE : node
  for (let frames = 0; frames < WORKER_FRAMES && at !== NONE; frames++, at = parent[at]) if (waited?.[symbol[at]] === 1) return true
  return false
}

/** What is its own is waiting, and what it calls is not: an event loop, and a pause where only work was to be sampled. */
export function waitsByItself(name: string, measure: Measure): boolean {
  return isLoopName(name) || (measure === 'cpu' && waitOf(name) === 'sleep')
}
