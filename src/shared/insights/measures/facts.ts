// Everything about a profile that rules look at and that does not change while they run. Computed once.

import { sumOf } from '../../base/columns'
import { once } from '../../base/remember'
import { NONE, type Profile } from '../../profile/profile'
import { rememberWeights } from '../../analysis/functionTable'
import type { StackView } from '../../analysis/stackView'
import { domainSamples, type Domain, type DomainSamples } from './domainSamples'
import { measureOf, type Measure } from '../../analysis/measure'
import type { ExtraFrames } from '../../names/frameClasses'
import type { Runtime } from '../../names/sourceLanguage'
import { idleNodes, WAITING_MEASURES } from './idle'
import { parkedNodes } from './parkedThreads'
import { runtimeOf } from './runtimes'
import { sampleCounts } from './sampleCount'
import { sampleTree, type SampleTree } from './sampleTree'
import { spineOf, type Spine } from './spine'
import { lowerBound, shareError } from './statistics'
import { symbolsOf, type Symbols } from './symbols'
import { weightsOf, type Weights } from './weights'

export type Facts = {
  readonly profile: Profile
  readonly view: StackView
  /** Row of the profile's sample types. */
  readonly sampleType: number
  readonly unit: string
  readonly measure: Measure
  readonly symbols: Symbols
  readonly tree: SampleTree
  /** What all samples weigh, waiting ones too. */
  readonly total: number
  /** What samples that were not waiting weigh: what shares are of. */
  readonly active: number
  /** Samples behind `total` and behind `active`, as the file has them; null where it does not say or nothing was sampled. */
  readonly allSamples: number | null
  readonly samples: number | null
  /** What intervals of shares of `active` rest on: fewer than `samples` where one outweighs the rest. Null where there are no intervals. */
  readonly sureSamples: number | null
  /** Everything was measured and nothing sampled: no share has an error. */
  readonly isExact: boolean
  /** Samples of the profiler itself by node; what they weigh. They are no part of `active`. */
  readonly isProfiler: Uint8Array
  readonly profiling: number
  /** Waiting samples by node. */
  readonly isIdle: Uint8Array
  /** What waiting samples of threads weigh that do nothing else: a pool without work, a timer. */
  readonly onlyWaiting: number
  /** By node: where a thread stands nearly all the time, most likely waiting; null where no thread does. */
  readonly isParked: Uint8Array | null
  /** Waiting is what the profile measures: it counts as active, and known costs (locks, I/O) may name it. */
  readonly countsWaiting: boolean
  /** Active samples only. */
  readonly all: Weights
  readonly spine: Spine
  readonly domains: DomainSamples
  /** Asked for by few findings, and every name must be looked at for it. */
  readonly runtime: () => Runtime
}

/** What is looked at, and as what. */
export type Looked = {
  readonly profile: Profile
  readonly view: StackView
  readonly sampleType: number
  /** What somebody said that the file measures; null for what it says itself. */
  readonly measure: Measure | null
}

export function factsOf({ profile, view, sampleType, measure: stated }: Looked, domains: readonly Domain[], extra: ExtraFrames): Facts {
  const measure = stated ?? measureOf(profile, sampleType)
  const type = profile.meta.sampleTypes[sampleType]
  const symbols = symbolsOf(profile, extra)
  const tree = sampleTree(profile, view, symbols)
  const isIdle = idleNodes(profile, tree, symbols, measure)
  const countsWaiting = WAITING_MEASURES.includes(measure)
  const total = sumOf(view.self)
  const isProfiler = profilerNodes(tree, symbols)
  const working = without(tree.self, isProfiler)
  const { self, left: idle } = countsWaiting ? { self: working.self, left: 0 } : without(working.self, isIdle)
  const all = weightsOf(tree, self)
  if (self === tree.self) rememberFunctions(view, symbols, all, total)
  const active = total - idle - working.left
  const counts = sampleCounts(profile, view, sampleType, measure)
  const activePart = total > 0 ? active / total : 0
  return {
    profile,
    view,
    sampleType,
    unit: type?.unit ?? '',
    measure,
    symbols,
    tree,
    total,
    active,
    allSamples: counts.samples,
    samples: counts.samples === null ? null : counts.samples * activePart,
    sureSamples: counts.effective === null ? null : counts.effective * activePart,
    isExact: counts.isExact,
    isProfiler,
    profiling: working.left,
    isIdle,
    // Where all of it is active nothing waits.
    onlyWaiting: countsWaiting || self === tree.self ? 0 : onlyWaiting(tree, symbols, all),
    isParked: parkedNodes(profile, sampleType, view, tree, symbols, measure),
    countsWaiting,
    all,
    spine: spineOf(tree, all, active),
    domains: domainSamples(tree, symbols, all, domains, isIdle),
    runtime: once(() => runtimeOf(symbols, all.symbolTotal)),
  }
}

/** Sums of whole numbers are the same in any order: they are those of the table of functions, where each is a symbol of its own. */
function rememberFunctions(view: StackView, symbols: Symbols, { sampled, self, symbolSelf, symbolTotal }: Weights, total: number): void {
  const functions = symbols.ofFunction.length
  if (symbols.length !== functions || total > Number.MAX_SAFE_INTEGER || view.self.length !== self.length) return
  let sum = 0
  for (let place = 0; place < sampled.length; place++) {
    if (!Number.isInteger(self[sampled[place]])) return
    sum += self[sampled[place]]
  }
  // What weighs less than nothing is not among them.
  if (sum === total) rememberWeights(view, { self: symbolSelf, total: symbolTotal, totalValue: total, sizeOfAll: total })
}

function without(all: Float64Array, isLeftOut: Uint8Array): { self: Float64Array; left: number } {
  if (!isLeftOut.includes(1)) return { self: all, left: 0 }
  const self = all.slice()
  let left = 0
  for (let node = 0; node < self.length; node++) {
    if (isLeftOut[node] === 0) continue
    left += self[node]
    self[node] = 0
  }
  return { self, left }
}

/** Threads are told apart by where their stacks begin. Waiting without any code before it is the processor's or the event loop's, no thread's. */
function onlyWaiting(tree: SampleTree, symbols: Symbols, all: Weights): number {
  const hasCode = new Uint8Array(tree.length)
  const isCode = Uint8Array.from(symbols.frameClass, kind => (kind === null ? 1 : 0))
  let waiting = 0
  let isWorking = false
  for (let node = 0; node < tree.length; node++) {
    const parent = tree.parent[node]
    if (parent === NONE) isWorking = all.total[node] > 0
    const before = parent === NONE ? 0 : hasCode[parent]
    hasCode[node] = before === 1 || isCode[tree.symbol[node]] === 1 ? 1 : 0
    if (!isWorking && before === 1) waiting += tree.self[node]
  }
  return waiting
}

/** By node: 1 where the profiler stands anywhere in the stack. */
function profilerNodes(tree: SampleTree, symbols: Symbols): Uint8Array {
  const isProfiler = new Uint8Array(tree.length)
  if (!symbols.frameClass.includes('profiler')) return isProfiler
  for (let node = 0; node < tree.length; node++) {
    const below = tree.parent[node] === NONE ? 0 : isProfiler[tree.parent[node]]
    isProfiler[node] = below === 1 || symbols.frameClass[tree.symbol[node]] === 'profiler' ? 1 : 0
  }
  return isProfiler
}

/** The lower bound of a weight's share of the active samples; the share itself where there is no interval about it. */
export function surely(facts: Facts, value: number): number {
  const share = shareOf(facts, value)
  return facts.sureSamples === null ? share : lowerBound(share, facts.sureSamples)
}

export function shareOf({ active }: Facts, value: number): number {
  return active > 0 ? Math.min(1, Math.max(0, value / active)) : 0
}

/** Memory and locks are recorded by size or by event, not at equal distances: the number of records is no measure of how sure a share is. */
export function isOfSamples(measure: Measure): boolean {
  return measure === 'cpu' || measure === 'wall' || measure === 'off-cpu'
}

/** Half the width of the interval about a share of the active samples; null where there is none. */
export function errorOf(facts: Facts, value: number): number | null {
  return facts.sureSamples === null || !isOfSamples(facts.measure) ? null : shareError(shareOf(facts, value), facts.sureSamples)
}

/** A symbol's name in sentences: without hashes, offsets and marks. */
export function titleOf({ symbols }: Facts, symbol: number): string {
  return symbol === NONE ? '' : symbols.title[symbol]
}

/** A function of the program or of a library, which may be the subject of a finding. Rules of sites take an entry point too (`nearestOwn`). */
export function maySubject({ symbols }: Facts, symbol: number): boolean {
  return symbol !== NONE && symbols.frameClass[symbol] === null
}
