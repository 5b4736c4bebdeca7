// Findings of profiles drawn as text, for tests.

import type { Measure } from '../shared/analysis/measure'
import { stackView } from '../shared/analysis/stackView'
import { findInsights } from '../shared/insights/findInsights'
import type { Insight, InsightReport } from '../shared/insights/insight'
import { NO_CHANGES, type RuleSettings } from '../shared/insights/settings'
import type { Profile } from '../shared/profile/profile'
import { shareOfTotal, told } from '../shared/report/told'
import { profileOf } from './reading'

export function findingsOf(input: string | Profile, rules: RuleSettings = NO_CHANGES, measure: Measure | null = null): InsightReport {
  const profile = typeof input === 'string' ? profileOf(input) : input
  const type = profile.meta.defaultSampleType
  return findInsights(profile, stackView(profile, type), type, { rules, measure })
}

/** `severity rule function`, one a finding, without the remarks about the number of samples and without the last word. */
export function said(input: string, rules: RuleSettings = NO_CHANGES): string[] {
  return findingsOf(input, rules)
    .insights.filter(({ rule }) => !['few-samples', 'unknown-samples', 'widest-own'].includes(rule))
    .map(({ severity, rule, functionName }) => `${severity} ${rule} ${functionName}`.trimEnd())
}

/** The one finding of a rule, for tests of what it says. */
export function findingOf(input: string, rule: string): Shown {
  const found = shown(findingsOf(input)).find(insight => insight.rule === rule)
  if (found === undefined) throw new Error(`no ${rule} among ${said(input).join(', ')}`)
  return found
}

/** With what readers are shown: the evidence in sentences, the value, and the share of all. */
export type Shown = Insight & { readonly evidence: string; readonly value: number; readonly share: number }

export function shown(report: InsightReport): readonly Shown[] {
  return report.insights.map(insight => ({
    ...insight,
    evidence: told(insight, report).evidence,
    value: insight.weight?.value ?? 0,
    share: shareOfTotal(insight, report),
  }))
}

/** Forty leaves of (nearly) equal width under eight handlers, `weight` samples in all: a profile in which nothing stands out. */
export function crowd(weight: number, root = 'main'): string {
  const upTo = (leaf: number) => Math.floor((leaf * weight) / 40)
  return Array.from({ length: 40 }, (_, i) => `${root};handler_${i % 8};step_${i % 20};leaf_${i} ${upTo(i + 1) - upTo(i)}\n`).join('')
}
