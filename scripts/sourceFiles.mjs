// The files that the checks of this folder look at.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

/** TypeScript below src, as `{ path, text }`; paths are relative to src, with slashes. */
export function sourceFiles(folder = SRC, wanted = /\.tsx?$/) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path, wanted)
    if (!wanted.test(entry.name)) return []
    return [{ path: relative(SRC, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }]
  })
}

/** What beside src runs parts of it: scripts, and tests that start the program. */
export function filesBesideSource() {
  return ['scripts', 'e2e'].flatMap(name => sourceFiles(join(SRC, '..', name), /\.(?:mjs|ts)$/))
}
