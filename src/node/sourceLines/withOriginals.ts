// Source maps are for scripts: what finds and reads them is loaded when a profile has some.

import { NONE, type Profile } from '../../shared/profile/profile'
import type { LookedFor } from './lookedFor'
import type { Mapped } from './withSourceMaps'

const NOTHING_LOOKED_FOR: LookedFor = { stated: [], beside: [] }

/** `dataFolder`: null where no source map is looked for. */
export async function withOriginals(profile: Profile, path: string, dataFolder: string | null): Promise<Mapped> {
  // Only engines that run scripts tell in which column a function begins.
  const hasScripts = profile.functions.startColumn.some(column => column !== NONE)
  if (dataFolder === null || !hasScripts) return { profile, inMaps: [], looked: NOTHING_LOOKED_FOR }
  const { withSourceMaps } = await import('./withSourceMaps')
  return withSourceMaps(profile, path, dataFolder)
}
