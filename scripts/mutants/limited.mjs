// Ends what loops, by the processor's time: on a busy machine the clock says nothing.

import { Script } from 'node:vm'

/** Of the clock, for what has had no processor at all. */
const PATIENCE_MS = 30_000
/** Ticks of the processor's time are coarse, and other threads use some of it. */
const NEARLY = 0.7
const CALL = new Script('globalThis.mutantsWork()', { filename: 'call.cjs' })

/** What `work` returns; throws when it takes longer than `limitMs` before it returns. */
export function limited(work, limitMs) {
  if (limitMs === Infinity) return work()
  for (let timeout = limitMs; ;) {
    globalThis.mutantsWork = work
    const before = process.cpuUsage()
    try {
      return CALL.runInThisContext({ timeout: Math.ceil(timeout) })
    } catch (error) {
      const usedMs = milliseconds(process.cpuUsage(before))
      if (!isTimeout(error) || usedMs >= NEARLY * limitMs || timeout >= PATIENCE_MS) throw error
      // As long as it will take at the pace of now.
      timeout = Math.min(PATIENCE_MS, (timeout * limitMs) / Math.max(1, usedMs))
    }
  }
}

export function isTimeout(error) {
  return error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

/** @param {NodeJS.CpuUsage} usage */
export function milliseconds({ user, system }) {
  return (user + system) / 1000
}
