// Finds what a script imports and is not there: no compiler looks at scripts, and some are run once a month.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Scripts that are bundled before they run may leave these out. */
const ENDINGS = ['', '.ts', '.mjs']
const IMPORTED = /(?:from|import)[\s(]+'(\.{1,2}\/[^']+)'/g

/** `FILE: imports SPECIFIER, which is not there`, for every script below `folder`; tests fail by themselves. */
export function missingImports(folder = join(ROOT, 'scripts')) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.mjs') && !entry.name.endsWith('.test.mjs'))
    .flatMap(({ parentPath, name }) => {
      const path = join(parentPath, name)
      const specifiers = Array.from(readFileSync(path, 'utf8').matchAll(IMPORTED), ([, specifier]) => specifier)
      return specifiers
        .filter(specifier => !ENDINGS.some(ending => existsSync(resolve(parentPath, specifier + ending))))
        .map(specifier => `${relative(ROOT, path)}: imports ${specifier}, which is not there`)
    })
}
