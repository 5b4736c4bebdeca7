// What rules measure in the tree of samples, against the same counted sample by sample. Stacks are drawn by chance from few names, so
// that functions call themselves and each other; in half of them some samples are explained already.

import { expect, test } from 'vitest'
import { seededRandom } from '../../../testing/random'
import { profileOf } from '../../../testing/reading'
import { stackView } from '../../analysis/stackView'
import { NONE } from '../../profile/profile'
import { heaviestAbove, heaviestAboveLast, weightNear } from './above'
import { depthAbove, medianDepthOfOthers } from './depths'
import { factsOf, type Facts } from './facts'
import { inheritors } from './inheritance'
import { nodesOf, pathTo } from './sampleTree'
import { isOnWayIn } from './spine'
import { calleesOf, callersOf, heaviestNode } from './surroundings'
import { nearestUserFrames } from './userFrames'
import { nodesThrough, symbolsAbove, weightsBySymbol, without, type Weights } from './weights'

/** `stack`: symbols, root first. */
type Sample = { readonly stack: readonly number[]; readonly weight: number }

type Drawn = { readonly facts: Facts; readonly rest: Weights; readonly all: readonly Sample[]; readonly left: readonly Sample[] }

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
function eachDrawn(check: (drawn: Drawn, symbol: number) => void, names = NAMES): void {
  for (let seed = 1; seed <= 24; seed++) {
    const drawn = drawnFrom(names, seed)
    for (let symbol = 0; symbol < drawn.facts.symbols.length; symbol++) check(drawn, symbol)
  }
}

function summed(samples: readonly Sample[], keysOf: (stack: readonly number[]) => readonly number[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { stack, weight } of samples) for (const key of new Set(keysOf(stack))) sums.set(key, (sums.get(key) ?? 0) + weight)
  return sums
}

/** Heaviest first; of equals, the first row. */
function ordered(sums: ReadonlyMap<number, number>): [number, number][] {
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0])
}

function weightWhere(samples: readonly Sample[], isWanted: (stack: readonly number[]) => boolean): number {
  return samples.reduce((sum, { stack, weight }) => (isWanted(stack) ? sum + weight : sum), 0)
}

function timesIn(stack: readonly number[], symbol: number): number {
  return stack.filter(at => at === symbol).length
}

test('a function weighs what ends in it, and once what passes through it however often', () => {
  eachDrawn(({ rest, left }, symbol) => {
    expect(rest.symbolSelf[symbol]).toBe(weightWhere(left, stack => stack[stack.length - 1] === symbol))
    expect(rest.symbolTotal[symbol]).toBe(weightWhere(left, stack => stack.includes(symbol)))
  })
})

test('nodes know their place: parent, subtree, how often the function stands below, and where last', () => {
  eachDrawn(({ facts: { tree, symbols }, rest, left }, symbol) => {
    expect(symbols.name[symbol]).toMatch(/^[a-e]$/)
    const { depth, occurrence, previous, subtreeEnd } = tree
    for (const node of nodesOf(tree, symbol)) {
      const path = pathTo(tree, node)
      const stack = path.map(at => tree.symbol[at])
      const before = path.slice(0, -1).findLast(at => tree.symbol[at] === symbol) ?? NONE
      const weight = weightWhere(left, other => stack.every((at, place) => other[place] === at))
      const above = Array.from(tree.symbol.keys()).filter(other => pathTo(tree, other).includes(node))
      expect([tree.symbol[node], depth[node], occurrence[node], previous[node], rest.total[node], node, subtreeEnd[node] - 1]).toEqual([
        ...[symbol, path.length - 1, timesIn(stack, symbol), before, weight, above[0], above[above.length - 1]],
      ])
    }
  })
})

test('a cost is near a function where it ends at most two frames above its last occurrence', () => {
  eachDrawn(({ facts: { tree }, rest, left }, symbol) => {
    for (const least of [1, 2, 3]) {
      const isNear = (stack: readonly number[]) => timesIn(stack, symbol) >= least && stack.length - 1 - stack.lastIndexOf(symbol) <= 2
      expect(weightNear(tree, rest, symbol, least)).toBe(weightWhere(left, isNear))
    }
    expect(weightNear(tree, rest, symbol)).toBe(weightNear(tree, rest, symbol, 1))
  })
})

test('the function above another that holds most of it, once a stack', () => {
  eachDrawn(({ facts: { tree }, rest, left }, symbol) => {
    const above = (stack: readonly number[]) =>
      stack.includes(symbol) ? stack.slice(stack.indexOf(symbol)).filter(at => at !== symbol) : []
    const held = summed(left, above)
    const found = heaviestAbove(tree, rest, symbol)
    expect(found.weight).toBe(Math.max(0, ...held.values()))
    expect(held.get(found.symbol) ?? 0).toBe(found.weight)
    expect(found.symbol === NONE).toBe(held.size === 0)
  })
})

test('the function above the last of several occurrences that holds most, some left out', () => {
  eachDrawn(({ facts: { tree }, rest, left }, symbol) => {
    for (const [least, skipped] of [
      [1, NONE],
      [2, NONE],
      [2, (symbol + 1) % 5],
    ]) {
      const above = (stack: readonly number[]) =>
        timesIn(stack, symbol) >= least ? stack.slice(stack.lastIndexOf(symbol) + 1).filter(at => at !== skipped) : []
      const held = summed(left, above)
      const found = heaviestAboveLast(tree, rest, symbol, least, at => at === skipped)
      expect(found.weight).toBe(Math.max(0, ...held.values()))
      expect(held.get(found.symbol) ?? 0).toBe(found.weight)
      expect(found.symbol === NONE).toBe(held.size === 0)
    }
  })
})

test('callers are counted at the first occurrence, callees at the last, heaviest first', () => {
  eachDrawn(({ facts: { tree }, rest, left }, symbol) => {
    const callers = summed(left, stack => (stack.includes(symbol) ? [stack[stack.indexOf(symbol) - 1] ?? NONE] : []))
    const callees = summed(left, stack => {
      const last = stack.lastIndexOf(symbol)
      return last === -1 || last === stack.length - 1 ? [] : [stack[last + 1]]
    })
    expect(callersOf(tree, rest, symbol)).toEqual(ordered(callers))
    expect(calleesOf(tree, rest, symbol)).toEqual(ordered(callees))
  })
})

test('the heaviest place of a function is the first of those with most above them', () => {
  eachDrawn(({ facts: { tree }, rest }, symbol) => {
    const nodes = [...nodesOf(tree, symbol)]
    const most = Math.max(...nodes.map(node => rest.total[node]))
    expect(heaviestNode(tree, rest.total, symbol)).toBe(most > 0 ? nodes.find(node => rest.total[node] === most) : NONE)
  })
})

test('what passes through a function are the samples in whose stack it stands', () => {
  eachDrawn(({ facts: { tree }, rest }, symbol) => {
    const expected = Array.from(tree.symbol.keys()).filter(
      node => rest.self[node] > 0 && pathTo(tree, node).some(at => tree.symbol[at] === symbol),
    )
    expect([...nodesThrough(tree, rest, nodesOf(tree, symbol))]).toEqual(expected)
  })
})

test('functions of at least so much, heaviest first, and none that weighs nothing', () => {
  eachDrawn(({ rest: { symbolSelf } }, least) => {
    const expected = [...symbolSelf.keys()].filter(at => symbolSelf[at] >= least && symbolSelf[at] > 0)
    expect(symbolsAbove(symbolSelf, least)).toEqual(expected.sort((a, b) => symbolSelf[b] - symbolSelf[a] || a - b))
  })
})

test('weights by what stands next to a sample, in the order in which it is met', () => {
  eachDrawn(({ facts: { tree }, rest }, depth) => {
    const keyOf = (node: number) => pathTo(tree, node)[depth] ?? NONE
    const nodes = Array.from(tree.symbol.keys()).filter(node => rest.self[node] > 0)
    const expected = new Map<number, number>()
    for (const node of nodes) {
      if (keyOf(node) === NONE) continue
      const symbol = tree.symbol[keyOf(node)]
      expected.set(symbol, (expected.get(symbol) ?? 0) + rest.self[node])
    }
    expect(weightsBySymbol(tree, rest.self, nodes, keyOf)).toEqual([...expected])
  })
})

test('what inherits a cost holds seven tenths of its own width in it and does little itself', () => {
  eachDrawn(({ facts, all }, symbol) => {
    const { tree } = facts
    const nodes = nodesOf(tree, symbol).filter(node => facts.all.self[node] > 0)
    const subject = heaviestNode(tree, facts.all.self, symbol)
    if (subject === NONE) return
    const callers = pathTo(tree, subject)
      .map(at => tree.symbol[at])
      .reverse()
    const expected = [...new Set(callers)].filter(caller => {
      if (caller === symbol) return false
      const total = weightWhere(all, stack => stack.includes(caller))
      const held = weightWhere(all, stack => stack.includes(caller) && stack[stack.length - 1] === symbol)
      return held >= 0.7 * total && weightWhere(all, stack => stack[stack.length - 1] === caller) <= 0.15 * total
    })
    expect(inheritors(facts, nodes, subject)).toEqual(expected)
  })
})

test('a stack is as tall as its frames that are not on the way in; half of the others’ weight does not reach past their median', () => {
  eachDrawn(({ facts, all }, symbol) => {
    const { tree } = facts
    const isWayIn = (node: number) => tree.symbol[node] === symbol
    const depth = depthAbove(tree, isWayIn)
    expect([...depth]).toEqual(Array.from(tree.symbol.keys(), node => pathTo(tree, node).filter(at => !isWayIn(at)).length))
    const others = all.filter(({ stack }) => stack[stack.length - 1] !== symbol)
    const sum = weightWhere(others, () => true)
    const reached = (most: number) => weightWhere(others, stack => stack.filter(at => at !== symbol).length <= most)
    const median = Array.from({ length: 9 }, (_, at) => at).find(most => reached(most) >= sum / 2) ?? NONE
    expect(medianDepthOfOthers(tree, facts.all, depth, symbol)).toBe(others.length === 0 ? 0 : median)
  })
})

/** Stacks that share a way in, of which `beside` samples stand beside the first fork. */
function wayIn(beside: number): Facts {
  const profile = profileOf(`main;serve;work;parse ${100 - beside}\nmain;serve;work;other 0\nmain;other ${beside}\n`)
  return factsOf({ profile, view: stackView(profile, 0), sampleType: 0, measure: null }, [], {})
}

test('the way in are the nodes with nine tenths of everything; of one stack, what comes before the first fork', () => {
  const namesOf = ({ symbols, tree }: Facts, nodes: readonly number[]) => nodes.map(node => symbols.name[tree.symbol[node]])
  expect(namesOf(wayIn(10), wayIn(10).spine.nodes)).toEqual(['main', 'serve', 'work', 'parse'])
  expect(namesOf(wayIn(11), wayIn(11).spine.nodes)).toEqual(['main'])
  const onWayIn = (facts: Facts, leafName: string) => {
    const { tree, all, symbols, spine } = facts
    const leaf = Array.from(tree.symbol.keys()).find(node => symbols.name[tree.symbol[node]] === leafName) ?? NONE
    return namesOf(facts, Array.from(tree.symbol.keys()).filter(isOnWayIn(tree, all, symbols, spine, leaf)))
  }
  expect(onWayIn(wayIn(10), 'parse')).toEqual(['main'])
  expect(onWayIn(wayIn(10), 'other')).toEqual(['main', 'serve', 'work', 'parse'])
  expect(onWayIn(wayIn(11), 'parse')).toEqual(['main'])
  // No fork: the way in is named as one.
  expect(onWayIn(wayIn(0), 'parse')).toEqual(['main'])
})

test('who asked is the nearest frame below that somebody on the team wrote', () => {
  const names = ['a', 'b', 'std::sort', 'malloc', 'java.util.List.add']
  const isOwn = (name: string) => name === 'a' || name === 'b'
  eachDrawn(({ facts, all }, symbol) => {
    const { tree, symbols } = facts
    const nodes = nodesOf(tree, symbol).filter(node => facts.all.self[node] > 0)
    const users = summed(
      all.filter(({ stack }) => stack[stack.length - 1] === symbol),
      stack => {
        const user = stack.slice(0, -1).findLast(at => isOwn(symbols.name[at]))
        return user === undefined ? [] : [user]
      },
    )
    expect(nearestUserFrames(facts, nodes, node => node)).toEqual(ordered(users))
  }, names)
})
