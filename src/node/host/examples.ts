// The profiles that come with the program: `NAME.baseline.EXT` and `NAME.current.EXT` are a comparison.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareUtf8 } from '../../shared/base/utf8'
import type { KnownFile } from './fileRegistry'

const EXAMPLE = /^[^.].*\.(baseline|current)\./

/** A baseline stands before its current one, as their names sort. */
export function exampleFiles(folder: string): readonly KnownFile[] {
  return namesIn(folder)
    .filter(name => EXAMPLE.test(name))
    .sort(compareUtf8)
    .map(name => ({ path: join(folder, name), name, origin: 'example' }))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // A package without its examples still opens files.
    return []
  }
}
