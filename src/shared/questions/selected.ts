// A subject with what a person chose of it: the stacks that every question is then answered from.

import { isDifference } from '../analysis/difference'
import { functionWeights } from '../analysis/functionTable'
import { groupedByLabels } from '../analysis/groupByLabels'
import { selectCounts, selectStacks, type Selection } from '../analysis/selectStacks'
import { stackView, type StackView } from '../analysis/stackView'
import { sumOf, sumOfSizes } from '../base/columns'
import { once } from '../base/remember'
import type { FunctionSource, WeighedFunctions } from '../profile/functionSource'
import type { Profile } from '../profile/profile'
import type { Subject } from './subject'

export type Selected = {
  readonly subject: Subject
  readonly selection: Selection
  /** Chosen, then transformed. */
  readonly stacks: StackView
  /** Its rows in samples; null where the weight is a number of samples already, nothing tells them, or two sides are compared. */
  counts(): StackView | null
  /** Of every function; added up when first asked for. `totalValue` is what shares are of. */
  weights(): WeighedFunctions
  /** By function: the samples whose stack holds it; null where `counts` is. */
  samples(): Float64Array | null
  /** What all stacks weigh, before anything was chosen or taken away; without idle time where the selection is. */
  whole(): number
}

/** The one place where what is looked at is made of a subject and a choice: its stacks, how many samples they are, and the whole. */
export function selected(whole: Subject, selection: Selection): Selected {
  const subject = groupedSubject(whole, selection)
  const stacks = selectStacks(subject.profile, selection)
  const counts = once(() => (subject.kind === 'comparison' ? null : selectCounts(subject.profile, selection, stacks)))
  return {
    subject,
    selection,
    stacks,
    counts,
    samples: once(() => {
      const counted = counts()
      return counted === null ? null : functionWeights(subject.profile, counted).total
    }),
    weights: once(() => {
      const found = functionWeights(subject.profile, stacks)
      return { ...found, totalValue: found.sizeOfAll }
    }),
    whole: once(() => wholeOf(whole, selection)),
  }
}

/** By profile: the last grouping of it, which every question about one view of it asks for. */
const lastGrouped = new WeakMap<Profile, { readonly keys: string; readonly profile: Profile }>()

/** A comparison has no labels. */
function groupedSubject(subject: Subject, { groupBy = [] }: Selection): Subject {
  if (groupBy.length === 0 || subject.kind === 'comparison') return subject
  const keys = JSON.stringify(groupBy)
  const last = lastGrouped.get(subject.profile)
  const profile = last?.keys === keys ? last.profile : groupedByLabels(subject.profile, groupBy)
  lastGrouped.set(subject.profile, { keys, profile })
  return { ...subject, profile }
}

/** Everything, in one sample type. */
export function everything(sampleType: number): Selection {
  return { sampleType, threads: null, timeNs: null, transforms: [] }
}

/** What the stacks weigh together: of a difference the sum of sizes. */
export function sizeOf({ profile }: Subject, { sampleType }: Selection, { self }: StackView): number {
  return isDifference(profile, sampleType) ? sumOfSizes(self) : sumOf(self)
}

/** The stacks with their sizes in place of their weights: the same rows, where nothing weighs less than nothing. */
export function sizesOf({ subject: { profile }, selection: { sampleType }, stacks }: Selected): StackView {
  return isDifference(profile, sampleType) ? { ...stacks, self: stacks.self.map(Math.abs) } : stacks
}

function wholeOf(subject: Subject, { sampleType, withoutIdle = false }: Selection): number {
  return sizeOf(subject, everything(sampleType), stackView(subject.profile, sampleType, { withoutIdle }))
}

/** For what is about functions alone. */
export function functionsOf({ subject: { profile }, weights }: Selected): FunctionSource {
  return { meta: profile.meta, strings: profile.strings, functions: profile.functions, weigh: () => weights() }
}
