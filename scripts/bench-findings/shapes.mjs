// Planted shapes and their near misses: stacks with weights that add up to the plant's share, and what must be said of them.

/** `stacks` below are relative to the roots; `expect` lists what must be found, `allow` what may be. */
const expectation = (rule, name) => ({ rule, name })

function under(random, name, leafStacks, callers) {
  const parts = random.parts(callers, 6)
  const chains = parts.map(() => Array.from({ length: random.whole(1, 4) }, () => name()))
  return chains.flatMap((chain, place) => leafStacks.map(([frames, weight]) => [[...chain, ...frames], weight * parts[place]]))
}

function spread(random, name, share, count, depth) {
  return random.parts(count, 6).map(part => [Array.from({ length: random.whole(1, depth) }, () => name()), part * share])
}

export const SHAPES = {
  'wide-leaf'(random, name) {
    const share = random.between(0.18, 0.6)
    const leaf = name()
    const own = random.between(0.75, 1)
    const stacks = [
      [[leaf], share * own],
      ...spread(random, () => name(), share * (1 - own), 3, 2).map(([above, weight]) => [[leaf, ...above], weight]),
    ]
    return { share, stacks: under(random, name, stacks, random.whole(1, 5)), expect: [expectation('wide-leaf', leaf)] }
  },
  'deep-stack'(random, name) {
    const share = random.between(0.2, 0.55)
    const leaf = name()
    const corridor = Array.from({ length: random.whole(10, 16) }, () => name())
    const stacks = [[[...corridor, leaf], share * 0.95]]
    for (let depth = 1; depth <= corridor.length; depth++) stacks.push([corridor.slice(0, depth), (share * 0.05) / corridor.length])
    return { share, stacks, expect: [expectation('deep-stack', leaf)] }
  },
  'plateau recursion'(random, name) {
    const share = random.between(0.2, 0.6)
    const again = name()
    const helpers = Array.from({ length: 3 }, () => name())
    const between = random.chance(0.3) ? [name()] : []
    const stacks = []
    const depths = random.parts(10, 3)
    depths.forEach((part, place) => {
      const tower = Array.from({ length: place + 3 }, () => [again, ...between]).flat()
      if (between.length > 0) tower.pop()
      stacks.push([tower, share * part * 0.6])
      helpers.forEach((helper, i) => stacks.push([[...tower, helper], share * part * [0.2, 0.12, 0.08][i]]))
    })
    return { share, stacks: under(random, name, stacks, 1), expect: [expectation('plateau', again)] }
  },
  'plateau loop'(random, name) {
    const share = random.between(0.25, 0.55)
    const loop = name()
    const own = random.between(0.2, 0.45)
    const callees = random.parts(random.whole(5, 8), 8).map(part => [[loop, name()], part * share * (1 - own)])
    return {
      share,
      stacks: under(random, name, [[[loop], share * own], ...callees], random.whole(1, 3)),
      expect: [expectation('plateau', loop)],
    }
  },
  'wide-middle shared'(random, name) {
    const share = random.between(0.32, 0.6)
    const middle = name()
    const tops = random
      .parts(random.whole(12, 18), 8)
      .map(part => [[middle, name(), name(), ...(random.chance(0.5) ? [name()] : []), name()], part * share * 0.97])
    return {
      share,
      stacks: under(random, name, [[[middle], share * 0.03], ...tops], random.whole(5, 8)),
      expect: [expectation('wide-middle', middle)],
    }
  },
  'wide-middle single'(random, name) {
    const share = random.between(0.42, 0.7)
    const [caller, middle] = [name(), name()]
    const groups = random.parts(random.whole(4, 6), 8)
    const stacks = groups.flatMap(group => {
      const branch = name()
      return random.parts(4, 8).map(part => [[caller, middle, branch, name(), name()], group * part * share])
    })
    const siblings = Array.from({ length: random.whole(2, 4) }, () => [[caller, name(), name()], 0.02])
    return { share: share + siblings.length * 0.02, stacks: [...stacks, ...siblings], expect: [expectation('wide-middle', middle)] }
  },
  'multiple-peaks'(random, name) {
    const count = random.pick([2, 3, 3, 4])
    const widths =
      count === 2
        ? [random.between(0.28, 0.34), random.between(0.2, 0.24)]
        : Array.from({ length: count }, (_, i) => (i === 0 ? random.between(0.22, 0.28) : random.between(0.12, 0.16)))
    const leaves = widths.map(() => name())
    const stacks = widths.flatMap((width, i) => under(random, name, [[[leaves[i]], width]], random.whole(1, 3)))
    return {
      share: widths.reduce((sum, width) => sum + width, 0),
      stacks,
      expect: [expectation('multiple-peaks', leaves[0]), expectation('wide-leaf', leaves[0])],
      allow: leaves.map(leaf => expectation('wide-leaf', leaf)),
    }
  },
}

export const NEAR_MISSES = {
  'narrow leaf'(random, name) {
    const leaf = name()
    return { share: 0.06, stacks: under(random, name, [[[leaf], 0.06]], 2), expect: [] }
  },
  'short corridor'(random, name) {
    const share = random.between(0.25, 0.5)
    const leaf = name()
    const corridor = Array.from({ length: random.whole(3, 6) }, () => name())
    return { share, stacks: [[[...corridor, leaf], share]], expect: [expectation('wide-leaf', leaf)] }
  },
  'called twice in a stack'(random, name) {
    const share = random.between(0.25, 0.5)
    const [twice, leaf] = [name(), name()]
    return { share, stacks: under(random, name, [[[twice, name(), twice, leaf], share]], 1), expect: [expectation('wide-leaf', leaf)] }
  },
  'tower of middleware'(random, name) {
    const share = random.between(0.3, 0.6)
    const [next, leaf] = [name(), name()]
    const tower = Array.from({ length: random.whole(4, 9) }, () => [next, name()]).flat()
    return {
      share,
      stacks: [
        [[...tower, leaf], share * 0.95],
        [tower, share * 0.05],
      ],
      expect: [expectation('wide-leaf', leaf)],
      accept: ['deep-stack'],
    }
  },
  'loop with one heavy callee'(random, name) {
    const share = random.between(0.35, 0.6)
    const [loop, heavy] = [name(), name()]
    const rest = random.parts(4, 6).map(part => [[loop, name()], part * share * 0.15])
    return {
      share,
      stacks: under(random, name, [[[loop], share * 0.13], [[loop, heavy], share * 0.72], ...rest], 1),
      expect: [expectation('wide-leaf', heavy)],
    }
  },
  'skid on the caller'(random, name) {
    const share = random.between(0.3, 0.6)
    const [caller, leaf] = [name(), name()]
    return {
      share,
      stacks: under(
        random,
        name,
        [
          [[caller], share * 0.05],
          [[caller, leaf], share * 0.95],
        ],
        1,
      ),
      expect: [expectation('wide-leaf', leaf)],
    }
  },
  'narrow shared helper'(random, name) {
    const middle = name()
    const tops = random.parts(10, 8).map(part => [[middle, name(), name(), name()], part * 0.12])
    return { share: 0.12, stacks: under(random, name, tops, 6), expect: [] }
  },
  'ancestors of a hot leaf'(random, name) {
    const share = random.between(0.4, 0.7)
    const [top, leaf] = [name(), name()]
    const stacks = under(random, name, [[[leaf], share]], 5).map(([frames, weight]) => [[top, ...frames], weight])
    return { share, stacks, expect: [expectation('wide-leaf', leaf)] }
  },
  'one peak and a hill'(random, name) {
    const [peak, hill] = [name(), name()]
    return {
      share: 0.51,
      stacks: [...under(random, name, [[[peak], 0.45]], 2), ...under(random, name, [[[hill], 0.06]], 2)],
      expect: [expectation('wide-leaf', peak)],
    }
  },
}
