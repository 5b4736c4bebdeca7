// Holds every file below src to the import table, and to no circles.

import { importCircles } from './importCircles.mjs'
import { importFaults } from './importTable.mjs'
import { sourceFiles } from './sourceFiles.mjs'

const faults = sourceFiles().flatMap(({ path, text }) => importFaults(path, text))
for (const fault of faults) console.error(`src/${fault}`)
if (faults.length > 0) {
  console.error(`${faults.length} imports against the table in scripts/importTable.mjs: move the code, or change the picture first`)
  process.exit(1)
}

const circles = importCircles(sourceFiles())
for (const circle of circles) console.error(`src: a circle of imports: ${circle}`)
if (circles.length > 0) process.exit(1)
