import { expect, test } from 'vitest'
import { seededRandom } from '../../testing/random'
import { compareUtf8 } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, type Profile } from '../profile/profile'
import { buildCallTree, type CallTree, type SiblingOrder } from './callTree'
import { buildInvertedTree } from './invertedTree'
import { stackView, type StackView } from './stackView'

const NAMES = ['main', 'order', 'tax', 'query', 'log', 'recv']

/** Functions recur on a stack, stand on it in several lines, and some stacks weigh nothing or less. */
function randomProfile(seed: number): Profile {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  for (let sample = 0; sample < 40; sample++) {
    let stack = NONE
    for (let depth = below(7); depth >= 0; depth--) {
      const fn = builder.fn({ name: NAMES[below(NAMES.length)] })
      stack = builder.stack(stack, builder.frame(fn, below(3), NONE, 0))
    }
    builder.weigh(builder.sample(stack), type, below(12) - 2)
  }
  return builder.finish()
}

type Branch = { fn: number; self: number; total: number; first: number; below: Map<number, Branch> }

/** The tree as anyone would write it down who had no care for speed, a line a node. */
function plainTree(profile: Profile, view: StackView, order: SiblingOrder, isInverted: boolean): string[] {
  const roots = new Map<number, Branch>()
  view.self.forEach((weight, stack) => {
    if (weight === 0) return
    const rows: number[] = []
    for (let at = stack; at !== NONE; at = view.parent[at]) rows.push(at)
    if (!isInverted) rows.reverse()
    let siblings = roots
    rows.forEach((row, at) => {
      const fn = profile.frames.fn[view.frame[row]]
      const first = isInverted ? stack : row
      const branch = siblings.get(fn) ?? { fn, self: 0, total: 0, first, below: new Map<number, Branch>() }
      siblings.set(fn, branch)
      branch.total += weight
      branch.first = Math.min(branch.first, first)
      if (at === rows.length - 1) branch.self += weight
      siblings = branch.below
    })
  })
  const byName = (a: Branch, b: Branch) => compareUtf8(functionName(profile, a.fn), functionName(profile, b.fn))
  const before = {
    heaviest: (a: Branch, b: Branch) => b.total - a.total || byName(a, b),
    name: byName,
    appearance: (a: Branch, b: Branch) => a.first - b.first,
  }[order]
  const linesOf = (siblings: Map<number, Branch>, depth: number, from: number): string[] => {
    let start = from
    return [...siblings.values()].sort(before).flatMap(({ fn, self, total, below }) => {
      const own = start
      start += Math.max(0, total)
      return [`${' '.repeat(depth)}${functionName(profile, fn)} ${self}/${total} @${own}`, ...linesOf(below, depth + 1, own)]
    })
  }
  return linesOf(roots, 0, 0)
}

function textOf(profile: Profile, tree: CallTree): string[] {
  return Array.from(tree.fn, (fn, node) => {
    return `${' '.repeat(tree.depth[node])}${functionName(profile, fn)} ${tree.self[node]}/${tree.total[node]} @${tree.start[node]}`
  })
}

test.each(['heaviest', 'name', 'appearance'] as const)('is the tree of the stacks, upright and inverted, in order by %s', order => {
  for (let seed = 1; seed <= 15; seed++) {
    const profile = randomProfile(seed)
    const view = stackView(profile, 0)
    expect(textOf(profile, buildCallTree(profile, view, order))).toEqual(plainTree(profile, view, order, false))
    expect(textOf(profile, buildInvertedTree(profile, view, order))).toEqual(plainTree(profile, view, order, true))
  }
})

test('knows of every stack the node that holds its weight, and of every node its subtree', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const profile = randomProfile(seed)
    const view = stackView(profile, 0)
    for (const tree of [buildCallTree(profile, view), buildInvertedTree(profile, view)]) {
      const self = new Float64Array(tree.length)
      view.self.forEach((weight, stack) => {
        if (weight !== 0) self[tree.nodeOfStack[stack]] += weight
      })
      expect(self).toEqual(tree.self)
      const ends = tree.depth.map((depth, node) => {
        const end = tree.depth.findIndex((other, at) => at > node && other <= depth)
        return end === NONE ? tree.length : end
      })
      expect(tree.subtreeEnd).toEqual(ends)
      expect(tree.depth).toEqual(tree.parent.map(parent => (parent === NONE ? 0 : tree.depth[parent] + 1)))
    }
  }
})

test('cuts stacks of their own short where there would be too many nodes, and loses no weight', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const profile = randomProfile(seed)
    const view = stackView(profile, 0)
    const whole = buildInvertedTree(profile, view)
    const { length, self, totalValue, nodeOfStack, cutStacks } = buildInvertedTree(profile, view, 'heaviest', 40)
    expect(whole.cutStacks).toBe(0)
    expect(cutStacks).toBeGreaterThan(0)
    expect(length).toBeLessThan(whole.length)
    expect(totalValue).toBe(whole.totalValue)
    expect(self.reduce((sum, weight) => sum + weight, 0)).toBe(totalValue)
    view.self.forEach((weight, stack) => expect(weight === 0 || nodeOfStack[stack] !== NONE).toBe(true))
  }
})
