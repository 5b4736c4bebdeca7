// What the profiles beside two files of results say of each sure change: which function holds most of it.

import { statSync } from 'node:fs'
import { benchProfiles } from '../node/load/benchProfiles'
import type { Comparison } from '../shared/benchmarks/compare'
import { isUnlike, sureChange } from '../shared/benchmarks/sureChange'
import { seriesLabel, type Suite } from '../shared/benchmarks/suite'
import { causeText } from '../shared/questions/benchCause'
import { UsageError } from './command'
import { readCompared } from './subject'

export type BenchCause = {
  readonly benchmark: string
  /** `9.3 % slower (p = 0.006)` */
  readonly words: string
  /** `8.1 of the 9.3 % under shop.price`, or why there is none. */
  readonly cause: string
  /** Paths of the two profiles. */
  readonly base: string
  readonly current: string
}

/** Files of results with their paths; a path that is none (standard input) has nothing beside it. */
export type ReadSuite = { readonly path: string; readonly suite: Suite }

/** More comparisons of profiles would take minutes; the others have their row in the table. */
const MOST = 10

export async function benchCauses(base: ReadSuite, current: ReadSuite, comparison: Comparison): Promise<readonly BenchCause[]> {
  if (isUnlike(comparison)) return []
  const [before, now] = [base, current].map(({ path, suite }) => profilesBeside(path, suite))
  const found: BenchCause[] = []
  for (const row of comparison.rows) {
    const change = row.current.measure === row.current.series.measures[0] ? sureChange(row) : null
    const benchmark = seriesLabel(row.current.series)
    const [from, to] = [before.get(seriesLabel(row.base.series)), now.get(benchmark)]
    if (change === null || from === undefined || to === undefined || from === to || found.length === MOST) continue
    found.push({ benchmark, words: change.words, cause: await causeOf(from, to, change.ratio), base: from, current: to })
  }
  return found
}

/** A profile that cannot be read costs its sentence, and not the comparison of the benchmarks. */
async function causeOf(base: string, current: string, ratio: number): Promise<string> {
  try {
    const { profile, changes } = await readCompared({ base: [base], current: [current] }, {})
    return causeText(ratio, profile, changes.base, changes.current) ?? 'no one function of your own holds most of it'
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

function profilesBeside(path: string, suite: Suite): ReadonlyMap<string, string> {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined ? new Map() : benchProfiles(path, stat.isDirectory(), suite)
}
