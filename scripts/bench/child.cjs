// Runs one measured program in a process of its own and hands its cost to the parent: file descriptor 3 gets a line of JSON.
// usage: node child.cjs PROGRAM.cjs ARGS…

const { writeSync } = require('node:fs')
const { resolve } = require('node:path')

const [, , program, ...args] = process.argv
const startMs = performance.now()
process.argv = [process.argv[0], resolve(program), ...args]
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const cost = { wallMs: performance.now() - startMs, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakBytes: maxRSS * 1024 }
  writeSync(3, JSON.stringify(cost))
})
require(resolve(program))
