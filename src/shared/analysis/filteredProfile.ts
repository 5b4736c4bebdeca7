// What a person looks at, as a profile of its own: the chosen samples with their stacks as they were transformed, in every sample type.

import { pickSamples } from '../profile/pickSamples'
import { NONE, type Profile } from '../profile/profile'
import { sampleFilter, type Selection } from './selectStacks'
import { sampleTest } from './stackView'
import { traceTransforms } from './transforms'

/** Whether anything is left out or changed. */
export function isFiltered({
  threads,
  timeNs,
  labels = [],
  withoutLabels = [],
  withoutIdle = false,
  groupBy = [],
  transforms,
}: Selection): boolean {
  return threads !== null || timeNs !== null || withoutIdle || labels.length + withoutLabels.length + groupBy.length + transforms.length > 0
}

/** The chosen sample type becomes its default one. Times, threads and labels stay with the samples. */
export function filteredProfile(profile: Profile, choice: Selection): Profile {
  const meta = { ...profile.meta, defaultSampleType: choice.sampleType, durationNs: durationOf(profile.meta.durationNs, choice) }
  if (!isFiltered(choice)) return { ...profile, meta }
  const isChosen = sampleTest(profile, sampleFilter(choice))
  const rows = Int32Array.from(profile.samples.stack.keys()).filter(row => isChosen === null || isChosen(row))
  if (choice.transforms.length === 0) return withRows({ ...profile, meta }, rows, profile.samples.stack)
  const { stacks, stackOfRow } = restacked(profile, rows, choice)
  return withRows(
    { ...profile, meta, stacks },
    rows.filter(row => stackOfRow[row] !== NONE),
    stackOfRow,
  )
}

/** By row of the samples: its stack after the steps; NONE where it is gone, and for what is not among `rows`. */
function restacked(
  profile: Profile,
  rows: Int32Array,
  { transforms }: Selection,
): { readonly stacks: Profile['stacks']; readonly stackOfRow: Int32Array } {
  // A stack that weighs anything in any sample type weighs 1 here: weights of one type could hide rows that another one needs.
  const self = new Float64Array(profile.stacks.parent.length)
  for (const row of rows) {
    const stack = profile.samples.stack[row]
    if (stack !== NONE && profile.samples.values.some(values => values[row] !== 0)) self[stack] = 1
  }
  const { parent, frame, movedTo } = traceTransforms(profile, { ...profile.stacks, self }, transforms)
  const stackOfRow = new Int32Array(profile.samples.stack.length).fill(NONE)
  for (const row of rows) {
    const stack = profile.samples.stack[row]
    if (stack !== NONE && self[stack] !== 0) stackOfRow[row] = movedTo[stack]
  }
  return { stacks: { parent, frame }, stackOfRow }
}

/** The same samples, in the same rows: those that were not chosen or are gone have no stack, so that their time is a gap and not the neighbours'. */
export function profileWithGaps(profile: Profile, choice: Selection): Profile {
  if (!isFiltered(choice)) return profile
  const isChosen = sampleTest(profile, sampleFilter(choice))
  const rows = Int32Array.from(profile.samples.stack.keys()).filter(row => isChosen === null || isChosen(row))
  const { stacks, stackOfRow } = restacked(profile, rows, choice)
  return { ...profile, stacks, samples: { ...profile.samples, stack: stackOfRow } }
}

/** A recording that is cut is as long as the cut. */
function durationOf(wholeNs: number | null, { timeNs }: Selection): number | null {
  if (timeNs === null || wholeNs === null) return wholeNs
  return Math.max(0, Math.min(timeNs[1], wholeNs) - Math.max(timeNs[0], 0))
}

function withRows(profile: Profile, rows: Int32Array, stackOfRow: Int32Array): Profile {
  const meta = { ...profile.meta, sampleCount: rows.length }
  return { ...profile, meta, samples: pickSamples({ ...profile.samples, stack: stackOfRow }, rows) }
}
