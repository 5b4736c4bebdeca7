// What the person chose to look at: tab, sample type, threads, transforms, search and the selected frame. Everything shown is derived.

import { create } from 'zustand'
import type { FnPath, Transform } from '../../shared/analysis/transforms'
import type { Query } from '../../shared/analysis/search'
import type { TableSort } from '../../shared/analysis/tableRows'
import { FIRST_SORT, type ChangeSort } from '../../shared/diff/changeOrder'
import {
  PLAIN_LENS,
  lensOf,
  redone,
  undone,
  withLens,
  withoutTransform,
  withRecursionMerged,
  withTransform,
  type LensHistory,
} from './lens'
import type { OpenProfile } from '../worker/opened'
import type { Shown } from './opening/arrangements'
import { isOffered, type ViewId } from './views'

/** A function, and the node of the call tree where one was picked. */
export type Selection = { readonly fn: number; readonly path: FnPath | null }

export type View = {
  readonly tab: ViewId
  /** Row of the current profile's sample types. */
  readonly sampleType: number
  /** Rows of its threads; null for all. */
  readonly threads: readonly number[] | null
  /** The stretch of time that is looked at, half open, from the profile's start; null for all. */
  readonly timeNs: readonly [number, number] | null
  /** The thread whose calls the timeline charts; null for the busiest. */
  readonly chartThread: number | null
  readonly lens: LensHistory
  readonly query: Query
  /** Of the Top table. */
  readonly sort: TableSort
  /** Of the Changes table. */
  readonly changeSort: ChangeSort
  readonly selection: Selection | null
  /** The function in the middle of the sandwich; null until one was chosen. */
  readonly insideFn: number | null
}

const NO_QUERY: Query = { text: '', isRegex: false, matchesCase: false }

export const FIRST_VIEW: View = {
  tab: 'flame',
  sampleType: 0,
  threads: null,
  timeNs: null,
  chartThread: null,
  lens: PLAIN_LENS,
  query: NO_QUERY,
  sort: { by: 'self', isDescending: true },
  changeSort: FIRST_SORT,
  selection: null,
  insideFn: null,
}

export const useView = create<View>()(() => FIRST_VIEW)

/** What is shown has changed. Rows of the old profile mean nothing in a new one; the tab and the search are about the person's question. */
export function followShown(next: Shown, before: Shown): void {
  const { current, sides } = next
  if (current === null) return
  // The same profiles compared in another way have the same functions.
  const isSamePair = sides !== null && sides.baseline === before.sides?.baseline && sides.current === before.sides.current
  if (isSamePair) useView.setState({ selection: null })
  else lookAt(current)
  if (!isOffered(useView.getState().tab, next)) showTab('flame')
}

function lookAt(profile: OpenProfile): void {
  useView.setState({
    sampleType: profile.names.meta.defaultSampleType,
    threads: null,
    timeNs: null,
    chartThread: null,
    lens: PLAIN_LENS,
    selection: null,
    insideFn: null,
  })
}

export function showTab(tab: ViewId): void {
  useView.setState({ tab })
}

export function lookInside(fn: number): void {
  useView.setState({ insideFn: fn })
}

export function chooseSampleType(sampleType: number): void {
  useView.setState({ sampleType })
}

export function chooseThreads(threads: readonly number[] | null): void {
  useView.setState({ threads })
}

/** One thread after the other, with all of them between the last and the first. */
export function stepThread(step: 1 | -1, threadCount: number): void {
  useView.setState(({ threads }) => {
    const at = threads?.[0] ?? threadCount
    const next = (at + step + threadCount + 1) % (threadCount + 1)
    return { threads: next === threadCount ? null : [next] }
  })
}

export function chooseTime(timeNs: readonly [number, number] | null): void {
  useView.setState({ timeNs })
}

export function chartThread(row: number): void {
  useView.setState({ chartThread: row })
}

export function select(selection: Selection | null): void {
  useView.setState({ selection })
}

export function search(change: Partial<Query>): void {
  useView.setState(({ query }) => ({ query: { ...query, ...change } }))
}

export function clearSearch(): void {
  search({ text: '' })
}

export function sortTop(sort: TableSort): void {
  useView.setState({ sort })
}

export function sortChanges(changeSort: ChangeSort): void {
  useView.setState({ changeSort })
}

export function transform(step: Transform): void {
  useView.setState(({ lens }) => ({ lens: withTransform(lens, step) }))
}

export function takeBack(index: number): void {
  useView.setState(({ lens }) => ({ lens: withoutTransform(lens, index) }))
}

export function takeAllBack(): void {
  useView.setState(({ lens }) => ({ timeNs: null, lens: withLens(lens, { transforms: [], isInverted: false }) }))
}

export function setInverted(isInverted: boolean): void {
  useView.setState(({ lens }) => ({ lens: withLens(lens, { ...lensOf(lens), isInverted }) }))
}

export function setRecursionMerged(isMerged: boolean): void {
  useView.setState(({ lens }) => ({ lens: withRecursionMerged(lens, isMerged) }))
}

export function undo(): void {
  useView.setState(({ lens }) => ({ lens: undone(lens) }))
}

export function redo(): void {
  useView.setState(({ lens }) => ({ lens: redone(lens) }))
}
