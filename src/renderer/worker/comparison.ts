// Open profiles as one more, put together once for every scale; and what the page gets of it.

import { fail, ok, type Result } from '../../shared/base/result'
import type { WantedScale } from '../../shared/diff/scale'
import type { Profile } from '../../shared/profile/profile'
import { changeSheet, type ChangeSheet } from '../../shared/questions/changes'
import { compared, lastComparison, type Compared } from '../../shared/questions/subject'

type Made = { readonly subject: Compared; readonly sheet: ChangeSheet }

export type Comparing = {
  /** `wanted` names a sample type; null for one that all sides have. Without durations of all runs shares are compared instead of time. */
  of(base: readonly Profile[], current: readonly Profile[], wanted: string | null, scale: WantedScale): Result<Made, string>
  /** It has been closed: nothing holds its samples any more. */
  forget(profile: Profile): void
}

export function createComparing(): Comparing {
  const last = lastComparison()

  function of(base: readonly Profile[], current: readonly Profile[], wanted: string | null, scale: WantedScale): Result<Made, string> {
    const found = compared(base, current, wanted, scale, last.of)
    if (found.ok) return ok({ subject: found.value, sheet: changeSheet(found.value) })
    if (found.error.kind === 'no-durations') return of(base, current, wanted, 'auto')
    return fail('The two profiles have no measure in common: seconds cannot be set against bytes.')
  }

  return { of, forget: last.forget }
}
