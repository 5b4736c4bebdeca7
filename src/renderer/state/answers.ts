// What the worker last answered to what is being looked at. Shown until the next answer is there.

import { create } from 'zustand'
import type { Activity } from '../../shared/analysis/activity'
import type { SiblingOrder } from '../../shared/analysis/callTree'
import type { ModuleSlots } from '../../shared/analysis/frameColours'
import type { Query } from '../../shared/analysis/search'
import type { ThreadLoads } from '../../shared/analysis/threadLoads'
import type { TreeChoice } from '../../shared/analysis/selectStacks'
import type { DrawnTree, OpenProfile } from '../worker/opened'
import type { ShownNeighbours, Hottest, ShownWeights } from '../../shared/questions/table'
import type { MarkSheet } from '../../shared/questions/marks'
import type { Answer, SearchAnswer } from '../worker/protocol'
import type { Findings } from './foundFindings'
import { isInvertedIn, selectionIn, type View } from './view'

/** With what it is the answer to. */
export type Matches = SearchAnswer & { readonly profile: OpenProfile; readonly query: Query }

export type Answers = {
  readonly tree: DrawnTree | null
  readonly threads: (ThreadLoads & { readonly profile: OpenProfile }) | null
  readonly labels: { readonly profile: OpenProfile; readonly keys: Answer<'labels'> } | null
  readonly functions: { readonly profile: OpenProfile; readonly weights: ShownWeights } | null
  /** Rows of the profile's functions: those of the Top table, in its order. */
  readonly rows: { readonly profile: OpenProfile; readonly rows: Int32Array } | null
  readonly sandwich: { readonly fn: number; readonly callers: DrawnTree; readonly callees: DrawnTree } | null
  readonly marks: { readonly profile: OpenProfile; readonly sheet: MarkSheet } | null
  readonly activity: { readonly profile: OpenProfile; readonly activity: Activity | null } | null
  readonly chart: { readonly drawn: DrawnTree; readonly startNs: number; readonly endNs: number; readonly cutAtNs: number | null } | null
  readonly neighbours: (ShownNeighbours & { readonly profile: OpenProfile; readonly fn: number }) | null
  readonly sourceHeat: { readonly profile: OpenProfile; readonly fn: number; readonly lines: Answer<'sourceHeat'> } | null
  readonly hottest: (Hottest & { readonly profile: OpenProfile }) | null
  /** Null while nothing is searched for. */
  readonly matches: Matches | null
  /** What is wrong with the search, in words. */
  readonly searchFault: string | null
  /** By row of its modules: the colour of each. */
  readonly colours: { readonly profile: OpenProfile; readonly slots: ModuleSlots } | null
  readonly legend: Answer<'legend'> | null
  readonly findings: Findings
  /** Why the worker could not answer, in words. */
  readonly fault: string | null
}

export const NO_ANSWERS: Answers = {
  tree: null,
  threads: null,
  labels: null,
  functions: null,
  rows: null,
  sandwich: null,
  marks: null,
  activity: null,
  chart: null,
  neighbours: null,
  sourceHeat: null,
  hottest: null,
  matches: null,
  searchFault: null,
  colours: null,
  legend: null,
  findings: { kind: 'none' },
  fault: null,
}

export const useAnswers = create<Answers>()(() => NO_ANSWERS)

export function treeChoice(view: View, order: SiblingOrder): TreeChoice {
  return { ...selectionIn(view), isInverted: isInvertedIn(view), order }
}

/** Null until they are known of this profile. */
export function useModuleSlots(profile: OpenProfile): ModuleSlots | null {
  return useAnswers(({ colours }) => (colours?.profile === profile ? colours.slots : null))
}
