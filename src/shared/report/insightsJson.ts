// Findings in the shape that `flamewise insights --json` promises to scripts.

import type { Measure } from '../analysis/measure'
import type { Severity } from '../insights/rule/draft'
import type { InsightReport } from '../insights/insight'
import { shareOfTotal, told, wholeAction } from './told'
import { functionName, type Profile } from '../profile/profile'

export type InsightsJson = {
  readonly total: number
  readonly unit: string
  readonly measure: Measure
  /** Null where the file does not say. */
  readonly samples: number | null
  readonly insights: readonly {
    readonly rule: string
    readonly severity: Severity
    readonly title: string
    /** Root first, down to the frame it is about. */
    readonly stack: readonly string[]
    readonly function: string
    readonly value: number
    /** 0 to 1, of the total. */
    readonly share: number
    readonly evidence: string
    readonly action: string
  }[]
}

export function insightsJson(profile: Profile, report: InsightReport): InsightsJson {
  const { total, unit, measure, samples, insights } = report
  return {
    total,
    unit,
    measure,
    samples,
    insights: insights.map(insight => {
      const words = told(insight, report)
      return {
        rule: insight.rule,
        severity: insight.severity,
        title: insight.title,
        stack: insight.stack.map(fn => functionName(profile, fn)),
        function: insight.functionName,
        value: insight.weight?.value ?? 0,
        share: shareOfTotal(insight, report),
        evidence: words.evidence,
        action: wholeAction(words),
      }
    }),
  }
}
