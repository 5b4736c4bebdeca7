// Threads and labels, by which samples are picked: what each weighs, and functions for what labels say.

import { withLabelFrames } from '../analysis/groupByLabels'
import { labelLoads, type LabelKeyLoads } from '../analysis/labelLoads'
import { threadLoads, type ThreadLoads } from '../analysis/threadLoads'
import type { Profile } from '../profile/profile'
import type { Selected } from './selected'

/** Whichever of its threads are chosen. */
export function threads({ subject, selection }: Selected): ThreadLoads {
  return threadLoads(subject.profile, selection)
}

export function labels({ subject, selection }: Selected): readonly LabelKeyLoads[] {
  return labelLoads(subject.profile, selection)
}

/** The same profile, with functions for the values of these labels behind those that it has: it can be grouped by them from then on. */
export function withNamedLabels(profile: Profile, keys: readonly string[]): Profile {
  return withLabelFrames(profile, keys)
}
