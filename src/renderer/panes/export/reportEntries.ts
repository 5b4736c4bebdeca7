// The numbered list of a report: the findings that a person chose, and their own notes, each with the frame it is about.

import { NONE } from '../../../shared/profile/profile'
import { findNamedPlace, placeAt, type Place } from '../../../shared/analysis/places'
import { findingEntry } from '../../../shared/report/svg/entries'
import type { InsightReport } from '../../../shared/insights/insight'
import type { ReportEntry } from '../../../shared/report/svg/model'
import type { Finding, FindingList } from '../../state/findings/findingList'
import { frameNotes, noteText, type Notes } from '../../state/findings/noteBook'
import type { DrawnTree } from '../../worker/opened'

/** Everything that may be taken into a report, most important first; what was put aside comes last. */
export function offeredFindings({ cards, doubts, dismissed }: FindingList): readonly Finding[] {
  return [...cards, ...doubts, ...dismissed]
}

export type EntryChoice = {
  readonly findings: readonly Finding[]
  /** That they are of. */
  readonly of: InsightReport | null
  /** The person's own, on findings and on frames; null to leave them out. */
  readonly notes: Notes | null
}

/** Where notes on frames are looked for. */
type Graph = Pick<DrawnTree, 'tree' | 'choice'> & { readonly profile: Pick<DrawnTree['profile'], 'names'> }

export function reportEntries({ findings, of, notes }: EntryChoice, drawn: Graph): readonly ReportEntry[] {
  const found = findings.flatMap(({ insight, key }): readonly ReportEntry[] => {
    if (of === null) return []
    const note = notes === null ? '' : noteText(notes, { kind: 'finding', finding: key })
    return [{ ...findingEntry(insight, of), note }]
  })
  const written = (notes === null ? [] : frameNotes(notes)).map(({ frame, text }): ReportEntry => {
    const node = findNamedPlace(drawn.tree, drawn.profile.names, frame)
    return { ...EMPTY_NOTE, title: frame.functionName, note: text, place: placeOf(drawn, node) }
  })
  return [...found, ...written]
}

const EMPTY_NOTE: ReportEntry = { kind: 'note', title: '', severity: '', share: '', evidence: '', action: '', note: '', place: null }

/** A report's graph stands on its root: of a frame in an inverted tree only the function is known there. */
function placeOf({ tree, choice }: Graph, node: number): Place | null {
  if (node === NONE) return null
  return choice.isInverted ? { fn: tree.fn[node], path: null } : placeAt(tree, node)
}
