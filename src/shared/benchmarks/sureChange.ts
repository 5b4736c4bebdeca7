// A change of a benchmark that is sure, as it is said above and among what its profiles show: how much, and how sure.

import type { ComparedRow, Comparison } from './compare'
import type { Suite } from './suite'
import { chanceText, rowWord } from './words'

export type SureChange = {
  /** Of time: current's ÷ baseline's − 1. A throughput that halves takes twice the time. */
  readonly ratio: number
  /** `9.3 % slower (p = 0.006)` */
  readonly words: string
}

/** Null where nothing is sure, or there is no ratio. */
export function sureChange(row: ComparedRow): SureChange | null {
  const { change, verdict, pAdjusted, current } = row
  if (change.ratio === null || (verdict !== 'worse' && verdict !== 'better')) return null
  const chance = pAdjusted === null ? '' : ` (p ${chanceText(pAdjusted).startsWith('<') ? '' : '= '}${chanceText(pAdjusted)})`
  return {
    ratio: current.measure.kind === 'throughput' ? 1 / (1 + change.ratio) - 1 : change.ratio,
    words: `${Math.abs(change.ratio * 100).toFixed(1)} % ${rowWord(row)}${chance}`,
  }
}

/** JMH says it of the whole file: one side's times have the profiler's in them. */
const PROFILED = /^ran with a profiler/

/** Only one side ran with a profiler, so that nothing is decided. */
export function isUnlike({ base, current }: Pick<Comparison, 'base' | 'current'>): boolean {
  return isProfiled(base) !== isProfiled(current)
}

function isProfiled({ warnings }: Suite): boolean {
  return warnings.some(warning => PROFILED.test(warning))
}
