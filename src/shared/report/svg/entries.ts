// Findings as entries of a report.

import { formatShare } from '../../base/quantity'
import type { Insight } from '../../insights/insight'
import { tradeOffText } from '../../insights/wording'
import type { ReportEntry } from './model'

/** A report is read on paper and in reviews: what comes later is not acted on. */
export const MOST_ENTRIES = 10

export function findingEntries(insights: readonly Insight[]): ReportEntry[] {
  return insights.slice(0, MOST_ENTRIES).map(findingEntry)
}

export function findingEntry({ title, severity, share, evidence, action, tradeOff, stack }: Insight): ReportEntry {
  return {
    kind: 'finding',
    title,
    severity,
    share: formatShare(share),
    evidence,
    action: [action, tradeOffText(tradeOff)].filter(part => part !== '').join(' '),
    note: '',
    stack,
  }
}
