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

/** Circles of types that are left; the list may only get shorter. */
const KNOWN_CIRCLES = new Set([
  'shared/diff/changes.ts → shared/diff/moves.ts → shared/diff/changes.ts',
  'shared/formats/speedscope/rawProfile.ts → shared/formats/speedscope/events.ts → shared/formats/speedscope/rawProfile.ts',
  'node/load/unpack.ts → node/load/gunzip.ts → node/load/unpack.ts',
  'node/load/unpack.ts → node/load/zstd.ts → node/load/unpack.ts',
])
const circles = importCircles(sourceFiles()).filter(circle => !KNOWN_CIRCLES.has(circle))
for (const circle of circles) console.error(`src: a circle of imports: ${circle}`)
if (circles.length > 0) process.exit(1)
