// What the page wants remembered between runs: kept as it is, checked only to be small.

import { join } from 'node:path'
import type { Settings } from '../../shared/host/contract'
import { jsonFile, type Remark } from '../files/jsonFile'
import { mergedChange } from './mergedChange'

export type KeptSettings = {
  read(): Settings
  /** Keeps what is other in `after` than in `before`, which the page knew: another window's changes stay. */
  change(before: Settings, after: Settings): void
}

export function keptSettings(dataFolder: string, remark?: Remark): KeptSettings {
  const file = jsonFile(join(dataFolder, 'settings.json'), remark)
  return {
    read: () => file.read() ?? {},
    change: (before, after) => file.update(now => mergedChange(now, before, after)),
  }
}
