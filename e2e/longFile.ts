// A profile that is read for longer than it takes to find Cancel and press it.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const LINES = 6_000_000
/** Members of gzip follow each other; all of them are hundreds of megabytes a second for a quarter of a minute. */
const MEMBERS = 25

/** Written as `long.folded.gz`; its path. */
export function longFile(folder: string): string {
  const path = join(folder, 'long.folded.gz')
  const member = gzipSync('main;order;tax;lookup 1\n'.repeat(LINES), { level: 1 })
  writeFileSync(path, Buffer.concat(Array.from({ length: MEMBERS }, () => member)))
  return path
}
