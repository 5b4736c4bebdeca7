// In which order profiles were made: by their own clocks, else by commit, version or number; by the files' times only as the last way, and said.

import { compareVersions, isOrderedVersion } from './identity'
import type { Run } from './runTable'

export type OrderBasis = 'time' | 'commit' | 'version' | 'number' | 'modified' | 'given'

/** What `git` knows of commits that were named, whole or shortened. */
export type KnownCommits = ReadonlyMap<string, { readonly rank: number; readonly timeMs: number }>

export type Ordered = {
  /** Rows of runs. */
  readonly order: readonly number[]
  readonly basis: OrderBasis
  /** By run: milliseconds since 1970 as far as anything but the file system says. */
  readonly timesMs: readonly (number | null)[]
  readonly remarks: readonly string[]
}

export type OrderContext = {
  readonly nowMs: number
  readonly commits: KnownCommits
  /** The person named each file: their order is better than the file system's times. */
  readonly isGiven: boolean
}

/** Nobody profiled earlier with a clock that was right. */
const FIRST_MS = Date.UTC(2000, 0, 1)
/** Time zones that were left out. */
const SKEW_MS = 36 * 3600 * 1000
/** So much of all has times of its own before the file system's may stand in for the rest. */
const MOST = 0.5

export function orderRuns(runs: readonly Run[], { nowMs, commits, isGiven }: OrderContext): Ordered {
  const isSane = (ms: number) => ms >= FIRST_MS && ms <= nowMs + SKEW_MS
  let jumped = 0
  const commitOf = (run: Run) => (run.identity.commit === null ? undefined : commits.get(run.identity.commit))
  const timesMs = runs.map(run => {
    const own = [run.identity.timeMs, run.startMs].filter(ms => ms !== null)
    const sane = own.find(isSane)
    if (sane === undefined && own.length > 0) jumped++
    return sane ?? commitOf(run)?.timeMs ?? null
  })
  const remarks = jumped === 0 ? [] : [`${profiles(jumped)} with a time before 2000 or in the future: that time is not used`]
  const done = (basis: OrderBasis, compare: (a: number, b: number) => number, more: readonly string[] = []): Ordered => ({
    order: [...runs.keys()].sort((a, b) => compare(a, b) || (basis === 'given' ? 0 : compareNumbers(runs[a], runs[b])) || a - b),
    basis,
    timesMs,
    remarks: [...remarks, ...more],
  })
  const byTime = (times: readonly (number | null)[]) => (a: number, b: number) => (times[a] ?? 0) - (times[b] ?? 0)
  const ranks = runs.map(run => commitOf(run)?.rank ?? null)
  const timed = timesMs.filter(ms => ms !== null).length

  // The order of commits is certain, and clocks of machines are not.
  if (ranks.every(rank => rank !== null)) return done('commit', (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || byTime(timesMs)(a, b))
  if (timed === runs.length) return done('time', byTime(timesMs), versionsAgainst(runs, timesMs))
  if (runs.every(({ identity }) => identity.version !== null && isOrderedVersion(identity.version))) {
    return done('version', (a, b) => compareVersions(runs[a].identity.version ?? '', runs[b].identity.version ?? ''))
  }
  if (timed > MOST * runs.length && runs.every(({ modifiedMs }) => modifiedMs !== null)) {
    const times = timesMs.map((ms, at) => ms ?? runs[at].modifiedMs)
    return done('time', byTime(times), [
      `${profiles(runs.length - timed)} without a time: ordered by when the file was last written (mtime)`,
    ])
  }
  if (hasNumbers(runs)) return done('number', () => 0)
  if (isGiven) return done('given', () => 0, ['nothing in the profiles or their names says when they were made: in the order given'])
  const times = runs.map(({ modifiedMs }) => modifiedMs)
  return done('modified', byTime(times), [
    'nothing in the profiles or their names says when they were made: ordered by when the files were last written (mtime), which copying changes',
  ])
}

/** Each has one, no two the same, and what stands around it is the same. */
function hasNumbers(runs: readonly Run[]): boolean {
  const numbers = new Set(runs.map(({ identity }) => identity.number))
  const shapes = new Set(runs.map(({ name }) => name.replace(/\d+/g, '#')))
  return !numbers.has(null) && numbers.size === runs.length && shapes.size === 1
}

function compareNumbers(a: Run, b: Run): number {
  return (a.identity.number ?? 0) - (b.identity.number ?? 0)
}

/** Clocks of machines jump; releases of older lines are made later. A person can tell which it is. */
function versionsAgainst(runs: readonly Run[], timesMs: readonly (number | null)[]): string[] {
  const order = [...runs.keys()].sort((a, b) => (timesMs[a] ?? 0) - (timesMs[b] ?? 0))
  const at = order.findIndex((row, i) => {
    const [before, now] = [runs[order[i - 1]]?.identity.version, runs[row].identity.version]
    if (before === undefined || before === null || now === null || !isOrderedVersion(before) || !isOrderedVersion(now)) return false
    return compareVersions(before, now) > 0
  })
  if (at < 0) return []
  const [before, now] = [runs[order[at - 1]].identity.version ?? '', runs[order[at]].identity.version ?? '']
  return [`by their clocks ${now} was recorded after ${before}: a clock that was wrong, or a later release of an older line`]
}

function profiles(count: number): string {
  return count === 1 ? '1 profile' : `${count} profiles`
}
