// How much a finding matters: computed from what is sure, never felt.

import type { Severity } from './draft'
import { shareOf, surely, type Facts } from '../measures/facts'

/** Making it free would make the program at least 1.43 times as fast. */
const HIGH_SHARE = 0.3
/** 1.11 times: less than that most people cannot measure. */
const MEDIUM_SHARE = 0.1

export function severityOf(facts: Facts, value: number): Severity {
  const sure = surely(facts, value)
  if (sure >= HIGH_SHARE) return 'high'
  return sure >= MEDIUM_SHARE ? 'medium' : 'low'
}

/** Code known by its name needs less proof than a shape: a tenth seen is enough for `medium`. */
export function domainSeverity(facts: Facts, value: number): Severity {
  const severity = severityOf(facts, value)
  return severity === 'low' && shareOf(facts, value) >= MEDIUM_SHARE ? 'medium' : severity
}
