// Findings as entries of a report.

import { formatShare } from '../../base/quantity'
import type { Insight, InsightReport } from '../../insights/insight'
import { tradeOffText } from '../../insights/wording'
import type { ReportEntry } from './model'

/** A report is read on paper and in reviews: what comes later is not acted on. */
export const MOST_ENTRIES = 10

export function findingEntries(report: InsightReport, whole: EntryWhole): ReportEntry[] {
  return report.insights.slice(0, MOST_ENTRIES).map(insight => findingEntry(insight, report, whole))
}

/** What the shares of findings are of: every sample, or all of the baseline. */
export type EntryWhole = 'all' | 'baseline'

export function findingEntry(insight: Insight, report: Pick<InsightReport, 'total' | 'activeShare'>, whole: EntryWhole): ReportEntry {
  const { title, severity, evidence, action, tradeOff, stack } = insight
  return {
    kind: 'finding',
    title,
    severity,
    share: shareText(insight, report, whole),
    evidence,
    action: [action, tradeOffText(tradeOff)].filter(part => part !== '').join(' '),
    note: '',
    stack,
  }
}

/** Of the same whole as the evidence under it: findings about code are about what was not waiting. */
function shareText(
  { kind, value, share }: Insight,
  { total, activeShare }: Pick<InsightReport, 'total' | 'activeShare'>,
  whole: EntryWhole,
): string {
  const active = total * activeShare
  if (activeShare === 1 || active <= 0 || (kind !== 'shape' && kind !== 'domain'))
    return share > 0 ? `${formatShare(share)} of ${whole}` : ''
  return `${formatShare(value / active)} of active`
}
