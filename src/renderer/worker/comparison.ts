// Two open profiles as a third, put together once for every scale; and what the page gets of it.

import { fail, ok, type Result } from '../../shared/base/result'
import type { Changes } from '../../shared/diff/changes'
import { compare, type Comparison, type Run } from '../../shared/diff/compare'
import { canScaleByTime, type WantedScale } from '../../shared/diff/scale'
import { summaryOf } from '../../shared/diff/summary'
import type { Profile } from '../../shared/profile/profile'
import { compared, type Compared } from '../../shared/questions/subject'
import { moveLines } from '../../shared/report/changeTable'
import type { ChangeSheet } from './changeSheet'

/** `wanted` names a sample type; null for one that all sides have. Without durations of all runs shares are compared instead of time. */
export function comparedProfiles(
  base: readonly Profile[],
  current: readonly Profile[],
  wanted: string | null,
  scale: WantedScale,
): Result<{ readonly subject: Compared; readonly sheet: ChangeSheet }, string> {
  const found = compared(base, current, wanted, scale, kept.of)
  if (found.ok) return ok({ subject: found.value, sheet: sheetOf(found.value.changes) })
  if (found.error.kind === 'no-durations') return comparedProfiles(base, current, wanted, 'auto')
  return fail('The two profiles have no measure in common: seconds cannot be set against bytes.')
}

type Sides = { readonly base: readonly Run[]; readonly current: readonly Run[] }

/** Kept for when the same sides are compared by another scale: putting two profiles together is most of the work. */
const kept = keptComparison()

function keptComparison() {
  let last: (Sides & { readonly comparison: Comparison }) | null = null
  return {
    of(base: readonly Run[], current: readonly Run[]): Comparison {
      if (last !== null && areSame(last.base, base) && areSame(last.current, current)) return last.comparison
      last = { base, current, comparison: compare(base, current) }
      return last.comparison
    },
    forget(profile: Profile): void {
      if (last !== null && [...last.base, ...last.current].some(run => run.profile === profile)) last = null
    },
  }
}

function areSame(before: readonly Run[], now: readonly Run[]): boolean {
  const isSame = ({ profile, sampleType }: Run, at: number) => before[at].profile === profile && before[at].sampleType === sampleType
  return before.length === now.length && now.every(isSame)
}

/** The profiles have been closed: nothing holds their samples any more. */
export function forgetComparison(profile: Profile): void {
  kept.forget(profile)
}

function sheetOf(changes: Changes): ChangeSheet {
  const { scale, sizeFactor, base, current, before, after, valueFactor, delta, deltaError, significant, change, comparison } = changes
  return {
    sampleTypeName: comparison.sampleTypeName,
    unit: comparison.unit,
    scale,
    sizeFactor,
    size: changes.size,
    canScaleByTime: canScaleByTime(comparison),
    summary: summaryOf(changes),
    moves: moveLines(changes),
    base: { self: base.self, total: base.total, totalValue: base.totalValue },
    current: { self: current.self, total: current.total, totalValue: current.totalValue },
    before,
    after,
    valueFactor,
    delta,
    deltaError,
    significant,
    change,
  }
}
