// Call trees for the page: of all that is looked at, and of a function's callers and callees.

import type { CallTree } from '../../shared/analysis/callTree'
import { deepestBelow } from '../../shared/analysis/deepestBelow'
import { flameChart } from '../../shared/analysis/flameChart'
import { calleesOf, callersOf } from '../../shared/analysis/sandwich'
import { buildChosenTree, sampleFilter, selectCounts, type StackChoice, type TreeChoice } from '../../shared/analysis/selectStacks'
import { stackView, type StackView } from '../../shared/analysis/stackView'
import { applyTransforms } from '../../shared/analysis/transforms'
import { sumOf } from '../../shared/base/columns'
import type { Changes } from '../../shared/diff/changes'
import { sidesByNode, sidesOfViews, wholeView, withZeros } from '../../shared/diff/comparisonProfile'
import { nodeChanges, nodeDifferences, type NodeChanges } from '../../shared/diff/nodeChanges'
import { NONE, type Profile } from '../../shared/profile/profile'
import type { Open } from './answers'
import { copied, type Moved } from './moved'
import type { ChartAnswer, SandwichAnswer, TreeAnswer } from './protocol'

/** `view`: the stacks that were selected by that choice. The tree of a comparison holds the nodes of both sides, whatever its widths. */
export function treeAnswer({ profile, changes }: Open, choice: TreeChoice, view: StackView): Moved<TreeAnswer> {
  if (changes !== null) return comparedTree(profile, changes, choice, stacks => stacks)
  return view.self.some(value => value < 0)
    ? differenceTree(profile, choice, view)
    : treeOf(profile, weighed(profile, choice, view), choice)
}

/** Of a saved difference: as wide as what grew and what shrank together, so that nothing disappears. */
function differenceTree(profile: Profile, choice: TreeChoice, view: StackView): Moved<TreeAnswer> {
  const part = (weigh: (value: number) => number): StackView => ({ ...view, self: view.self.map(weigh) })
  const tree = buildChosenTree(profile, part(Math.abs), choice)
  const shrank = part(value => Math.max(0, -value))
  const grew = part(value => Math.max(0, value))
  const sides = nodeDifferences(sidesOfViews(tree, shrank, grew), tree.totalValue)
  return withSides(tree, sides, tree.totalValue)
}

export function sandwichAnswer({ profile, changes }: Open, choice: TreeChoice, view: StackView, fn: number): Moved<SandwichAnswer> {
  const selected = weighed(profile, choice, view)
  const inside = (step: (stacks: StackView) => StackView, isInverted: boolean) => {
    const half = { ...choice, isInverted }
    return changes === null ? treeOf(profile, each(selected, step), half) : comparedTree(profile, changes, half, step)
  }
  const callers = inside(stacks => callersOf(profile, stacks, fn), true)
  const callees = inside(stacks => calleesOf(profile, stacks, fn), false)
  return { value: { callers: callers.value, callees: callees.value }, buffers: [...callers.buffers, ...callees.buffers] }
}

function comparedTree(profile: Profile, changes: Changes, choice: TreeChoice, step: (stacks: StackView) => StackView): Moved<TreeAnswer> {
  const choose = (plain: StackView) => step(applyTransforms(profile, plain, choice.transforms))
  const whole = buildChosenTree(profile, choose(wholeView(profile, choice.sampleType)), choice)
  const tree = { ...whole, self: withZeros(whole.self), total: withZeros(whole.total) }
  const sides = nodeChanges(changes, tree.fn, sidesByNode(profile, tree, choose))
  return withSides(tree, sides, wholeValueOf(profile, choice))
}

function withSides(tree: CallTree, sides: NodeChanges, wholeValue: number): Moved<TreeAnswer> {
  const deepest = deepestBelow(tree)
  const { ofTotal, ofSelf, base, current, baseSelf, currentSelf } = sides
  const verdicts = [ofTotal.delta, ofTotal.isSure, ofSelf.delta, ofSelf.isSure]
  return {
    value: { tree, samples: null, deepest, wholeValue, sides },
    buffers: [...columnsOf(tree), deepest, base, current, baseSelf, currentSelf, ...verdicts].map(column => column.buffer),
  }
}

type Weighed = { readonly view: StackView; readonly counts: StackView | null }

function weighed(profile: Profile, choice: TreeChoice, view: StackView): Weighed {
  return { view, counts: selectCounts(profile, choice, view) }
}

/** The same step on weights and sample counts; counts are lost where the step did not leave the same rows of both. */
function each({ view, counts }: Weighed, step: (view: StackView) => StackView): Weighed {
  const stepped = step(view)
  const counted = counts === null ? null : step(counts)
  return { view: stepped, counts: counted !== null && counted.parent.length === stepped.parent.length ? counted : null }
}

export function chartAnswer(profile: Profile, choice: StackChoice): Moved<ChartAnswer | null> {
  const chart = flameChart(profile, choice.sampleType, sampleFilter(choice))
  if (chart === null) return copied(null)
  const { tree, ...times } = chart
  const deepest = deepestBelow(tree)
  const value = { tree, deepest, samples: null, wholeValue: tree.totalValue, sides: null, ...times }
  return { value, buffers: [...columnsOf(tree), deepest].map(column => column.buffer) }
}

function treeOf(profile: Profile, { view, counts }: Weighed, choice: TreeChoice): Moved<TreeAnswer> {
  const tree = buildChosenTree(profile, view, choice)
  const deepest = deepestBelow(tree)
  const samples = counts === null ? null : countsByNode(tree, counts)
  const wholeValue = wholeValueOf(profile, choice)
  const columns = [...columnsOf(tree), deepest, ...(samples === null ? [] : [samples])]
  return { value: { tree, samples, deepest, wholeValue, sides: null }, buffers: columns.map(column => column.buffer) }
}

function wholeValueOf(profile: Profile, { sampleType }: TreeChoice): number {
  return sumOf(stackView(profile, sampleType).self)
}

function columnsOf(tree: CallTree): readonly (Int32Array | Float64Array)[] {
  const { fn, frame, parent, depth, subtreeEnd, start, self, total, nodeOfStack } = tree
  return [fn, frame, parent, depth, subtreeEnd, start, self, total, nodeOfStack]
}

function countsByNode(tree: CallTree, counts: StackView): Float64Array {
  const samples = new Float64Array(tree.length)
  for (let stack = 0; stack < counts.self.length; stack++) {
    const node = tree.nodeOfStack[stack]
    if (node !== NONE) samples[node] += counts.self[stack]
  }
  for (let node = samples.length - 1; node >= 0; node--) {
    if (tree.parent[node] !== NONE) samples[tree.parent[node]] += samples[node]
  }
  return samples
}
