// From a profile and what a person chose to the stacks that are looked at: selected, transformed, inverted, in that order and in one place.

import type { Profile } from '../profile/profile'
import type { SiblingOrder } from './callTree'
import { invertStacks } from './invert'
import { sampleCountsByStack } from './sampleCounts'
import { stackView, type SampleFilter, type StackView } from './stackView'
import { applyTransforms, type Transform } from './transforms'

/** Plain data, so that it can be sent to the worker and compared. */
export type StackChoice = {
  /** Row of the profile's sample types. */
  readonly sampleType: number
  /** Rows of `profile.threads`; null for all. */
  readonly threads: readonly number[] | null
  /** Half open, in nanoseconds from the profile's start; null for all. */
  readonly timeNs: readonly [number, number] | null
  readonly transforms: readonly Transform[]
}

export type TreeChoice = StackChoice & { readonly isInverted: boolean; readonly order: SiblingOrder }

export function sampleFilter({ threads, timeNs }: StackChoice): SampleFilter {
  return {
    ...(threads === null ? {} : { threads: new Set(threads) }),
    ...(timeNs === null ? {} : { fromNs: timeNs[0], toNs: timeNs[1] }),
  }
}

export function selectStacks(profile: Profile, choice: StackChoice): StackView {
  return applyTransforms(profile, stackView(profile, choice.sampleType, sampleFilter(choice)), choice.transforms)
}

export type SelectedStacks = {
  readonly view: StackView
  /** The same stacks, weighed in samples; null where the weight is a number of samples already or nothing tells them. */
  readonly counts: StackView | null
}

/** Selected stacks on their way to a call tree: transformed, then inverted. */
export function choosing(profile: Profile, plain: StackView, { transforms, isInverted }: TreeChoice): StackView {
  const view = applyTransforms(profile, plain, transforms)
  return isInverted ? invertStacks(view, profile.frames.fn) : view
}

/** What a call tree is made of. */
export function selectTreeStacks(profile: Profile, choice: TreeChoice): SelectedStacks {
  const plain = stackView(profile, choice.sampleType, sampleFilter(choice))
  const view = choosing(profile, plain, choice)
  const perStack = sampleCountsByStack(profile, choice.sampleType, sampleFilter(choice))
  if (perStack === null) return { view, counts: null }
  // A stack that weighs nothing is in neither, so that both go through the same steps and have the same rows.
  const counted = { ...plain, self: perStack.map((count, stack) => (plain.self[stack] === 0 ? 0 : count)) }
  const counts = choosing(profile, counted, choice)
  return { view, counts: counts.parent.length === view.parent.length ? counts : null }
}
