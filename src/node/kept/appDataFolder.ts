// Where the program keeps what it remembers between runs: the folder that Electron would choose, so that both hosts share it.

import { homedir } from 'node:os'
import { join } from 'node:path'

const FOLDER = 'Flamewise'

export function appDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), FOLDER)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', FOLDER)
  const config = env['XDG_CONFIG_HOME']
  return join(config === undefined || config === '' ? join(homedir(), '.config') : config, FOLDER)
}
