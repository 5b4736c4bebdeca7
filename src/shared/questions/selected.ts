// A subject with what a person chose of it: the stacks that every question is then answered from, and the whole that shares are of.

import { isDifference } from '../analysis/difference'
import { functionWeights } from '../analysis/functionTable'
import { groupedByLabels } from '../analysis/groupByLabels'
import { idleWeight } from '../analysis/idle'
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
  /** What of all that is chosen is V8's idle time, which is no part of percentages: in the weights, or left out of them where the selection says so. */
  idle(): number
  /** The same subject, with something else chosen of it. */
  with(change: Partial<Selection>): Selected
}

/** The one place where what is looked at is made of a subject and a choice: its stacks, how many samples they are, and the whole. */
export function selected(whole: Subject, selection: Selection): Selected {
  const subject = groupedSubject(whole, selection)
  const stacks = selectStacks(subject.profile, selection)
  const counts = once(() => (subject.kind === 'comparison' ? null : selectCounts(subject.profile, selection, stacks)))
  const weights = once(() => {
    const found = functionWeights(subject.profile, stacks)
    return { ...found, totalValue: found.sizeOfAll }
  })
  const but = (change: Partial<Selection>) => selected(whole, { ...selection, ...change })
  return {
    subject,
    selection,
    stacks,
    counts,
    samples: once(() => {
      const counted = counts()
      return counted === null ? null : functionWeights(subject.profile, counted).total
    }),
    weights,
    whole: once(() => wholeOf(whole, selection)),
    idle: once(() => {
      if (selection.withoutIdle !== true) return idleWeight(subject.profile, weights().self)
      return but({ withoutIdle: false }).weights().totalValue - weights().totalValue
    }),
    with: but,
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

/** What a table of functions is made of: of what is selected, or of a whole file of which nobody holds the stacks. */
export type Functions = { readonly source: FunctionSource; readonly sampleType: number }

export function functionsOf({ subject: { profile }, selection, weights }: Selected): Functions {
  const { meta, strings, functions } = profile
  return { source: { meta, strings, functions, weigh: () => weights() }, sampleType: selection.sampleType }
}
