// The time that one sample stands for, where samples are counted: twice as many of half the period are no growth.

import { countColumn } from '../analysis/sampleCounts'
import { nsPerUnit } from '../base/quantity'
import { sumOf } from '../base/columns'
import type { Profile } from '../profile/profile'

/** Null where the sample type does not count samples, or the file does not say how long the time between two of them is. */
export function nsPerSample({ meta, samples }: Profile, sampleType: number): number | null {
  const type = meta.sampleTypes[sampleType]
  if (type === undefined || countColumn({ meta }, sampleType) !== sampleType) return null
  const sibling = meta.sampleTypes.findIndex(({ event, weight }) => event !== null && event === type.event && weight === 'period')
  const unit = nsPerUnit(meta.sampleTypes[sibling]?.unit ?? '')
  const count = sumOf(samples.values[sampleType])
  if (unit !== null && count > 0) return (sumOf(samples.values[sibling]) * unit) / count
  const period = meta.period === undefined ? null : nsPerUnit(meta.period.unit)
  return meta.period === undefined || period === null || meta.period.value <= 0 ? null : meta.period.value * period
}
