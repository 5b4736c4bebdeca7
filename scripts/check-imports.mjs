// Holds every file below src to the import table, and to no circles, of files or of a room's folders.

import { foldersIn, importCircles } from './importCircles.mjs'
import { importFaults } from './importTable.mjs'
import { sourceFiles } from './sourceFiles.mjs'

const files = sourceFiles()
const faults = files.flatMap(({ path, text }) => importFaults(path, text))
for (const fault of faults) console.error(`src/${fault}`)
if (faults.length > 0) {
  console.error(`${faults.length} imports against the table in scripts/importTable.mjs: move the code, or change the picture first`)
  process.exit(1)
}

/** Rooms whose folders build on each other. A test may use what is made of the part that it tests. */
const LAYERED = ['node', 'shared/insights', 'renderer/state']

const code = files.filter(({ path }) => !/\.test\.tsx?$/.test(path))
const circles = [...importCircles(files), ...LAYERED.flatMap(room => importCircles(code, foldersIn(room)))]
for (const circle of circles) console.error(`src: a circle of imports: ${circle}`)
if (circles.length > 0) process.exit(1)
