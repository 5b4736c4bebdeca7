// Who recorded the profile, where that says what stands on its stacks.

import type { Profile } from '../../profile/profile'

/** perf wrote the file; what was collapsed or drawn from it does not say so. */
export function isOfPerf({ meta }: Profile): boolean {
  return meta.format.startsWith('perf')
}
