// What a worker would answer, made from profiles written as folded lines.

import { comparisonProfile } from '../../shared/diff/comparisonProfile'
import { functionModules } from '../../shared/analysis/modules'
import type { Profile } from '../../shared/profile/profile'
import { comparedProfiles } from '../worker/comparison'
import type { OpenProfile } from '../worker/opened'
import type { Answer } from '../worker/protocol'
import { sheetOf } from '../worker/sheet'

export function sheet(profile: Profile) {
  return sheetOf(profile, functionModules(profile))
}

export function openProfile(profile: Profile, id = 1): OpenProfile {
  const file = { id: `file-${id}`, name: `${id}.folded`, sizeBytes: 1, modifiedMs: id }
  return { ...sheet(profile), id, file, contentKey: `key${id}`, changes: null }
}

export function compared(baseline: Profile, current: Profile): Answer<'compare'> {
  const made = comparedProfiles([baseline], [current], null, 'share')
  if (!made.ok) return made
  const union = comparisonProfile(made.value.changes)
  return { ok: true, value: { ...sheet(union), changes: made.value.sheet } }
}
