// Stacks drawn by chance from few names, so that functions call themselves and each other, as rules see them and sample by sample; in
// half of them some samples are explained already.

import { pathTo } from '../shared/analysis/callTree'
import { stackView } from '../shared/analysis/stackView'
import { factsOf, type Facts } from '../shared/insights/measures/facts'
import { without, type Weights } from '../shared/insights/measures/weights'
import { seededRandom } from './random'
import { profileOf } from './reading'

/** `stack`: symbols, root first. */
export type Sample = { readonly stack: readonly number[]; readonly weight: number }

export type Drawn = { readonly facts: Facts; readonly rest: Weights; readonly all: readonly Sample[]; readonly left: readonly Sample[] }

const NAMES = ['a', 'b', 'c', 'd', 'e']

function drawnFrom(names: readonly string[], seed: number): Drawn {
  const random = seededRandom(seed)
  const upTo = (count: number) => Math.floor(random() * count)
  const stacks = new Map<string, number>()
  for (let i = 4 + upTo(12); i > 0; i--) {
    const stack = Array.from({ length: 1 + upTo(7) }, () => names[upTo(names.length)]).join(';')
    stacks.set(`${stack}`, 1 + upTo(4))
  }
  const profile = profileOf(Array.from(stacks, ([stack, count]) => `${stack} ${count}\n`).join(''))
  const facts = factsOf({ profile, view: stackView(profile, 0), sampleType: 0, measure: null }, [], {})
  const { tree } = facts
  const explained = seed % 2 === 0 ? new Int32Array() : Int32Array.from(tree.self.keys()).filter(() => random() < 0.3)
  const rest = without(tree, facts.all, explained)
  const samplesOf = ({ self }: Weights): Sample[] =>
    Array.from(self, (weight, node) => ({ stack: pathTo(tree, node).map(at => tree.symbol[at]), weight })).filter(
      ({ weight }) => weight > 0,
    )
  return { facts, rest, all: samplesOf(facts.all), left: samplesOf(rest) }
}

/** Asks for each of many drawn profiles, and each function in it. */
export function eachDrawn(check: (drawn: Drawn, symbol: number) => void, names = NAMES): void {
  for (let seed = 1; seed <= 24; seed++) {
    const drawn = drawnFrom(names, seed)
    for (let symbol = 0; symbol < drawn.facts.symbols.length; symbol++) check(drawn, symbol)
  }
}

export function summed(samples: readonly Sample[], keysOf: (stack: readonly number[]) => readonly number[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { stack, weight } of samples) for (const key of new Set(keysOf(stack))) sums.set(key, (sums.get(key) ?? 0) + weight)
  return sums
}

/** Heaviest first; of equals, the first row. */
export function ordered(sums: ReadonlyMap<number, number>): [number, number][] {
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0])
}

export function weightWhere(samples: readonly Sample[], isWanted: (stack: readonly number[]) => boolean): number {
  return samples.reduce((sum, { stack, weight }) => (isWanted(stack) ? sum + weight : sum), 0)
}

export function timesIn(stack: readonly number[], symbol: number): number {
  return stack.filter(at => at === symbol).length
}
