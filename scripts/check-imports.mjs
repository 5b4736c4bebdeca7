// Holds every file below src to the import table, and scripts to files that exist.

import { importFaults } from './importTable.mjs'
import { missingImports } from './scriptImports.mjs'
import { sourceFiles } from './sourceFiles.mjs'

const faults = sourceFiles().flatMap(({ path, text }) => importFaults(path, text))
for (const fault of faults) console.error(`src/${fault}`)
if (faults.length > 0) {
  console.error(`${faults.length} imports against the table in scripts/importTable.mjs: move the code, or change the picture first`)
  process.exit(1)
}

const missing = missingImports()
for (const fault of missing) console.error(fault)
if (missing.length > 0) process.exit(1)
