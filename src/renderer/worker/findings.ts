// Finds what is wrong with the samples that are looked at, by the rules as the person has set them.

import { selectStacks, type StackChoice } from '../../shared/analysis/selectStacks'
import { differenceReport } from '../../shared/diff/changeInsights'
import { isBareDifference } from '../../shared/formats/savedSides'
import { findInsights, KNOWN_RULES } from '../../shared/insights/findInsights'
import { NO_CHANGES, parseRuleSettings } from '../../shared/insights/settings'
import type { Profile } from '../../shared/profile/profile'
import type { Answer } from './protocol'

export function findingsIn(profile: Profile, choice: StackChoice, rules: string): Answer<'findings'> {
  const unit = profile.meta.sampleTypes[choice.sampleType]?.unit ?? ''
  if (isBareDifference(profile)) return { report: differenceReport(unit), ruleFault: rules === '' ? null : ruleFaultIn(rules) }
  const settings = rules === '' ? null : parseRuleSettings(rules, KNOWN_RULES)
  const report = findInsights(profile, selectStacks(profile, choice), choice.sampleType, {
    rules: settings?.ok === true ? settings.value : NO_CHANGES,
  })
  return { report, ruleFault: settings?.ok === false ? settings.error : null }
}

export function ruleFaultIn(rules: string): string | null {
  const settings = parseRuleSettings(rules, KNOWN_RULES)
  return settings.ok ? null : settings.error
}
