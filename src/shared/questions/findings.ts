// What there is to do about what is selected, by the rules as the person has set them: one list, whichever door asks.

import { isDifference } from '../analysis/difference'
import { measureOf, type Measure } from '../analysis/measure'
import { sumOf } from '../base/columns'
import { changeInsights, differenceReport } from '../diff/changeInsights'
import { ok, type Result } from '../base/result'
import { findInsights, KNOWN_RULES } from '../insights/findInsights'
import type { InsightReport } from '../insights/insight'
import { RULES } from '../insights/index'
import { NO_CHANGES, parseRuleSettings, type KnownRules, type RuleSettings } from '../insights/settings'
import { CHANGE_RULES, OTHER_MEASURE } from '../insights/ruleIds'
import { blockedElsewhere, measuredElsewhere } from './otherMeasure'
import type { Selected } from './selected'

/** `settings`: null for the rules as they come. `measure`: what somebody said that a recording measures; null for what it says itself. */
export function findings(asked: Selected, settings: RuleSettings | null, measure: Measure | null = null): InsightReport {
  const rules = settings ?? NO_CHANGES
  const { subject, selection, stacks } = asked
  const { profile } = subject
  if (subject.kind === 'comparison') return withoutSwitchedOff(changeInsights(subject.changes), rules)
  const unit = profile.meta.sampleTypes[selection.sampleType]?.unit ?? ''
  if (isDifference(profile, selection.sampleType)) {
    return differenceReport(sumOf(stacks.self), unit, measure ?? measureOf(profile, selection.sampleType))
  }
  const report = findInsights(profile, stacks, selection.sampleType, { rules, measure })
  const elsewhere = measuredElsewhere(asked, report) ?? (measure === null ? blockedElsewhere(asked, report, rules) : null)
  return elsewhere === null ? report : withoutSwitchedOff({ ...report, insights: [elsewhere, ...report.insights] }, rules)
}

export type FindingsAnswer = {
  readonly report: InsightReport
  /** Why the person's rule settings were left aside, in words. */
  readonly ruleFault: string | null
}

/** By the JSON of a settings file, empty for none: one that is wrong is left aside, and the answer says why. */
export function findingsBy(asked: Selected, rules: string): FindingsAnswer {
  const settings = rules === '' ? ok(NO_CHANGES) : ruleSettings(rules)
  return { report: findings(asked, settings.ok ? settings.value : null), ruleFault: settings.ok ? null : settings.error }
}

/** The settings in a file's text, or a sentence that names the key that is wrong. */
export function ruleSettings(text: string): Result<RuleSettings, string> {
  return parseRuleSettings(text, ALL_RULES)
}

/** What is wrong with such a text, in words. */
export function ruleFault(text: string): string | null {
  const settings = ruleSettings(text)
  return settings.ok ? null : settings.error
}

export type RuleEntry = {
  readonly id: string
  readonly limits: readonly { readonly name: string; readonly value: number }[]
  readonly hasPatterns: boolean
}

/** Every rule that can be set, with its thresholds as they come, in the order in which they look. */
export function ruleList(): readonly RuleEntry[] {
  const known = new Map(RULES.map(({ id, limits }) => [id, limits]))
  return [...ALL_RULES].map(([id, { limits, hasPatterns }]) => ({
    id,
    limits: limits.map(name => ({ name, value: known.get(id)?.[name] ?? 0 })),
    hasPatterns,
  }))
}

const ALL_RULES: KnownRules = new Map([
  ...KNOWN_RULES,
  ...[OTHER_MEASURE, ...CHANGE_RULES].map(id => [id, { limits: [], hasPatterns: false }] as const),
])

function withoutSwitchedOff(report: InsightReport, { rules }: RuleSettings): InsightReport {
  return { ...report, insights: report.insights.filter(({ rule }) => rules.get(rule)?.enabled ?? true) }
}
