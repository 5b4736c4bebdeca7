// Findings as entries of a report.

import { formatShare } from '../../base/quantity'
import { insightPercent } from '../../diff/percent'
import type { Insight, InsightReport } from '../../insights/insight'
import { tradeOffText } from '../../insights/wording'
import type { ReportEntry } from './model'

/** A report is read on paper and in reviews: what comes later is not acted on. */
export const MOST_ENTRIES = 10

/** What the weights of findings are of. */
export type EntryWhole = Pick<InsightReport, 'total' | 'activeShare' | 'isOfChange'>

export function findingEntries(report: InsightReport): ReportEntry[] {
  return report.insights.slice(0, MOST_ENTRIES).map(insight => findingEntry(insight, report))
}

export function findingEntry(insight: Insight, whole: EntryWhole): ReportEntry {
  const { title, severity, evidence, action, tradeOff, stack } = insight
  return {
    kind: 'finding',
    title,
    severity,
    share: shareText(insight, whole),
    evidence,
    action: [action, tradeOffText(tradeOff)].filter(part => part !== '').join(' '),
    note: '',
    stack,
  }
}

/** Of the same whole as the evidence under it: findings about code are about what was not waiting, and changes are percent of baseline. */
function shareText(insight: Insight, { total, activeShare, isOfChange }: EntryWhole): string {
  const { kind, value, share } = insight
  const isAboutCode = kind === 'shape' || kind === 'domain'
  if (isOfChange) return isAboutCode ? insightPercent(insight) : ''
  if (isAboutCode && activeShare < 1 && total * activeShare > 0) return `${formatShare(value / (total * activeShare))} of active`
  return share > 0 ? `${formatShare(share)} of all` : ''
}
