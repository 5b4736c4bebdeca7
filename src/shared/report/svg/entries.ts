// Findings as entries of a report.

import { NONE } from '../../profile/profile'
import type { Insight, InsightReport } from '../../insights/insight'
import { told, wholeAction } from '../told'
import type { ReportEntry } from './model'

/** A report is read on paper and in reviews: what comes later is not acted on. */
export const MOST_ENTRIES = 10

export function findingEntries(report: InsightReport): ReportEntry[] {
  return report.insights.slice(0, MOST_ENTRIES).map(insight => findingEntry(insight, report))
}

export function findingEntry(insight: Insight, report: InsightReport): ReportEntry {
  const { title, severity, weight, fn, stack } = insight
  const words = told(insight, report)
  return {
    kind: 'finding',
    title,
    severity,
    share: weight === null || words.share === '' ? '' : `${words.share} of ${weight.of}`,
    evidence: words.evidence,
    action: wholeAction(words),
    note: '',
    place: fn === NONE ? null : { fn, path: stack },
  }
}
