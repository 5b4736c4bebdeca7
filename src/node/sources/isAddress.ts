// Where a file's name may stand, an address may stand: this tells which it is, without loading what fetches.

import { existsSync } from 'node:fs'
import { splitCredentials } from './secrets'

export const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i
/** As `go tool pprof` has it: `localhost:6060/debug/pprof/heap`. */
const HOST_AND_PORT = /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}\//i

/** False for everything that can be a file's name only. */
export function isAddress(name: string): boolean {
  const { shown } = splitCredentials(name)
  return SCHEME.test(shown) || (HOST_AND_PORT.test(shown) && !existsSync(shown))
}
