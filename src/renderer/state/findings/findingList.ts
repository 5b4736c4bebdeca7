// From what the rules said and what the person put aside to what the panel shows: cards with their numbers, doubts about the data apart.

import type { Insight } from '../../../shared/insights/insight'
import { findingKey, isDismissed, type FindingKey, type Notes } from './noteBook'
import { rememberLast } from '../../../shared/base/remember'
import { useAnswers } from '../answers'
import { shownFindings, type Found } from '../foundFindings'
import { useNotes } from './notes'

export type Finding = {
  /** Unique in its list. */
  readonly id: string
  readonly key: FindingKey
  /** On its card and on its frame, from 1; 0 for one that has none. */
  readonly number: number
  readonly insight: Insight
}

export type FindingList = {
  /** About the code, by rank. */
  readonly cards: readonly Finding[]
  /** About the profile itself. */
  readonly doubts: readonly Finding[]
  /** So much is wrong with the data that it has to be said first. */
  readonly isDoubtful: boolean
  readonly dismissed: readonly Finding[]
}

export const NO_FINDINGS: FindingList = { cards: [], doubts: [], isDoubtful: false, dismissed: [] }

export function findingList(insights: readonly Insight[], notes: Notes): FindingList {
  const all = withIds(insights)
  const left = all.filter(({ key }) => !isDismissed(notes, key))
  const doubts = left.filter(({ insight }) => insight.kind === 'quality')
  return {
    cards: left.filter(({ insight }) => insight.kind !== 'quality').map((finding, at) => ({ ...finding, number: at + 1 })),
    doubts,
    isDoubtful: doubts.some(({ insight }) => insight.severity === 'high'),
    dismissed: all.filter(({ key }) => isDismissed(notes, key)),
  }
}

/** Two functions of one name may both be found. */
function withIds(insights: readonly Insight[]): Finding[] {
  const seen = new Map<string, number>()
  return insights.map(insight => {
    const name = `${insight.rule} ${insight.functionName}`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { id: count === 1 ? name : `${name} ${count}`, key: findingKey(insight.rule, insight.functionName), number: 0, insight }
  })
}

/** The same findings and notes give the very same list. */
const listOf = rememberLast((found: Found | null, notes: Notes): FindingList =>
  found === null ? NO_FINDINGS : findingList(found.report.insights, notes),
)

export function useFindingList(): FindingList {
  const found = useAnswers(state => shownFindings(state.findings))
  const notes = useNotes(state => state.notes)
  return listOf(found, notes)
}

export function currentFindings(): FindingList {
  return listOf(shownFindings(useAnswers.getState().findings), useNotes.getState().notes)
}
