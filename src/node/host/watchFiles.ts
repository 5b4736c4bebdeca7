// Watches the files that are shown: a profiler that writes once more is noticed, once it has ended.

import { unwatchFile, watchFile, type Stats } from 'node:fs'

/** Of two looks at a file. Network folders have no other way, and a profile is not written every second. */
const INTERVAL_MS = 1000

export type FileWatch = {
  /** These and no others; paths are absolute. */
  watch(paths: readonly string[]): void
  stop(): void
}

/** `onChange` is called when a file has changed and was then the same for one interval: what is still written to is not whole. */
export function fileWatch(onChange: (path: string) => void, intervalMs = INTERVAL_MS): FileWatch {
  const listeners = new Map<string, (now: Stats, before: Stats) => void>()
  const settling = new Map<string, NodeJS.Timeout>()

  function leave(path: string): void {
    const listener = listeners.get(path)
    if (listener !== undefined) unwatchFile(path, listener)
    listeners.delete(path)
    clearTimeout(settling.get(path))
    settling.delete(path)
  }

  function enter(path: string): void {
    const listener = (now: Stats, before: Stats) => {
      clearTimeout(settling.get(path))
      // Gone, as while it is replaced: it will come back.
      if (now.mtimeMs === 0 || (now.mtimeMs === before.mtimeMs && now.size === before.size)) return
      const timer = setTimeout(() => {
        settling.delete(path)
        onChange(path)
      }, intervalMs * SETTLED_INTERVALS)
      timer.unref()
      settling.set(path, timer)
    }
    listeners.set(path, listener)
    watchFile(path, { interval: intervalMs, persistent: false }, listener)
  }

  return {
    watch(paths) {
      const wanted = new Set(paths)
      for (const path of [...listeners.keys()]) if (!wanted.has(path)) leave(path)
      for (const path of wanted) if (!listeners.has(path)) enter(path)
    },
    stop() {
      for (const path of [...listeners.keys()]) leave(path)
    },
  }
}

/** One look may come just before a write. */
const SETTLED_INTERVALS = 1.5
