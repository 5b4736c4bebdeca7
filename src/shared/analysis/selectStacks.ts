// From a profile and what a person chose to the stacks and the tree that are looked at: selected, transformed, inverted, in that order and in one place.

import type { Profile } from '../profile/profile'
import { buildCallTree, type CallTree, type SiblingOrder } from './callTree'
import { buildInvertedTree } from './invertedTree'
import { sampleCountsByStack } from './sampleCounts'
import { stackView, type LabelChoice, type SampleFilter, type StackView } from './stackView'
import { applyTransforms, type Transform } from './transforms'

/** What a person chose: plain data, the same in window and command line, so that it can be sent to the worker and compared. */
export type Selection = {
  /** Row of the profile's sample types. */
  readonly sampleType: number
  /** Rows of `profile.threads`; null for all. */
  readonly threads: readonly number[] | null
  /** Half open, in nanoseconds from the profile's start; null for all. */
  readonly timeNs: readonly [number, number] | null
  /** Samples that have all of these labels; absent for all samples. */
  readonly labels?: readonly LabelChoice[]
  /** Samples that have none of these. */
  readonly withoutLabels?: readonly LabelChoice[]
  /** Samples in which V8 was idle are left out of everything, the whole that shares are of among it. */
  readonly withoutIdle?: boolean
  /** Keys of labels whose values stand as frames under the root, outermost first, before any other step; absent for none. */
  readonly groupBy?: readonly string[]
  readonly transforms: readonly Transform[]
}

export type TreeChoice = Selection & { readonly isInverted: boolean; readonly order: SiblingOrder }

export function sampleFilter({
  threads,
  timeNs,
  labels = [],
  withoutLabels = [],
  withoutIdle = false,
}: Omit<Selection, 'transforms' | 'sampleType' | 'groupBy'>): SampleFilter {
  return {
    ...(threads === null ? {} : { threads: new Set(threads) }),
    ...(timeNs === null ? {} : { fromNs: timeNs[0], toNs: timeNs[1] }),
    ...(labels.length === 0 ? {} : { labels }),
    ...(withoutLabels.length === 0 ? {} : { withoutLabels }),
    ...(withoutIdle ? { withoutIdle } : {}),
  }
}

export function selectStacks(profile: Profile, choice: Selection): StackView {
  const filter = sampleFilter(choice)
  return applyTransforms(profile, stackView(profile, choice.sampleType, filter), choice.transforms)
}

/** Of stacks that were selected and transformed. */
export function buildChosenTree(
  profile: Profile,
  view: StackView,
  { isInverted, order }: Pick<TreeChoice, 'isInverted' | 'order'>,
): CallTree {
  return isInverted ? buildInvertedTree(profile, view, order) : buildCallTree(profile, view, order)
}

/** The rows of a selected view weighed in samples; null where the weight is a number of samples already or nothing tells them. */
export function selectCounts(profile: Profile, choice: Selection, { parent }: StackView): StackView | null {
  const filter = sampleFilter(choice)
  const perStack = sampleCountsByStack(profile, choice.sampleType, filter)
  if (perStack === null) return null
  const plain = stackView(profile, choice.sampleType, filter)
  // A stack that weighs nothing is in neither, so that both go through the same steps and have the same rows.
  const counted = { ...plain, self: perStack.map((count, stack) => (plain.self[stack] === 0 ? 0 : count)) }
  const counts = applyTransforms(profile, counted, choice.transforms)
  return counts.parent.length === parent.length ? counts : null
}
