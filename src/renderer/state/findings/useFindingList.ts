// What of the findings is shown now: derived from the answer and from what the person put aside, and remembered by identity.

import { rememberLast } from '../../../shared/base/remember'
import { useAnswers } from '../answers'
import { shownFindings, type Found } from './findings'
import { useNotes } from './notes'
import type { Notes } from './noteBook'
import { findingList, NO_FINDINGS, type FindingList } from './findingList'

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
