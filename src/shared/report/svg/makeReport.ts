// A report with everything at its default: what the command line writes, and where the window starts from.

import { buildCallTree } from '../../analysis/callTree'
import { stackView } from '../../analysis/stackView'
import type { Changes } from '../../diff/changes'
import { diffTree } from '../../diff/diffTree'
import type { Profile, SampleType } from '../../profile/profile'
import { DEFAULT_REPORT_OPTIONS, type ReportEntry, type ReportOptions } from './model'
import { svgReport } from './svgReport'

export type ReportFacts = {
  /** The file's name, or both names of a comparison. */
  readonly source: string
  readonly entries?: readonly ReportEntry[]
  readonly options?: Partial<ReportOptions>
}

export function profileReport(profile: Profile, sampleType: number, { source, entries = [], options }: ReportFacts): string {
  const type = profile.meta.sampleTypes[sampleType]
  return svgReport({
    title: `${type.name} of ${source}`,
    source,
    when: recordedText(profile.meta.startMs),
    sampleType: type,
    profile,
    tree: buildCallTree(profile, stackView(profile, sampleType)),
    entries,
    comparison: null,
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
  })
}

export function comparisonReport(changes: Changes, type: SampleType, { source, entries = [], options }: ReportFacts): string {
  const graph = diffTree(changes, 'larger')
  return svgReport({
    title: `What changed: ${source}`,
    source: '',
    when: '',
    sampleType: type,
    profile: changes.comparison.union,
    tree: graph.tree,
    entries,
    comparison: { changes, graph },
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
  })
}

/** In universal time: a report is read elsewhere than where it was written. */
function recordedText(startMs: number | null): string {
  return startMs === null ? '' : `recorded ${new Date(startMs).toISOString().replace('T', ' ').slice(0, 16)} UTC`
}
