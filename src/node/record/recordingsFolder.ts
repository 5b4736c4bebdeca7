// Where the window keeps what it fetches and records.

import { resolve } from 'node:path'

/** `FLAMEWISE_RECORDINGS`, else what the host would choose. */
export function recordingsFolder(env: NodeJS.ProcessEnv, otherwise: string): string {
  const named = env['FLAMEWISE_RECORDINGS']
  return resolve(named === undefined || named === '' ? otherwise : named)
}
