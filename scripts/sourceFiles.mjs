// The files that the checks of this folder look at.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

/** TypeScript below src, as `{ path, text }`; paths are relative to src, with slashes. */
export function sourceFiles(folder = SRC) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    if (!/\.tsx?$/.test(entry.name)) return []
    return [{ path: relative(SRC, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }]
  })
}
