// Findings as the page asks for them: with the text of its rule settings, which may be wrong.

import { NO_CHANGES } from '../../shared/insights/settings'
import { findings, ruleSettings } from '../../shared/questions/findings'
import type { Selected } from '../../shared/questions/selected'
import type { FindingsAnswer } from './protocol'

/** Settings that are wrong are left aside, and the answer says why. */
export function findingsIn(selected: Selected, rules: string): FindingsAnswer {
  const settings = rules === '' ? null : ruleSettings(rules)
  const report = findings(selected, settings?.ok === true ? settings.value : NO_CHANGES)
  return { report, ruleFault: settings?.ok === false ? settings.error : null }
}

export function ruleFaultIn(rules: string): string | null {
  const settings = ruleSettings(rules)
  return settings.ok ? null : settings.error
}
