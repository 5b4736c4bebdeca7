// The stacks of a profile with what each weighs: what is selected, filtered and transformed before a tree or a table is made of it.

import { NONE, type Profile } from '../profile/profile'

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
}

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
export function sampleTest({ samples }: Profile, { threads, fromNs, toNs }: SampleFilter): ((row: number) => boolean) | null {
  const { thread, timeNs } = samples
  const wantsTime = timeNs !== null && (fromNs !== undefined || toNs !== undefined)
  const wantsThread = thread !== null && threads !== undefined
  if (!wantsTime && !wantsThread) return null
  const from = fromNs ?? -Infinity
  const to = toNs ?? Infinity
  return row => (!wantsThread || threads.has(thread[row])) && (!wantsTime || (timeNs[row] >= from && timeNs[row] < to))
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
