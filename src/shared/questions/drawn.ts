// Call trees of what is selected: of all of it, and of one function's callers and callees; with both sides by node where there are two.

import { activityOf, timeRange, type Activity } from '../analysis/activity'
import type { CallTree } from '../analysis/callTree'
import { deepestBelow } from '../analysis/deepestBelow'
import { isDifference } from '../analysis/difference'
import { profileWithGaps } from '../analysis/filteredProfile'
import { flameChart, type FlameChart } from '../analysis/flameChart'
import { nodeAtPath } from '../analysis/places'
import { calleesOf, callersOf } from '../analysis/sandwich'
import { buildChosenTree, sampleFilter, type Selection, type TreeChoice } from '../analysis/selectStacks'
import { spansOf, type Spans } from '../analysis/spans'
import { type StackView } from '../analysis/stackView'
import { applyTransforms, type FnPath } from '../analysis/transforms'
import { buildWideTree } from '../analysis/wideTree'
import { apart, sidesByNode, sidesOfViews, wholeView, withZeros } from '../diff/comparisonProfile'
import { nodeChanges, nodeDifferences, type NodeChanges } from '../diff/nodeChanges'
import { NONE, type Profile } from '../profile/profile'
import type { Selected } from './selected'
import type { Compared } from './subject'

/** What a picture is made of. */
export type Pictured = {
  readonly tree: CallTree
  /** What all stacks of the profile weigh, before anything was chosen or taken away. */
  readonly wholeValue: number
  /** Of a comparison: what each node weighs on either side, and which of it is more than noise. Of a saved difference: what shrank and grew. */
  readonly sides: NodeChanges | null
}

/** What the window needs as well, where one points and moves. */
export type Drawn = Pictured & {
  /** Samples by node, with those of its subtree; null where the weight is a number of samples itself or nothing tells. */
  readonly samples: Float64Array | null
  /** By node: the depth of the deepest node of its subtree. */
  readonly deepest: Int32Array
}

/** Both trees have the function as their only root: below it who calls it, or what it calls. */
export type Sandwich = { readonly callers: Drawn; readonly callees: Drawn }

/** Widths are nanoseconds from `startNs`. */
export type Chart = Drawn & Pick<FlameChart, 'startNs' | 'endNs' | 'cutAtNs'>

export type Layout = Pick<TreeChoice, 'isInverted' | 'order'>

type Step = (stacks: StackView) => StackView

/** The tree of a comparison holds the nodes of both sides, whatever its widths. */
export function drawn(selected: Selected, layout: Layout): Drawn {
  return drawnAfter(selected, layout, WHOLE)
}

/** As `drawn`, for who shows nothing but the picture. */
export function pictured(selected: Selected, layout: Layout): Pictured {
  return picturedAfter(selected, layout, WHOLE)
}

/** As `pictured`, for who draws no node that weighs less than `least` and asks for those at the ends of `wanted` only. Null where all must be grown. */
export function widePicture(selected: Selected, least: number, wanted: readonly FnPath[]): Pictured | null {
  const { subject, selection, stacks } = selected
  if (subject.kind === 'comparison' || isDifference(subject.profile, selection.sampleType)) return null
  const tree = buildWideTree(subject.profile, stacks, least, wanted)
  if (tree === null || !wanted.every(path => nodeAtPath(tree, path) !== NONE)) return null
  return { tree, wholeValue: tree.totalValue, sides: null }
}

const WHOLE: Step = stacks => stacks

export function sandwich(selected: Selected, fn: number): Sandwich {
  const { profile } = selected.subject
  const half = (step: Step, isInverted: boolean) => drawnAfter(selected, { isInverted, order: 'heaviest' }, step)
  return {
    callers: half(stacks => callersOf(profile, stacks, fn), true),
    callees: half(stacks => calleesOf(profile, stacks, fn), false),
  }
}

/** When the threads were busy, of all threads and the whole time: what is chosen of them is marked in it. Null where the samples have no times. */
export function activity({ subject: { profile }, selection }: Selected): Activity | null {
  return activityOf(weighedIn(profile, { ...selection, threads: null, timeNs: null }), selection.sampleType)
}

/** What the program marked and measured of itself, and what is chosen of the samples inside. */
export function spans({ subject: { profile }, selection }: Selected): Spans {
  return spansOf(weighedIn(profile, selection), selection.sampleType)
}

/** The same samples; those that are not chosen weigh nothing in the chosen type. */
function weighedIn(profile: Profile, choice: Selection): Profile {
  const { stack } = profileWithGaps(profile, choice).samples
  if (stack === profile.samples.stack) return profile
  const values = profile.samples.values.map((column, type) =>
    type === choice.sampleType ? column.map((value, row) => (stack[row] === NONE ? 0 : value)) : column,
  )
  return { ...profile, samples: { ...profile.samples, values } }
}

/** Null where the samples have no times. */
export function chart({ subject, selection }: Selected): Chart | null {
  const { sampleType, threads, timeNs } = selection
  // What is left out by labels and steps is a gap: its neighbours lasted no longer for that.
  const shown = profileWithGaps(subject.profile, { ...selection, threads: null, timeNs: null })
  const found = flameChart(shown, sampleType, sampleFilter({ threads, timeNs }), timeNs ?? timeRange(subject.profile.samples.timeNs))
  if (found === null) return null
  const { tree, ...times } = found
  return { tree, deepest: deepestBelow(tree), samples: null, wholeValue: tree.totalValue, sides: null, ...times }
}

function drawnAfter(selected: Selected, layout: Layout, step: Step): Drawn {
  const found = picturedAfter(selected, layout, step)
  return { ...found, samples: samplesByNode(selected, found.tree, step), deepest: deepestBelow(found.tree) }
}

function picturedAfter(selected: Selected, layout: Layout, step: Step): Pictured {
  const { subject, selection } = selected
  if (subject.kind === 'comparison') return comparedTree(subject, selected, layout, step)
  return isDifference(subject.profile, selection.sampleType) ? differenceTree(selected, layout, step) : plainTree(selected, layout, step)
}

function plainTree(selected: Selected, layout: Layout, step: Step): Pictured {
  const { subject, stacks } = selected
  const tree = buildChosenTree(subject.profile, step(stacks), layout)
  return { tree, wholeValue: selected.whole(), sides: null }
}

/** As wide as what grew and what shrank together, so that nothing disappears. */
function differenceTree(selected: Selected, layout: Layout, step: Step): Pictured {
  const { subject, stacks } = selected
  const { sizes, shrank, grew } = apart(stacks)
  const tree = buildChosenTree(subject.profile, step(sizes), layout)
  const wholeValue = selected.whole()
  const sides = nodeDifferences(sidesOfViews(tree, step(shrank), step(grew)), wholeValue)
  return { tree, wholeValue, sides }
}

function comparedTree({ profile, changes }: Compared, selected: Selected, layout: Layout, step: Step): Pictured {
  const { selection } = selected
  const choose = (plain: StackView) => step(applyTransforms(profile, plain, selection.transforms))
  const whole = buildChosenTree(profile, choose(wholeView(profile, selection.sampleType)), layout)
  const tree = { ...whole, self: withZeros(whole.self), total: withZeros(whole.total) }
  const sides = nodeChanges(changes, tree.fn, sidesByNode(profile, tree, choose))
  return { tree, wholeValue: selected.whole(), sides }
}

/** Of one recording. Null as well where the step did not leave the same rows of weights and samples. */
function samplesByNode({ subject, selection, counts: countsOf }: Selected, tree: CallTree, step: Step): Float64Array | null {
  if (subject.kind === 'comparison' || isDifference(subject.profile, selection.sampleType)) return null
  const chosen = countsOf()
  const counts = chosen === null ? null : step(chosen)
  return counts !== null && counts.parent.length === tree.nodeOfStack.length ? countsByNode(tree, counts) : null
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
