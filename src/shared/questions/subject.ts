// What is asked about: one recording, the bare difference of two, or two sides compared. Decided here, for the window and the command line alike.

import { isDifference } from '../analysis/difference'
import { changesOf, type Changes } from '../diff/changes'
import { commonSampleType } from '../diff/commonSampleType'
import { compare, type Comparison, type Run } from '../diff/compare'
import { comparisonProfile } from '../diff/comparisonProfile'
import { canScaleByTime, type WantedScale } from '../diff/scale'
import { once } from '../base/remember'
import { fail, ok, type Result } from '../base/result'
import { isComparison } from '../formats/comparedTypes'
import { savedSides, type SavedSides } from '../formats/savedSides'
import type { Profile } from '../profile/profile'

export type Recording = { readonly kind: 'recording'; readonly profile: Profile }

/** `profile` is the union of both sides, in the sample types of `COMPARED_TYPES`. */
export type Compared = { readonly kind: 'comparison'; readonly profile: Profile; readonly changes: Changes }

export type Subject = Recording | Compared

/** What a file holds: one recording, a baseline and a current one, or what is left of two after they were subtracted. */
export type Held = { readonly kind: 'one' } | { readonly kind: 'difference' } | ({ readonly kind: 'two' } & SavedSides)

export type CompareFault =
  /** Seconds cannot be set against bytes. */
  { readonly kind: 'no-common-type'; readonly wanted: string | null } | { readonly kind: 'no-durations' }

/** `sampleType`: the one that is asked about. */
export function sidesOf(profile: Profile, sampleType: number): Held {
  const sides = savedSides(profile)
  if (sides !== null) return { kind: 'two', ...sides }
  return isDifference(profile, sampleType) ? { kind: 'difference' } : { kind: 'one' }
}

export function recordingOf(profile: Profile): Recording {
  return { kind: 'recording', profile }
}

/**
 * A file as it is asked about: compared with itself where it holds both sides, unless `wanted` (a sample type's name, null for none)
 * names the column of one side.
 */
export function subjectOf(profile: Profile, wanted: string | null): Result<Subject, CompareFault> {
  const isOneSide = isComparison(profile.meta) && profile.meta.sampleTypes.some(({ name }) => name === wanted)
  const sides = isOneSide ? null : savedSides(profile)
  return sides === null ? ok(recordingOf(profile)) : compared([sides.baseline], [sides.current], wanted, 'auto')
}

/**
 * Two sides, each of one run or several. `wanted` names a sample type; null for one that all have. `compareRuns` may remember what it
 * put together, for when only the scale is another.
 */
export function compared(
  base: readonly Profile[],
  current: readonly Profile[],
  wanted: string | null,
  scale: WantedScale,
  compareRuns: typeof compare = compare,
): Result<Compared, CompareFault> {
  const profiles = [...current, ...base]
  const types = commonSampleType(profiles, wanted)
  if (types === null) return fail({ kind: 'no-common-type', wanted })
  const runs: readonly Run[] = profiles.map((profile, i) => ({ profile, sampleType: types[i] }))
  const comparison = compareRuns(runs.slice(current.length), runs.slice(0, current.length))
  if (scale === 'time' && !canScaleByTime(comparison)) return fail({ kind: 'no-durations' })
  const changes = changesOf(comparison, scale)
  const profile = once(() => comparisonProfile(changes))
  return ok({
    kind: 'comparison',
    changes,
    // A table of changes asks for none.
    get profile() {
      return profile()
    },
  })
}

/** Two sides put together, kept for when the same are compared by another scale: that is most of the work. */
export type LastComparison = {
  of(base: readonly Run[], current: readonly Run[]): Comparison
  /** It has been closed: nothing holds its samples any more. */
  forget(profile: Profile): void
}

export function lastComparison(): LastComparison {
  let last: { readonly base: readonly Run[]; readonly current: readonly Run[]; readonly comparison: Comparison } | null = null
  return {
    of(base, current) {
      if (last !== null && areSame(last.base, base) && areSame(last.current, current)) return last.comparison
      last = { base, current, comparison: compare(base, current) }
      return last.comparison
    },
    forget(profile) {
      if (last !== null && [...last.base, ...last.current].some(run => run.profile === profile)) last = null
    },
  }
}

function areSame(before: readonly Run[], now: readonly Run[]): boolean {
  const isSame = ({ profile, sampleType }: Run, at: number) => before[at].profile === profile && before[at].sampleType === sampleType
  return before.length === now.length && now.every(isSame)
}
