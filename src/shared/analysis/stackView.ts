// The stacks of a profile with what each weighs: what is selected, filtered and transformed before a tree or a table is made of it.

import { NONE, type Profile } from '../profile/profile'
import { idleStacks } from './idle'

/** Same shape as StackTable (a parent stands before its children); `self` in the unit of the sample type. */
export type StackView = {
  readonly parent: Int32Array
  /** Row of the profile's frames. */
  readonly frame: Int32Array
  readonly self: Float64Array
}

/** What a step made of a view, and by row of that view: the new row that its own weight went to; NONE where it is gone. */
export type MovedStacks = StackView & { readonly movedTo: Int32Array }

/** Which samples count. An absent field selects all. */
export type SampleFilter = {
  /** Rows of `profile.threads`. */
  readonly threads?: ReadonlySet<number>
  /** Half open, in nanoseconds from the profile's start. Samples without times always count. */
  readonly fromNs?: number
  readonly toNs?: number
  /** All of them. Where no sample has labels, none is selected. */
  readonly labels?: readonly LabelChoice[]
  /** None of them. */
  readonly withoutLabels?: readonly LabelChoice[]
  /** None in which V8 was idle. */
  readonly withoutIdle?: boolean
}

/** A label by its key and what it says: its text, or its number with or without the unit. */
export type LabelChoice = { readonly key: string; readonly value: string }

export function stackView(profile: Profile, sampleType: number, filter: SampleFilter = {}): StackView {
  const { stacks, samples } = profile
  const self = new Float64Array(stacks.parent.length)
  const values = samples.values[sampleType] ?? new Float64Array(samples.stack.length)
  const isSelected = sampleTest(profile, filter)
  for (let row = 0; row < samples.stack.length; row++) {
    const stack = samples.stack[row]
    if (stack !== NONE && (isSelected === null || isSelected(row))) self[stack] += values[row]
  }
  return { parent: stacks.parent, frame: stacks.frame, self }
}

/** Null when every sample is selected, so that the common loop asks nothing. */
export function sampleTest(
  profile: Profile,
  { threads, fromNs, toNs, labels = [], withoutLabels = [], withoutIdle = false }: SampleFilter,
): ((row: number) => boolean) | null {
  const { stack, thread, timeNs, labelSet } = profile.samples
  const isIdle = withoutIdle ? idleStacks(profile) : null
  const isLabelled = labels.length === 0 ? null : labelledSets(profile, labels)
  const isUnwanted = withoutLabels.length === 0 || labelSet === null ? null : setsWithAny(profile, withoutLabels)
  const wantsTime = timeNs !== null && (fromNs !== undefined || toNs !== undefined)
  const wantsThread = thread !== null && threads !== undefined
  if (!wantsTime && !wantsThread && isLabelled === null && isUnwanted === null && isIdle === null) return null
  const from = fromNs ?? -Infinity
  const to = toNs ?? Infinity
  return row =>
    (!wantsThread || threads.has(thread[row])) &&
    (!wantsTime || (timeNs[row] >= from && timeNs[row] < to)) &&
    (isLabelled === null || (labelSet !== null && isLabelled[labelSet[row]] === 1)) &&
    (isUnwanted === null || labelSet === null || isUnwanted[labelSet[row]] !== 1) &&
    (isIdle === null || stack[row] === NONE || isIdle[stack[row]] === 0)
}

/** By label set: 1 where it has all of the labels. */
function labelledSets(profile: Profile, wanted: readonly LabelChoice[]): Uint8Array {
  return setsWhere(profile, has => wanted.every(has))
}

function setsWithAny(profile: Profile, unwanted: readonly LabelChoice[]): Uint8Array {
  return setsWhere(profile, has => unwanted.some(has))
}

function setsWhere(profile: Profile, test: (has: (label: LabelChoice) => boolean) => boolean): Uint8Array {
  const sets = new Uint8Array(profile.labels.start.length - 1)
  for (let set = 0; set < sets.length; set++) sets[set] = test(label => hasLabel(profile, set, label)) ? 1 : 0
  return sets
}

/** `set`: of labels, as samples name it. */
export function hasLabel({ labels, strings }: Pick<Profile, 'labels' | 'strings'>, set: number, { key, value }: LabelChoice): boolean {
  for (let at = labels.start[set]; at < labels.start[set + 1]; at++) {
    if (strings[labels.key[at]] === key && labelTexts(labels, strings, at).includes(value)) return true
  }
  return false
}

/** What a label may be called: its text, or its number and that with its unit. */
export function labelTexts({ text, number, unit }: Profile['labels'], strings: readonly string[], at: number): readonly string[] {
  if (text[at] !== NONE) return [strings[text[at]]]
  const plain = String(number[at])
  return unit[at] === NONE ? [plain] : [plain, `${plain}${strings[unit[at]]}`, `${plain} ${strings[unit[at]]}`]
}

/** What each stack and everything called on top of it weighs. */
export function subtreeTotals(view: StackView): Float64Array {
  const total = view.self.slice()
  for (let stack = total.length - 1; stack >= 0; stack--) {
    const parent = view.parent[stack]
    if (parent !== NONE) total[parent] += total[stack]
  }
  return total
}
