// Everything about a profile that rules look at and that does not change while they run. Computed once.

import { sumOf } from '../../base/columns'
import { NONE, type Profile } from '../../profile/profile'
import type { StackView } from '../../analysis/stackView'
import { domainSamples, type Domain, type DomainSamples } from './domainSamples'
import type { ExtraFrames } from '../../names/frameClasses'
import { idleNodes, measuresWaiting } from './idle'
import type { Runtime } from '../../names/libraries'
import { runtimeOf } from './runtimes'
import { sampleCount } from './sampleCount'
import { sampleTree, type SampleTree } from './sampleTree'
import { spineOf, type Spine } from './spine'
import { lowerBound, shareError } from './statistics'
import { symbolsOf, type Symbols } from './symbols'
import { weightsOf, type Weights } from './weights'

export type Facts = {
  readonly profile: Profile
  readonly view: StackView
  readonly unit: string
  readonly symbols: Symbols
  readonly tree: SampleTree
  /** What all samples weigh, waiting ones too. */
  readonly total: number
  /** What samples that were not waiting weigh: what shares are of. */
  readonly active: number
  /** Samples behind `total` and behind `active`. */
  readonly allSamples: number
  readonly samples: number
  /** Waiting samples by node. */
  readonly isIdle: Uint8Array
  /** Waiting is what the profile measures: it counts as active, and known costs (locks, I/O) may name it. */
  readonly countsWaiting: boolean
  /** Active samples only. */
  readonly all: Weights
  readonly spine: Spine
  readonly domains: DomainSamples
  /** Asked for by few findings, and every name must be looked at for it. */
  readonly runtime: () => Runtime
}

export function factsOf(profile: Profile, view: StackView, sampleType: number, domains: readonly Domain[], extra: ExtraFrames): Facts {
  const type = profile.meta.sampleTypes[sampleType]
  const symbols = symbolsOf(profile, extra)
  const tree = sampleTree(profile, view, symbols)
  const isIdle = idleNodes(tree, symbols)
  const countsWaiting = measuresWaiting(type)
  const total = sumOf(view.self)
  const { self, idle } = countsWaiting ? { self: tree.self, idle: 0 } : withoutIdle(tree.self, isIdle)
  const all = weightsOf(tree, self)
  const active = total - idle
  const allSamples = sampleCount(profile, view, sampleType)
  return {
    profile,
    view,
    unit: type?.unit ?? '',
    symbols,
    tree,
    total,
    active,
    allSamples,
    samples: total > 0 ? allSamples * (active / total) : 0,
    isIdle,
    countsWaiting,
    all,
    spine: spineOf(tree, all, active),
    domains: domainSamples(tree, symbols, all, domains, isIdle),
    runtime: () => runtimeOf(symbols, all.symbolTotal),
  }
}

function withoutIdle(all: Float64Array, isIdle: Uint8Array): { self: Float64Array; idle: number } {
  const self = all.slice()
  let idle = 0
  for (let node = 0; node < self.length; node++) {
    if (isIdle[node] === 0) continue
    idle += self[node]
    self[node] = 0
  }
  return { self, idle }
}

/** The lower bound of a weight's share of the active samples. */
export function surely({ active, samples }: Facts, value: number): number {
  return active > 0 ? lowerBound(value / active, samples) : 0
}

export function shareOf({ active }: Facts, value: number): number {
  return active > 0 ? value / active : 0
}

export function errorOf({ active, samples }: Facts, value: number): number {
  return active > 0 ? shareError(value / active, samples) : 1
}

/** A symbol's name in sentences: without hashes, offsets and marks. */
export function titleOf({ symbols }: Facts, symbol: number): string {
  return symbol === NONE ? '' : symbols.identity[symbol]
}

/** A frame that may be the subject of a finding. Unless `ownWeight` says that an entry point is where most of the cost is. */
export function maySubject({ symbols }: Facts, symbol: number): boolean {
  return symbol !== NONE && symbols.frameClass[symbol] === null
}
