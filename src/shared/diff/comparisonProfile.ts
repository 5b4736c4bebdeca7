// A comparison as a profile of three sample types, so that everything that looks at profiles looks at comparisons too.

import { stackView, type StackView } from '../analysis/stackView'
import { NONE, type Profile, type SampleType } from '../profile/profile'
import type { Changes } from './changes'

/** Rows of its sample types. In 'larger' no frame of either side is without width. */
export const COMPARED_TYPES = { larger: 0, current: 1, baseline: 2 } as const

/** Functions, frames and stacks are the union's; one sample a stack that either side has. */
export function comparisonProfile({ comparison, base, current, valueFactor }: Changes): Profile {
  const { union, unit } = comparison
  const before = comparison.base.mean.self
  const after = comparison.current.mean.self
  const stacks = Int32Array.from(before.keys()).filter(stack => before[stack] !== 0 || after[stack] !== 0)
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
      values: [
        Float64Array.from(stacks, stack => Math.max(after[stack], before[stack] * valueFactor)),
        Float64Array.from(stacks, stack => after[stack]),
        Float64Array.from(stacks, stack => before[stack]),
      ],
    },
  }
}

/** By node, with its subtree, in the unit of the sample type, unscaled. */
export type NodeSides = { readonly base: Float64Array; readonly current: Float64Array }

/** Stands for 0 where a row must not vanish: added to any weight it changes nothing. */
const NEXT_TO_NOTHING = Number.MIN_VALUE

/** Sums below are made of nothing but that. */
const NOTHING_BELOW = 1e-300

/**
 * What each node of a tree weighs on either side. `choose` turns weighed stacks into the view that the tree was made of; which rows
 * it makes depends on which weights are not 0, so a side is sent through it with no more zeros than the tree had.
 */
export function sidesByNode(
  profile: Profile,
  tree: { readonly parent: Int32Array; readonly nodeOfStack: Int32Array },
  choose: (plain: StackView) => StackView,
): NodeSides {
  const larger = stackView(profile, COMPARED_TYPES.larger)
  const side = (type: number) => {
    const own = stackView(profile, type).self
    const self = larger.self.map((value, stack) => (value === 0 ? 0 : own[stack] || NEXT_TO_NOTHING))
    return totalsByNode(tree, choose({ ...larger, self })).map(total => (Math.abs(total) < NOTHING_BELOW ? 0 : total))
  }
  return { base: side(COMPARED_TYPES.baseline), current: side(COMPARED_TYPES.current) }
}

function totalsByNode(tree: { readonly parent: Int32Array; readonly nodeOfStack: Int32Array }, view: StackView): Float64Array {
  const total = new Float64Array(tree.parent.length)
  for (let stack = 0; stack < view.self.length; stack++) {
    const node = tree.nodeOfStack[stack] ?? NONE
    if (node !== NONE) total[node] += view.self[stack]
  }
  for (let node = total.length - 1; node >= 0; node--) {
    if (tree.parent[node] !== NONE) total[tree.parent[node]] += total[node]
  }
  return total
}
