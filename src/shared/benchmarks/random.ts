// Chance with a fixed seed: the same file gives the same words, on every machine and every day.

export type Random = {
  /** In 0..1, both ends left out. */
  readonly uniform: () => number
  /** Mean 0, standard deviation 1. */
  readonly normal: () => number
}

const TWO_32 = 2 ** 32

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are enough for some ten thousand draws. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    // The half keeps 0 out, of which there is no logarithm.
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / TWO_32
  }
  // Box and Muller (1958); the second of each pair is not kept, which keeps the generator free of hidden state.
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}

/** A gamma variate of `shape` ≥ 1 and scale 1: Marsaglia and Tsang (2000), "A simple method for generating gamma variables". */
export function gammaVariate({ uniform, normal }: Random, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
