// Findings as entries of a report.

import { formatShare } from '../../base/quantity'
import type { Insight, InsightReport } from '../../insights/insight'
import { tradeOffText } from '../../insights/wording'
import type { ReportEntry } from './model'

/** A report is read on paper and in reviews: what comes later is not acted on. */
export const MOST_ENTRIES = 10

export function findingEntries(report: InsightReport): ReportEntry[] {
  return report.insights.slice(0, MOST_ENTRIES).map(insight => findingEntry(insight, report))
}

export function findingEntry(insight: Insight, report: Pick<InsightReport, 'total' | 'activeShare'>): ReportEntry {
  const { title, severity, evidence, action, tradeOff, stack } = insight
  return {
    kind: 'finding',
    title,
    severity,
    share: shareText(insight, report),
    evidence,
    action: [action, tradeOffText(tradeOff)].filter(part => part !== '').join(' '),
    note: '',
    stack,
  }
}

/** Of the same whole as the evidence under it: findings about code are about what was not waiting. */
function shareText({ kind, value, share }: Insight, { total, activeShare }: Pick<InsightReport, 'total' | 'activeShare'>): string {
  const active = total * activeShare
  if (activeShare === 1 || active <= 0 || (kind !== 'shape' && kind !== 'domain')) return formatShare(share)
  return `${formatShare(value / active)} of active`
}
