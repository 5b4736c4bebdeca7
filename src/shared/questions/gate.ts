// Whether a job should fail for what changed, and what is said of it: what grew, or how small a growth would have been seen.

import { formatShare } from '../base/quantity'
import { isSameWork, regressionGate } from '../diff/gate'
import { percentText } from '../diff/percent'
import type { WantedScale } from '../diff/scale'
import { alikeText } from '../diff/words'
import { shownName } from '../names/label'
import { functionName } from '../profile/profile'
import { lowerFirst } from '../report/told'
import type { Compared } from './subject'

export type Gate = {
  /** Something surely grew by more than the threshold. */
  readonly isCrossed: boolean
  /** A sentence each. */
  readonly remarks: readonly string[]
}

/** `threshold`: a share of baseline. `scale`: as it was asked for. */
export function gate({ changes }: Compared, threshold: number, scale: WantedScale): Gate {
  const { failures, whole, detectable, isBlind, isSizeUnknown, growth } = regressionGate(changes, threshold, isSameWork(changes, scale))
  const than = (atLeast: number) => `surely more than ${formatShare(atLeast)}; the threshold is ${formatShare(threshold)}`
  const remarks = failures.map(({ fn, delta, atLeast }) => {
    const name = shownName(functionName(changes.comparison.union, fn))
    return `${name} grew by ${percentText(delta).slice(1)} of baseline, ${than(atLeast)}`
  })
  if (whole !== null) remarks.push(`for the same work the total grew by ${percentText(whole.delta).slice(1)}, ${than(whole.atLeast)}`)
  if (growth !== null && growth > 1) {
    const alike = lowerFirst(alikeText(changes.comparison, growth))
    remarks.push(`warning: ${alike}: load, machine or build, which is held against none of them`)
  }
  const isCrossed = failures.length > 0 || whole !== null
  if (isCrossed) return { isCrossed, remarks }
  if (isSizeUnknown) {
    remarks.push(
      'warning: nothing tells how much each side recorded (no durations, and no functions that agree), so that no growth is sure',
    )
  } else if (isBlind) {
    remarks.push(
      `warning: these profiles can show a change of ${formatShare(detectable)} of baseline at best; a threshold of ${formatShare(threshold)} needs more samples`,
    )
  } else if (detectable > 0) {
    remarks.push(`passed; a change of ${formatShare(detectable)} of baseline would have been seen in a function of 5 %`)
  }
  return { isCrossed, remarks }
}
