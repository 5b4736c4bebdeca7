// Benchmarks that repeat what they measure until enough time has passed: a faster function is called more often, not for less time.

import type { StackView } from '../analysis/stackView'
import { functionName, NONE, type Profile } from '../profile/profile'

/** Go's, criterion's, Google's, JMH's, BenchmarkDotNet's and those of JavaScript. */
const ADAPTIVE =
  /^testing\.\(\*(?:B|PB)\)\.|^criterion::|(?:^|::)Bencher(?:<[^<>]{0,200}>)?::iter|^divan::|^benchmark::(?:internal|State)|_jmhStub$|^BenchmarkDotNet\.|^Benchmark\.(?:run|clock|cycle)$/
/** Of what either side's program did. */
const MOSTLY = 0.5
/** Go's collector and scheduler have threads of their own, on which no benchmark stands that keeps them busy. */
const RUNTIMES_OWN = /^runtime\.(?!main$|goexit)/

export function isAdaptive(union: Profile, sides: readonly { readonly mean: StackView }[]): boolean {
  const isHarness = Uint8Array.from(union.functions.name, (_, fn) => (ADAPTIVE.test(functionName(union, fn)) ? 1 : 0))
  return isHarness.includes(1) && sides.every(({ mean }) => partBelow(union, mean, isHarness) >= MOSTLY)
}

function partBelow(union: Profile, { parent, frame, self }: StackView, isHarness: Uint8Array): number {
  const isInside = new Uint8Array(parent.length)
  const isRuntimes = new Uint8Array(parent.length)
  const isOfRuntime = Uint8Array.from(union.functions.name, (_, fn) => (RUNTIMES_OWN.test(functionName(union, fn)) ? 1 : 0))
  let inside = 0
  let whole = 0
  for (let stack = 0; stack < parent.length; stack++) {
    const below = parent[stack] === NONE ? 0 : isInside[parent[stack]]
    isInside[stack] = below | isHarness[union.frames.fn[frame[stack]]]
    isRuntimes[stack] = parent[stack] === NONE ? isOfRuntime[union.frames.fn[frame[stack]]] : isRuntimes[parent[stack]]
    if (isRuntimes[stack] === 1) continue
    whole += self[stack]
    if (isInside[stack] === 1) inside += self[stack]
  }
  return whole > 0 ? inside / whole : 0
}
