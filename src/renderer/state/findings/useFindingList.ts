// What of the findings is shown now: derived from the answer and from what the person put aside, and remembered by identity.

import { shownFindings, useFindings, type Found } from './findings'
import { useNotes } from './notes'
import type { Notes } from './noteBook'
import { findingList, NO_FINDINGS, type FindingList } from './findingList'

let last: { readonly found: Found; readonly notes: Notes; readonly list: FindingList } | null = null

/** The same findings and notes give the very same list. */
function listOf(found: Found | null, notes: Notes): FindingList {
  if (found === null) return NO_FINDINGS
  if (last === null || last.found !== found || last.notes !== notes)
    last = { found, notes, list: findingList(found.report.insights, notes) }
  return last.list
}

export function useFindingList(): FindingList {
  const found = useFindings(state => shownFindings(state.findings))
  const notes = useNotes(state => state.notes)
  return listOf(found, notes)
}

export function currentFindings(): FindingList {
  return listOf(shownFindings(useFindings.getState().findings), useNotes.getState().notes)
}
