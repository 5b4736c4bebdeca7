// The numbered list of a report: the findings that a person chose, and their own notes, each with the frame it is about.

import { NONE } from '../../../shared/profile/profile'
import { fnPathTo } from '../../../shared/analysis/paths'
import { findingEntry } from '../../../shared/report/svg/entries'
import type { InsightReport } from '../../../shared/insights/insight'
import type { ReportEntry } from '../../../shared/report/svg/model'
import { placeNode } from '../../state/findings/findingNodes'
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
type Place = Pick<DrawnTree, 'tree' | 'choice'> & { readonly profile: Pick<DrawnTree['profile'], 'names'> }

export function reportEntries({ findings, of, notes }: EntryChoice, drawn: Place): readonly ReportEntry[] {
  const found = findings.flatMap(({ insight, key }): readonly ReportEntry[] => {
    if (of === null) return []
    const note = notes === null ? '' : noteText(notes, { kind: 'finding', finding: key })
    return [{ ...findingEntry(insight, of), note }]
  })
  const written = (notes === null ? [] : frameNotes(notes)).map(({ frame, text }): ReportEntry => {
    const node = placeNode(drawn.tree, drawn.profile.names, frame)
    return { ...EMPTY_NOTE, title: frame.functionName, note: text, stack: stackOf(drawn, node) }
  })
  return [...found, ...written]
}

const EMPTY_NOTE: ReportEntry = { kind: 'note', title: '', severity: '', share: '', evidence: '', action: '', note: '', stack: [] }

/** A report's graph stands on its root: of a frame in an inverted tree only the function is known there. */
function stackOf({ tree, choice }: Place, node: number): readonly number[] {
  if (node === NONE) return []
  return choice.isInverted ? [tree.fn[node]] : fnPathTo(tree, node)
}
