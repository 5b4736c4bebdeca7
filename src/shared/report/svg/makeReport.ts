// A report with everything at its default: what the command line writes, and where the window starts from.

import { buildCallTree } from '../../analysis/callTree'
import { stackView } from '../../analysis/stackView'
import type { Changes } from '../../diff/changes'
import { COMPARED_TYPES, comparisonProfile, sidesByNode } from '../../diff/comparisonProfile'
import { nodeChanges } from '../../diff/nodeChanges'
import type { Profile, SampleType } from '../../profile/profile'
import { changeInsights } from '../../diff/changeInsights'
import { findInsights } from '../../insights/findInsights'
import { NO_CHANGES } from '../../insights/settings'
import { applyTransforms, type Transform } from '../../analysis/transforms'
import type { StackView } from '../../analysis/stackView'
import { findingEntries } from './entries'
import { DEFAULT_REPORT_OPTIONS, type ReportEntry, type ReportOptions } from './model'
import { svgReport } from './svgReport'

export type ReportFacts = {
  /** The file's name, or both names of a comparison. */
  readonly source: string
  /** The findings at their default thresholds, where nothing else is given. */
  readonly entries?: readonly ReportEntry[]
  readonly options?: Partial<ReportOptions>
  /** What the profile was filtered by, in words. */
  readonly filter?: string
}

export type ComparisonFacts = ReportFacts & {
  /** Of the graph's stacks; the summary and the table of changes are of all. */
  readonly transforms?: readonly Transform[]
}

export function profileReport(profile: Profile, sampleType: number, { source, entries, options, filter = '' }: ReportFacts): string {
  const type = profile.meta.sampleTypes[sampleType]
  const view = stackView(profile, sampleType)
  return svgReport({
    title: `${type.name} of ${source}`,
    source,
    when: recordedText(profile.meta.startMs),
    filter,
    sampleType: type,
    profile,
    tree: buildCallTree(profile, view),
    entries: entries ?? findingEntries(findInsights(profile, view, sampleType, { rules: NO_CHANGES })),
    comparison: null,
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
  })
}

export function comparisonReport(changes: Changes, type: Pick<SampleType, 'name' | 'unit'>, facts: ComparisonFacts): string {
  const { source, entries, options, filter = '', transforms = [] } = facts
  const profile = comparisonProfile(changes)
  const choose = (plain: StackView) => applyTransforms(profile, plain, transforms)
  const tree = buildCallTree(profile, choose(stackView(profile, COMPARED_TYPES.larger)))
  return svgReport({
    title: `What changed: ${source}`,
    source: '',
    when: '',
    filter,
    sampleType: type,
    profile,
    tree,
    entries: entries ?? findingEntries(changeInsights(changes)),
    comparison: { changes, nodes: nodeChanges(changes, tree.fn, sidesByNode(profile, tree, choose)), of: 'total' },
    options: { ...DEFAULT_REPORT_OPTIONS, ...options },
  })
}

/** In universal time: a report is read elsewhere than where it was written. */
function recordedText(startMs: number | null): string {
  return startMs === null ? '' : `recorded ${new Date(startMs).toISOString().replace('T', ' ').slice(0, 16)} UTC`
}
