// Runs a program several times and keeps what it cost. CPU time beside wall time, because machines are shared.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CHILD = fileURLToPath(new URL('child.cjs', import.meta.url))

/** One warm-up run that is not counted, then `runs`. Throws when the program fails. */
export function measure(program, args, runs) {
  const costs = []
  for (let run = 0; run <= runs; run++) {
    const { status, output, stderr } = spawnSync(process.execPath, [CHILD, program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit status ${status}: ${stderr}`)
    if (run > 0) costs.push(JSON.parse(output[3] ?? ''))
  }
  return summary(costs)
}

export function summary(costs) {
  return {
    runs: costs.length,
    wallMs: spread(costs.map(cost => cost.wallMs)),
    cpuMs: spread(costs.map(cost => cost.cpuMs)),
    peakBytes: Math.max(...costs.map(cost => cost.peakBytes)),
  }
}

function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return { min: sorted[0], median: sorted[sorted.length >> 1] }
}
