// A report with everything at its default: what the command line writes, and where the window starts from.

import { buildCallTree } from '../../analysis/callTree'
import { stackView } from '../../analysis/stackView'
import type { Changes } from '../../diff/changes'
import { COMPARED_TYPES, comparisonProfile, sidesByNode } from '../../diff/comparisonProfile'
import type { Profile, SampleType } from '../../profile/profile'
import { changeInsights } from '../../diff/changeInsights'
import { findInsights } from '../../insights/findInsights'
import { NO_CHANGES } from '../../insights/settings'
import { findingEntries } from './entries'
import { DEFAULT_REPORT_OPTIONS, type ReportEntry, type ReportOptions } from './model'
import { svgReport } from './svgReport'

export type ReportFacts = {
  /** The file's name, or both names of a comparison. */
  readonly source: string
  /** The findings at their default thresholds, where nothing else is given. */
  readonly entries?: readonly ReportEntry[]
  readonly options?: Partial<ReportOptions>
}

export function profileReport(profile: Profile, sampleType: number, { source, entries, options }: ReportFacts): string {
  const type = profile.meta.sampleTypes[sampleType]
  const view = stackView(profile, sampleType)
  return svgReport({
    title: `${type.name} of ${source}`,
    source,
    when: recordedText(profile.meta.startMs),
    sampleType: type,
    profile,
    tree: buildCallTree(profile, view),
    entries: entries ?? findingEntries(findInsights(profile, view, sampleType, { rules: NO_CHANGES }).insights),
    comparison: null,
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
  })
}

export function comparisonReport(changes: Changes, type: SampleType, { source, entries, options }: ReportFacts): string {
  const profile = comparisonProfile(changes)
  const tree = buildCallTree(profile, stackView(profile, COMPARED_TYPES.larger))
  return svgReport({
    title: `What changed: ${source}`,
    source: '',
    when: '',
    sampleType: type,
    profile,
    tree,
    entries: entries ?? findingEntries(changeInsights(changes).insights),
    comparison: { changes, sides: sidesByNode(profile, tree, plain => plain) },
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
  })
}

/** In universal time: a report is read elsewhere than where it was written. */
function recordedText(startMs: number | null): string {
  return startMs === null ? '' : `recorded ${new Date(startMs).toISOString().replace('T', ' ').slice(0, 16)} UTC`
}
