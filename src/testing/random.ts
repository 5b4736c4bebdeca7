// Seeded random numbers, so that a test which draws many cases draws the same ones tomorrow.

import { seededRandom as seeded } from '../shared/benchmarks/random'

/** Numbers in 0..1. */
export function seededRandom(seed: number): () => number {
  return seeded(seed).uniform
}
