// What is said of the size of two sides in several places, in the same words everywhere.

import type { Comparison } from './compare'

/** `, and baseline is shown times 1.19`; empty where it is shown as it is. */
export function shownTimesText(times: number | null | undefined, subject: 'and baseline' | 'which' = 'and baseline'): string {
  return times === null || times === undefined ? '' : `, ${subject} is shown times ${times.toPrecision(3)}`
}

/** `Most functions weigh 1.20× as much a second as in baseline, alike`: what was counted has no seconds. */
export function alikeText({ base }: Pick<Comparison, 'base'>, growth: number): string {
  return `Most functions weigh ${growth.toFixed(2)}× as much${base.certainty === 'exact' ? '' : ' a second'} as in baseline, alike`
}
