// Holds every file below src to the import table.

import { importFaults } from './importTable.mjs'
import { sourceFiles } from './sourceFiles.mjs'

const faults = sourceFiles().flatMap(({ path, text }) => importFaults(path, text))
for (const fault of faults) console.error(`src/${fault}`)
if (faults.length > 0) {
  console.error(`${faults.length} imports against the table in scripts/importTable.mjs: move the code, or change the picture first`)
  process.exit(1)
}
