// What a worker would answer, made from profiles written as folded lines.

import type { Profile } from '../../shared/profile/profile'
import { createComparing } from '../worker/comparison'
import type { OpenProfile } from '../worker/opened'
import type { Answer } from '../worker/protocol'
import { sheetOf } from '../../shared/questions/sheet'

export function openProfile(profile: Profile, id = 1): OpenProfile {
  const file = { id: `file-${id}`, name: `${id}.folded`, sizeBytes: 1, modifiedMs: id }
  return { ...sheetOf(profile), id, file, contentKey: `key${id}`, changes: null }
}

export function compared(baseline: Profile, current: Profile): Answer<'compare'> {
  const made = createComparing().of([baseline], [current], null, 'share')
  if (!made.ok) return made
  const { subject, sheet } = made.value
  return { ok: true, value: { ...sheetOf(subject.profile), changes: sheet } }
}
