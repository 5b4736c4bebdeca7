// What the page wants remembered between runs: kept as it is, checked only to be small.

import { join } from 'node:path'
import type { Settings } from '../../shared/host/contract'
import { jsonFile, type Remark } from './jsonFile'

export type KeptSettings = { read(): Settings; write(settings: Settings): void }

export function keptSettings(dataFolder: string, remark?: Remark): KeptSettings {
  const file = jsonFile(join(dataFolder, 'settings.json'), remark)
  return { read: () => file.read() ?? {}, write: file.write }
}
