// Questions about many profiles: how they moved, where they changed, and what a program that reads along needs of it.

import { fail, ok, type Result } from '../base/result'
import type { RunTable } from '../trend/runTable'
import { REQUESTS_LABEL } from '../trend/series'
import { changeSentence } from '../trend/words'
import { trendOf, type Trend, type TrendOptions } from '../trend/trend'

export type { Trend, TrendOptions } from '../trend/trend'

/** The table with most profiles first; none is empty. */
export function trendsAsked(tables: readonly RunTable[], options: TrendOptions): Result<readonly Trend[], string> {
  const trends: Trend[] = []
  for (const table of tables) {
    const trend = trendOf(table, options)
    if (trend === null) return fail(`not every profile says of how many requests it is: add the label '${REQUESTS_LABEL}'`)
    trends.push(trend)
  }
  return ok(trends)
}

/** Changes that a job should fail for, a sentence each: sure, for the worse, with at least two deployments after them. */
export function alarms(trend: Trend): readonly string[] {
  const isAlarming = ({ direction, point }: Trend['changes'][number]) =>
    direction === 'worse' && point.sureness === 'sure' && point.to - point.at >= MIN_AFTER
  return trend.changes.filter(isAlarming).map(change => changeSentence(trend, change))
}

/** One deployment may be a bad day. */
const MIN_AFTER = 2
