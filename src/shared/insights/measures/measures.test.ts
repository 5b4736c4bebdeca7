// What rules measure in the tree of samples, against the same counted sample by sample.

import { expect, test } from 'vitest'
import { eachDrawn, ordered, summed, timesIn, weightWhere } from '../../../testing/drawnSamples'
import { profileOf } from '../../../testing/reading'
import { pathTo } from '../../analysis/callTree'
import { stackView } from '../../analysis/stackView'
import { NONE } from '../../profile/profile'
import { heaviestAbove, heaviestAboveLast, weightNear } from './above'
import { depthAbove, medianDepthOfOthers } from './depths'
import { factsOf, type Facts } from './facts'
import { inheritors } from './inheritance'
import { nodesOf } from './sampleTree'
import { isOnWayIn } from './spine'
import { calleesOf, callersOf, heaviestNode } from './surroundings'
import { nearestUserFrames } from './userFrames'
import { nodesThrough, symbolsAbove, weightsBySymbol } from './weights'

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
  // What a function does itself is a way as well.
  const own = profileOf('main;serve;work;parse 60\nmain;serve 40\n')
  expect(onWayIn(factsOf({ profile: own, view: stackView(own, 0), sampleType: 0, measure: null }, [], {}), 'serve')).toEqual([
    'main',
    'serve',
  ])
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
