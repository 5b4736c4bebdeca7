import { expect, test } from 'vitest'
import { eachDrawn, ordered, summed } from '../../../testing/drawnSamples'
import { pathTo } from '../../analysis/callTree'
import { NONE } from '../../profile/profile'
import { heaviestGroup, isOwn, isOwnOrDependency, nearestOwn, partsBy, rootOf } from './groups'

const NAMES = ['a', 'main', 'std::sort', 'java.util.List.add', 'github.com/acme/db.Open', '[unknown]']

test('the heaviest group are the samples about one function, shown at its heaviest place', () => {
  eachDrawn(({ facts, rest, left }, depth) => {
    const { tree } = facts
    const subjectOf = (node: number) => pathTo(tree, node)[depth] ?? NONE
    const sums = ordered(summed(left, stack => (stack[depth] === undefined ? [] : [stack[depth]])))
    const found = heaviestGroup(facts, rest, subjectOf)
    expect(found === null).toBe(sums.length === 0)
    if (found === null) return
    expect([found.symbol, found.value]).toEqual(sums[0])
    const nodes = Array.from(tree.symbol.keys()).filter(
      node => rest.self[node] > 0 && subjectOf(node) !== NONE && tree.symbol[subjectOf(node)] === found.symbol,
    )
    expect([...found.nodes]).toEqual(nodes)
    const weightAt = (place: number) => nodes.reduce((sum, node) => (subjectOf(node) === place ? sum + rest.self[node] : sum), 0)
    const places = [...new Set(nodes.map(subjectOf))].sort((a, b) => weightAt(b) - weightAt(a) || a - b)
    expect(found.node).toBe(places[0])
    expect(partsBy(facts, rest, found, node => rootOf(facts, node))).toEqual(
      ordered(
        summed(
          left.filter(({ stack }) => stack[depth] === found.symbol),
          stack => [stack[0]],
        ),
      ),
    )
  })
})

test('who is meant is the nearest own function, else the nearest that may be, else the way in that is somebody’s code', () => {
  eachDrawn(({ facts }, banned) => {
    const { tree, symbols } = facts
    const mayBe = (symbol: number) => symbol !== banned
    for (const isWanted of [isOwn, isOwnOrDependency]) {
      for (const node of tree.symbol.keys()) {
        const path = pathTo(tree, node).reverse()
        const named = path.filter(at => mayBe(tree.symbol[at]) && symbols.name[tree.symbol[at]] !== '[unknown]')
        const wanted = named.find(at => isWanted(facts, tree.symbol[at]))
        const second = named.find(at => symbols.frameClass[tree.symbol[at]] === null)
        const entry = named.find(at => symbols.name[tree.symbol[at]] === 'main')
        expect(nearestOwn(facts, node, mayBe, isWanted)).toBe(wanted ?? second ?? entry ?? NONE)
      }
    }
  }, NAMES)
})
