// A comparison as a profile of three sample types, so that everything that looks at profiles looks at comparisons too.

import { stackView, type StackView } from '../analysis/stackView'
import { NONE, type Profile, type SampleType } from '../profile/profile'
import type { Changes } from './changes'

/** Rows of its sample types. In 'larger' no frame of either side is without width. */
export const COMPARED_TYPES = { larger: 0, current: 1, baseline: 2 } as const

/** Functions, frames and stacks are the union's; one sample a stack that either side has. What waits is left out. */
export function comparisonProfile({ comparison, base, current, valueFactor }: Changes): Profile {
  const { union, sampleTypeName } = comparison
  // These types' own names say which side is drawn, not what is counted.
  const unit = comparison.unit === 'count' || comparison.unit === '' ? sampleTypeName : comparison.unit
  const before = comparison.base.mean.self
  const after = comparison.current.mean.self
  const stacks = stacksOfEither(before, after)
  const type = (name: string): SampleType => ({ name, unit, weight: null, event: null })
  return {
    ...union,
    meta: {
      ...union.meta,
      sampleTypes: [type('larger of both'), type('current'), type('baseline')],
      defaultSampleType: COMPARED_TYPES.larger,
      sampleCount: Math.round(base.samples + current.samples),
    },
    samples: {
      stack: stacks,
      timeNs: null,
      thread: null,
      labelSet: null,
      values: [larger(picked(after, stacks), picked(before, stacks), valueFactor), picked(after, stacks), picked(before, stacks)],
    },
  }
}

// Plain loops: `from` with a function takes several times as long over millions of stacks.

function stacksOfEither(before: Float64Array, after: Float64Array): Int32Array {
  const stacks = new Int32Array(before.length)
  let count = 0
  for (let stack = 0; stack < before.length; stack++) if (before[stack] !== 0 || after[stack] !== 0) stacks[count++] = stack
  return stacks.slice(0, count)
}

function picked(column: Float64Array, rows: Int32Array): Float64Array {
  const cells = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at++) cells[at] = column[rows[at]]
  return cells
}

function larger(after: Float64Array, before: Float64Array, factor: number): Float64Array {
  const cells = new Float64Array(after.length)
  for (let at = 0; at < cells.length; at++) cells[at] = Math.max(after[at], before[at] * factor)
  return cells
}

/** By node, in the unit of the sample type, unscaled; `base` and `current` with its subtree. */
export type NodeSides = {
  readonly base: Float64Array
  readonly current: Float64Array
  readonly baseSelf: Float64Array
  readonly currentSelf: Float64Array
}

/** Stands for 0 where a row must not vanish: added to any weight it changes nothing. */
const NEXT_TO_NOTHING = Number.MIN_VALUE

/** Sums below are made of nothing but that. */
const NOTHING_BELOW = 1e-300

/**
 * A sample type's weights, with no more zeros than 'larger of both' has: which rows a step makes of stacks depends on which weigh
 * something, and every width and both sides must give the same rows.
 */
export function wholeView(profile: Profile, sampleType: number): StackView {
  const larger = stackView(profile, COMPARED_TYPES.larger)
  const own = stackView(profile, sampleType).self
  return { ...larger, self: larger.self.map((value, stack) => (value === 0 ? 0 : own[stack] || NEXT_TO_NOTHING)) }
}

/**
 * A difference taken apart: how big each weight is, what was lost and what was gained. All three have the same zeros, so that a step
 * makes the same rows of each.
 */
export function apart(view: StackView): { readonly sizes: StackView; readonly shrank: StackView; readonly grew: StackView } {
  const part = (weigh: (value: number) => number): StackView => ({
    ...view,
    self: view.self.map(value => (value === 0 ? 0 : Math.max(NEXT_TO_NOTHING, weigh(value)))),
  })
  return { sizes: part(Math.abs), shrank: part(value => -value), grew: part(value => value) }
}

/** Weights that were made of such views, with their zeros back. */
export function withZeros(weights: Float64Array): Float64Array {
  return weights.map(weight => (Math.abs(weight) < NOTHING_BELOW ? 0 : weight))
}

/** What each node of a tree weighs on either side. `choose` turns weighed stacks into the view that the tree was made of. */
export function sidesByNode(profile: Profile, tree: Placed, choose: (plain: StackView) => StackView): NodeSides {
  const viewOf = (type: number) => choose(wholeView(profile, type))
  return sidesOfViews(tree, viewOf(COMPARED_TYPES.baseline), viewOf(COMPARED_TYPES.current))
}

/** Both views have the rows that the tree was made of. */
export function sidesOfViews(tree: Placed, base: StackView, current: StackView): NodeSides {
  const baseSelf = withZeros(selfByNode(tree, base))
  const currentSelf = withZeros(selfByNode(tree, current))
  return { base: totalsOf(tree, baseSelf), current: totalsOf(tree, currentSelf), baseSelf, currentSelf }
}

type Placed = { readonly parent: Int32Array; readonly nodeOfStack: Int32Array }

function selfByNode({ parent, nodeOfStack }: Placed, view: StackView): Float64Array {
  const self = new Float64Array(parent.length)
  for (let stack = 0; stack < view.self.length; stack++) {
    const node = nodeOfStack[stack] ?? NONE
    if (node !== NONE) self[node] += view.self[stack]
  }
  return self
}

function totalsOf({ parent }: Placed, self: Float64Array): Float64Array {
  const total = self.slice()
  for (let node = total.length - 1; node >= 0; node--) {
    if (parent[node] !== NONE) total[parent[node]] += total[node]
  }
  return total
}
