// What the person chose to look at: the selection with its history, tab, search and the selected frame. Everything shown is derived.

import { create } from 'zustand'
import type { Place } from '../../shared/analysis/places'
import type { Transform } from '../../shared/analysis/transforms'
import type { Query } from '../../shared/analysis/search'
import type { TableSort } from '../../shared/analysis/tableRows'
import { FIRST_SORT, type ChangeSort } from '../../shared/diff/changeOrder'
import type { LabelChoice } from '../../shared/analysis/stackView'
import type { Selection } from '../../shared/analysis/selectStacks'
import { everything } from '../../shared/questions/selected'
import {
  chosenOf,
  freshHistory,
  redone,
  undone,
  withChosen,
  withoutTransform,
  withSelection,
  withSwitch,
  withTransform,
  type Chosen,
  type History,
  type SwitchKind,
} from './history'
import type { OpenProfile } from '../worker/opened'
import type { ProfileId } from '../worker/protocol'
import type { Shown } from './session'
import type { MarkSort } from './markSort'
import { FIRST_SIDE_SORT, type SideSort } from './sideSort'
import type { BenchSort } from './tables/benchTable'
import { FIRST_TREND_SORT, type TrendSort } from './tables/trendTable'
import { isOffered, type ViewId } from './views'

export type View = {
  readonly tab: ViewId
  /** What of the profile is looked at, everywhere. */
  readonly history: History
  /** The thread whose calls the timeline charts; null for the busiest of those that are looked at. */
  readonly chartThread: number | null
  readonly query: Query
  /** Of the Top table. */
  readonly sort: TableSort
  /** Of the Changes table. */
  readonly changeSort: ChangeSort
  /** Of the Top table in a comparison. */
  readonly sideSort: SideSort
  /** Of the table of measures. */
  readonly markSort: MarkSort
  /** Of the functions of a trend. */
  readonly trendSort: TrendSort
  /** Of the benchmarks; null for the order of their file. */
  readonly benchSort: BenchSort | null
  /** A function, with its path where a node of the call tree was picked. */
  readonly selectedFrame: Place | null
  /** What was chosen of the whole file while two parts of it are compared: it comes back with the file. */
  readonly ofWhole: { readonly profileId: ProfileId; readonly history: History } | null
  /** The function in the middle of the sandwich; null until one was chosen. */
  readonly insideFn: number | null
}

const NO_QUERY: Query = { text: '', isRegex: false, matchesCase: false }

export const FIRST_VIEW: View = {
  tab: 'flame',
  history: freshHistory(0),
  chartThread: null,
  query: NO_QUERY,
  sort: { by: 'self', isDescending: true },
  markSort: { by: 'total', isDescending: true },
  trendSort: FIRST_TREND_SORT,
  benchSort: null,
  changeSort: FIRST_SORT,
  sideSort: FIRST_SIDE_SORT,
  selectedFrame: null,
  ofWhole: null,
  insideFn: null,
}

export const useView = create<View>()(() => FIRST_VIEW)

/** The very same object until it is another selection. */
export function selectionIn({ history }: Pick<View, 'history'>): Selection {
  return chosenOf(history).selection
}

export function isInvertedIn({ history }: Pick<View, 'history'>): boolean {
  return chosenOf(history).isInverted
}

/** What is shown has changed. Rows of the old profile mean nothing in a new one; the tab and the search are about the person's question. */
export function followShown(next: Shown, before: Shown): void {
  const { current, sides } = next
  if (current === null) return
  // The same profiles compared in another way have the same functions.
  const isSamePair = sides !== null && sides.baseline === before.sides?.baseline && sides.current === before.sides.current
  const { ofWhole, history } = useView.getState()
  if (isSamePair) useView.setState({ selectedFrame: null })
  else lookAt(current)
  const whole = sides?.whole ?? null
  if (whole !== null && whole.id === before.current?.id) useView.setState({ ofWhole: { profileId: whole.id, history } })
  if (sides === null && ofWhole !== null)
    useView.setState({ ofWhole: null, ...(ofWhole.profileId === current.id ? { history: ofWhole.history } : {}) })
  if (!isOffered(useView.getState().tab, next)) showTab('flame')
}

function lookAt(profile: OpenProfile): void {
  useView.setState({
    history: freshHistory(profile.names.meta.defaultSampleType, profile.holdsIdle),
    chartThread: null,
    selectedFrame: null,
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
  choose({ sampleType })
}

export function chooseThreads(threads: readonly number[] | null): void {
  choose({ threads: threads === null || threads.length === 0 ? null : threads })
}

/** One thread after the other in `order`, with all of them between the last and the first. */
export function stepThread(step: 1 | -1, order: readonly number[]): void {
  const { threads } = selectionIn(useView.getState())
  const at = threads === null ? -1 : order.indexOf(threads[0])
  const places = order.length + 1
  const next = (at + 1 + step + places) % places
  chooseThreads(next === 0 ? null : [order[next - 1]])
}

/** `goingOn`: by a slider, whose every step is not a change of its own. */
export function chooseTime(timeNs: readonly [number, number] | null, goingOn: string | null = null): void {
  choose({ timeNs }, goingOn)
}

/** A thread that is not among those that are looked at becomes the one that is. */
export function chartThread(row: number): void {
  useView.setState({ chartThread: row })
  const { threads } = selectionIn(useView.getState())
  if (threads !== null && !threads.includes(row)) chooseThreads([row])
}

/** V8's idle time, in the whole that shares are of or left out of everything. */
export function countIdle(isCounted: boolean): void {
  choose({ withoutIdle: !isCounted })
}

/** Of one key one value: another takes its place. */
export function keepLabel(label: LabelChoice): void {
  const { labels = [], withoutLabels = [] } = selectionIn(useView.getState())
  choose({
    labels: [...labels.filter(({ key }) => key !== label.key), label],
    withoutLabels: withoutLabels.filter(({ key }) => key !== label.key),
  })
}

export function dropLabel(label: LabelChoice): void {
  const { labels = [], withoutLabels = [] } = selectionIn(useView.getState())
  choose({
    labels: labels.filter(other => !isLabel(other, label)),
    withoutLabels: [...withoutLabels.filter(other => !isLabel(other, label)), label],
  })
}

/** Stacks under what these labels say, outermost first; their functions must be named. */
export function groupBy(keys: readonly string[]): void {
  choose({ groupBy: keys })
}

/** Neither kept nor dropped. */
export function forgetLabel(label: LabelChoice): void {
  const { labels = [], withoutLabels = [] } = selectionIn(useView.getState())
  const others = (kept: readonly LabelChoice[]) => kept.filter(other => !isLabel(other, label))
  choose({ labels: others(labels), withoutLabels: others(withoutLabels) })
}

function isLabel(a: LabelChoice, b: LabelChoice): boolean {
  return a.key === b.key && a.value === b.value
}

function choose(change: Partial<Selection>, goingOn: string | null = null): void {
  useView.setState(({ history }) => ({ history: withSelection(history, change, goingOn) }))
}

export function select(frame: Place | null): void {
  useView.setState({ selectedFrame: frame })
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

export function sortMarks(markSort: MarkSort): void {
  useView.setState({ markSort })
}

export function sortTrend(trendSort: TrendSort): void {
  useView.setState({ trendSort })
}

export function sortBenches(benchSort: BenchSort): void {
  useView.setState({ benchSort })
}

export function sortSides(sideSort: SideSort): void {
  useView.setState({ sideSort })
}

export function sortChanges(changeSort: ChangeSort): void {
  useView.setState({ changeSort })
}

export function transform(step: Transform): void {
  useView.setState(({ history }) => ({ history: withTransform(history, step) }))
}

/** In the place of the step of its kind, or at the end. */
export function replaceStep(step: Transform): void {
  const { transforms } = selectionIn(useView.getState())
  const isThere = transforms.some(({ kind }) => kind === step.kind)
  choose({ transforms: isThere ? transforms.map(other => (other.kind === step.kind ? step : other)) : [...transforms, step] })
}

export function takeBack(index: number): void {
  useView.setState(({ history }) => ({ history: withoutTransform(history, index) }))
}

/** What was kept or sent, as one change. */
export function look(chosen: Chosen): void {
  useView.setState(({ history }) => ({ history: withChosen(history, chosen) }))
}

/** Everything is shown again, in the sample type that is looked at. */
export function takeAllBack(): void {
  useView.setState(({ history }) => {
    const { sampleType } = chosenOf(history).selection
    return { history: withChosen(history, { selection: everything(sampleType), isInverted: false }) }
  })
}

export function setInverted(isInverted: boolean): void {
  useView.setState(({ history }) => ({ history: withChosen(history, { ...chosenOf(history), isInverted }) }))
}

/** A step that is there or not: collapsed recursion, own code. */
export function setSwitch(kind: SwitchKind, isOn: boolean): void {
  useView.setState(({ history }) => ({ history: withSwitch(history, kind, isOn) }))
}

export function undo(): void {
  useView.setState(({ history }) => ({ history: undone(history) }))
}

export function redo(): void {
  useView.setState(({ history }) => ({ history: redone(history) }))
}
