// What leaves the program as a picture: the annotated report, and the graph as it is on screen.

import type { Measure } from '../analysis/measure'
import { sumOf } from '../base/columns'
import type { ChangeOf } from '../diff/changeScale'
import { NO_CHANGES } from '../insights/settings'
import { NO_ROLE_CHANGES, type RoleChanges } from '../names/roles'
import { findingEntries } from '../report/svg/entries'
import { DEFAULT_REPORT_OPTIONS, type GraphComparison, type GraphView, type ReportEntry, type ReportOptions } from '../report/svg/model'
import { leastDrawn, svgReport } from '../report/svg/svgReport'
import { viewSvg } from '../report/svg/viewSvg'
import { pictured, widePicture, type Layout, type Pictured } from './drawn'
import { findings } from './findings'
import type { Selected } from './selected'

export type ReportOrder = {
  /** The file's name, or both names of a comparison. */
  readonly source: string
  /** The findings at their default thresholds, where nothing else is given. */
  readonly entries?: readonly ReportEntry[]
  readonly options?: Partial<ReportOptions>
  /** What the profile was filtered by, in words. */
  readonly filter?: string
  /** What a person says is whose code: colours are by it. */
  readonly roles?: RoleChanges
  /** What somebody said that the file measures. */
  readonly measure?: Measure | null
}

/** The text of an SVG file. */
export function report(
  selected: Selected,
  { source, entries, options, filter = '', roles = NO_ROLE_CHANGES, measure = null }: ReportOrder,
): string {
  const { subject } = selected
  const { kind, profile } = subject
  const shown = entries ?? findingEntries(findings(selected, NO_CHANGES, measure))
  const drawn = { ...DEFAULT_REPORT_OPTIONS, ...options }
  const found = reportPicture(selected, shown, drawn)
  const type = weighedIn(selected)
  return svgReport({
    title: kind === 'comparison' ? `What changed: ${source}` : `${type.name} of ${source}`,
    source: kind === 'comparison' ? '' : source,
    when: kind === 'comparison' ? '' : recordedText(profile.meta.startMs),
    filter,
    sampleType: type,
    profile,
    roles,
    tree: found.tree,
    weights: selected.weights(),
    entries: shown,
    comparison: comparisonOf(selected, found, 'total'),
    options: drawn,
  })
}

/** A large profile has a million nodes, and a report some thousand boxes. */
function reportPicture(selected: Selected, entries: readonly ReportEntry[], options: ReportOptions): Pictured {
  const places = entries.flatMap(({ place }) => (place === null ? [] : [place.path]))
  const paths = places.filter(path => path !== null)
  const wide = paths.length < places.length ? null : widePicture(selected, leastDrawn(sumOf(selected.stacks.self), options), paths)
  return wide ?? pictured(selected, { isInverted: false, order: 'heaviest' })
}

/** The graph as it is in the window. */
export type PictureOrder = {
  readonly layout: Layout
  readonly view: GraphView
  /** What a person says is whose code. */
  readonly roles: RoleChanges
  /** Of a comparison: whose change its colours show. */
  readonly changeOf: ChangeOf
  readonly title: string
  readonly filter: string
  readonly options: ReportOptions
}

/** The text of an SVG file. */
export function picture(selected: Selected, { layout, changeOf, ...order }: PictureOrder): string {
  const found = pictured(selected, layout)
  return viewSvg({
    ...order,
    isInverted: layout.isInverted,
    profile: selected.subject.profile,
    tree: found.tree,
    sampleType: weighedIn(selected),
    comparison: comparisonOf(selected, found, changeOf),
  })
}

/** Of a comparison what is compared: its own sample types say which side is drawn. */
function weighedIn({ subject, selection }: Selected): { readonly name: string; readonly unit: string } {
  if (subject.kind === 'recording') return subject.profile.meta.sampleTypes[selection.sampleType] ?? { name: '', unit: '' }
  const { sampleTypeName, unit } = subject.changes.comparison
  return { name: sampleTypeName, unit }
}

function comparisonOf({ subject }: Selected, { sides, wholeValue }: Pictured, of: ChangeOf): GraphComparison | null {
  if (sides === null) return null
  return subject.kind === 'comparison'
    ? { kind: 'sides', changes: subject.changes, nodes: sides, of }
    : { kind: 'difference', wholeValue, nodes: sides, of }
}

/** In universal time: a report is read elsewhere than where it was written. */
function recordedText(startMs: number | null): string {
  return startMs === null ? '' : `recorded ${new Date(startMs).toISOString().replace('T', ' ').slice(0, 16)} UTC`
}
