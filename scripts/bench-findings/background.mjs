// What surrounds a planted problem, and all there is in a balanced profile: handlers, helpers and leaves, none of them wide.

/** No function of the background is wider than this part of it, by itself. */
const WIDEST_LEAF = 0.045

/** [frames, weight] pairs that add up to 1. */
export function background(random, name) {
  const handlers = Array.from({ length: random.whole(9, 18) }, () => name())
  const helpers = Array.from({ length: random.whole(0, 6) }, () => name())
  const stacks = []
  const widths = random.parts(handlers.length, 8)
  handlers.forEach((handler, place) => {
    const chain = [handler, ...Array.from({ length: random.whole(0, 4) }, () => name())]
    const leaves = random.whole(4, 10)
    random.parts(leaves, 3).forEach(part => {
      const above = Array.from({ length: random.whole(1, 3) }, () => name())
      const helper = helpers.length > 0 && random.chance(0.15) ? [random.pick(helpers)] : []
      stacks.push([[...chain.slice(0, random.whole(1, chain.length)), ...above, ...helper], widths[place] * part])
    })
    // A little of their own.
    for (let depth = 1; depth <= chain.length; depth++) stacks.push([chain.slice(0, depth), widths[place] * 0.01])
  })
  return levelled(stacks)
}

/** Cuts what is too wide, and makes the sum 1 again. */
function levelled(stacks) {
  const sum = stacks.reduce((total, [, weight]) => total + weight, 0)
  const byLeaf = new Map()
  for (const [frames, weight] of stacks) byLeaf.set(frames.at(-1), (byLeaf.get(frames.at(-1)) ?? 0) + weight / sum)
  const cut = stacks.map(([frames, weight]) => [frames, (weight / sum) * Math.min(1, WIDEST_LEAF / byLeaf.get(frames.at(-1)))])
  const left = cut.reduce((total, [, weight]) => total + weight, 0)
  return cut.map(([frames, weight]) => [frames, weight / left])
}
