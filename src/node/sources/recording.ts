// The seconds that a program is recorded for: read from an address, counted down while one waits.

import type { Address } from '../../shared/host/profileSource'
import { SourceFault } from './sourceError'

/** What `go tool pprof` and the servers themselves take. */
export const DEFAULT_SECONDS = 30

/** The `seconds` of an address; null where it has none. Throws a SourceFault for what is no time. */
export function secondsOf({ search }: Address): number | null {
  const text = new URLSearchParams(search).get('seconds')
  if (text === null) return null
  const seconds = Number(text)
  if (text.trim() !== '' && Number.isFinite(seconds) && seconds > 0) return seconds
  throw new SourceFault({ kind: 'address', what: `seconds=${text} is not a number of seconds above 0` })
}

/** Says every second how many are left; gives what ends it. */
export function countDown(seconds: number, onSecondsLeft: (left: number) => void): () => void {
  const startMs = performance.now()
  // Timers may come a little early: no second is said twice.
  const say = () => onSecondsLeft(Math.max(0, Math.round(seconds - (performance.now() - startMs) / 1000)))
  say()
  const timer = setInterval(say, 1000)
  return () => clearInterval(timer)
}
