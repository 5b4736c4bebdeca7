// What a person does in the findings panel that is not worth keeping: what they point at, what they went to, what they unfolded.

import { create } from 'zustand'
import type { Place } from '../../../shared/analysis/places'
import { useView } from '../view'

/** By its place among the findings, or among the notes. */
export type PointedAt = { readonly kind: 'finding'; readonly id: string } | { readonly kind: 'note'; readonly at: number }

export type FindingsView = {
  /** Under the pointer or with the keyboard. */
  readonly pointedAt: PointedAt | null
  /** The finding that was gone to: it is where one is for as long as the selection is the one made then. */
  readonly visited: { readonly id: string; readonly frame: Place | null } | null
  readonly showsAll: boolean
  readonly showsDismissed: boolean
  /** In a window too narrow for a panel beside the graph: whether it lies over it. */
  readonly isDrawerOpen: boolean
}

export const useFindingsView = create<FindingsView>()(() => ({
  pointedAt: null,
  visited: null,
  showsAll: false,
  showsDismissed: false,
  isDrawerOpen: false,
}))

export function pointAt(pointedAt: PointedAt | null): void {
  useFindingsView.setState({ pointedAt })
}

/** To be called once the finding's frame has been selected. */
export function noteVisit(id: string): void {
  useFindingsView.setState({ visited: { id, frame: useView.getState().selectedFrame } })
}

export function showAllFindings(): void {
  useFindingsView.setState({ showsAll: true })
}

export function toggleDismissed(): void {
  useFindingsView.setState(({ showsDismissed }) => ({ showsDismissed: !showsDismissed }))
}

export function setDrawer(isDrawerOpen: boolean): void {
  useFindingsView.setState({ isDrawerOpen, pointedAt: null })
}
