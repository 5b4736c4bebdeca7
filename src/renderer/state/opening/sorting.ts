// The question which files are the baseline, while it is open: what is on the screen stays until it is answered.

import { create } from 'zustand'
import type { Source } from './sources'
import { guessedSides } from './sortSides'
import type { Side } from '../../worker/opened'

/** `side`: null leaves the file out. */
export type Candidate = { readonly source: Source; readonly side: Side | null }

/** Null while nothing is asked. */
export const useSorting = create<{ readonly candidates: readonly Candidate[] | null }>()(() => ({ candidates: null }))

export function askForSides(sources: readonly Source[], sides: readonly Side[] = guessedSides(sources)): void {
  useSorting.setState({ candidates: sources.map((source, at) => ({ source, side: sides[at] })) })
}

export function dropQuestion(): void {
  useSorting.setState({ candidates: null })
}

export function sortInto(row: number, side: Side | null): void {
  useSorting.setState(({ candidates }) => ({
    candidates: candidates?.map((candidate, at) => (at === row ? { ...candidate, side } : candidate)) ?? null,
  }))
}

export function swapCandidates(): void {
  const other = (side: Side | null) => (side === 'baseline' ? 'current' : side === 'current' ? 'baseline' : null)
  useSorting.setState(({ candidates }) => ({
    candidates: candidates?.map(candidate => ({ ...candidate, side: other(candidate.side) })) ?? null,
  }))
}
