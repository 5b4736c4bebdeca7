// Holds every exported value below src to be in use.

import { unusedExports } from './lib/unusedExports.mjs'
import { filesBesideSource, sourceFiles } from './sourceFiles.mjs'

const unused = unusedExports(sourceFiles(), filesBesideSource())
for (const one of unused) console.error(`src/${one}`)
if (unused.length > 0) {
  console.error(`${unused.length} exported values that no other file imports, tests aside: delete them, or test what uses them`)
  process.exit(1)
}
