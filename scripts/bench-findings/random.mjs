// Random numbers from a seed: the same seed gives the same profiles.

import { seededRandom } from '../lib/random.mjs'

export function randomFrom(seed) {
  const next = seededRandom(seed)
  const between = (low, high) => low + next() * (high - low)
  const whole = (low, high) => Math.floor(between(low, high + 1))
  const pick = list => list[Math.floor(next() * list.length)]
  const chance = p => next() < p
  const shuffled = list => {
    const copy = [...list]
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      ;[copy[i], copy[j]] = [copy[j], copy[i]]
    }
    return copy
  }
  /** `count` positive parts that add up to 1; the larger `evenness`, the more alike. */
  const parts = (count, evenness = 4) => {
    const raw = Array.from({ length: count }, () => {
      let sum = 0
      for (let i = 0; i < evenness; i++) sum -= Math.log(1 - next())
      return sum
    })
    const total = raw.reduce((sum, x) => sum + x, 0)
    return raw.map(x => x / total)
  }
  return { next, between, whole, pick, chance, shuffled, parts }
}
