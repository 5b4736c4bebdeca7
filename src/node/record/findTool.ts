// Where a program is that a command names, as a shell would find it.

import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The path of `name` in one of the folders of PATH; null where there is none that can be run. A name with a folder is itself. */
export function findTool(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  if (name.includes('/') || name.includes('\\')) return canRun(name) ? name : null
  const endings = process.platform === 'win32' ? (env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';') : ['']
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder === '' ? '.' : folder, name + ending)
      if (canRun(path)) return path
    }
  }
  return null
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** What is missing where one of a recorder's tools is not there, with how it is had. */
export function missingTool(name: string, how: string): string | null {
  return findTool(name) === null ? `${name} is not installed (${how})` : null
}
