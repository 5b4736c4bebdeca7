// Profiles in which nothing stands out, in several shapes: what a rule must be silent about.

import { background } from './background.mjs'

/** Nothing is wider than a few parts in a hundred by itself. */
const FORMS = {
  handlers: background,
  flat(random, name) {
    const count = random.whole(24, 60)
    return random.parts(count, 12).map(part => [[name()], part])
  },
  even(random, name) {
    const [branches, depth] = random.pick([
      [3, 4],
      [4, 3],
      [5, 3],
      [6, 2],
      [2, 6],
    ])
    const stacks = []
    const grow = (frames, left) => {
      if (frames.length > 0) stacks.push([frames, random.between(0.7, 1.3)])
      if (left === 0) return
      for (let i = 0; i < branches; i++) grow([...frames, name()], left - 1)
    }
    grow([], depth)
    return normal(stacks)
  },
  tall(random, name) {
    return normal(
      Array.from({ length: random.whole(24, 40) }, () => [
        Array.from({ length: random.whole(9, 22) }, () => name()),
        random.between(0.7, 1.3),
      ]),
    )
  },
  layers(random, name) {
    const layers = Array.from({ length: random.whole(3, 5) }, () => Array.from({ length: random.whole(9, 14) }, () => name()))
    const stacks = Array.from({ length: random.whole(80, 200) }, () => [
      [...layers.map(layer => random.pick(layer)), name()],
      random.between(0.5, 1.5),
    ])
    return normal(stacks)
  },
}

export function balanced(random, name) {
  return random.pick(Object.values(FORMS))(random, name)
}

/** What may stand round a plant: not all of it as tall, or no stack could stand out by its height. */
export function surroundings(random, name) {
  return random.pick([background, background, FORMS.flat, FORMS.even, FORMS.layers])(random, name)
}

function normal(stacks) {
  const sum = stacks.reduce((total, [, weight]) => total + weight, 0)
  return stacks.map(([frames, weight]) => [frames, weight / sum])
}
