// What the page wants remembered between runs: kept as it is, checked only to be small.

import { join } from 'node:path'
import type { Settings } from '../../shared/host/contract'
import { isRecord, jsonFile } from './jsonFile'

export type KeptSettings = { read(): Settings; write(settings: Settings): void }

export function keptSettings(dataFolder: string): KeptSettings {
  const file = jsonFile(join(dataFolder, 'settings.json'))
  return {
    read() {
      const value = file.read()
      return isRecord(value) ? value : {}
    },
    write: file.write,
  }
}
