// Every view of the window, in the order of its tabs. Tabs, keys, palette, the menus, what is asked of the worker and which table is
// exported are made from this list; what a view draws is a line in window/panels.ts.

import type { QuestionName } from '../worker/protocol'
import type { Shown } from './session'

export type ViewTable = 'top' | 'tree' | 'changes' | 'marks' | 'trend' | 'benchmarks'

type ViewEntry = {
  readonly id: string
  /** On its tab and in menus. */
  readonly title: string
  /** In the palette and the help. */
  readonly action: string
  readonly key: string
  readonly isOffered: (shown: Shown) => boolean
  /** What it needs of the worker besides the call tree and what is around it. */
  readonly questions: readonly QuestionName[]
  /** The table that is copied and exported from it. */
  readonly table: ViewTable
  /** It draws the call tree, and so has its direction, order and colours to choose. */
  readonly options: 'graph' | 'tree' | null
  /** What it cannot obey of what is filtered, in words; null where it obeys all. */
  readonly ignores: string | null
}

/** Those of a profile are there only with one. */
const withProfile = ({ current }: Shown) => current !== null
const always = () => true
const withTimes = ({ current }: Shown) => current?.hasTimes === true
const withMarks = ({ current }: Shown) => current?.hasMarks === true
const inComparison = ({ sides }: Shown) => sides !== null

export const VIEWS = [
  {
    id: 'flame',
    title: 'Flame',
    action: 'Flame graph',
    key: '1',
    isOffered: withProfile,
    questions: [],
    table: 'top',
    options: 'graph',
    ignores: null,
  },
  // A comparison has no times, so its table has the key of the timeline.
  {
    id: 'changes',
    title: 'Changes',
    action: 'Changes: what grew and what shrank',
    key: '2',
    isOffered: inComparison,
    questions: [],
    table: 'changes',
    options: null,
    ignores: 'Changes are of everything, not of what is filtered',
  },
  {
    id: 'timeline',
    title: 'Timeline',
    action: 'Timeline',
    key: '2',
    isOffered: withTimes,
    questions: ['activity', 'marks', 'chart'],
    table: 'top',
    options: null,
    ignores: null,
  },
  {
    id: 'sandwich',
    title: 'Sandwich',
    action: 'Sandwich: callers and callees',
    key: '3',
    isOffered: withProfile,
    questions: ['functions', 'rows', 'sandwich'],
    table: 'top',
    options: null,
    ignores: null,
  },
  {
    id: 'top',
    title: 'Top',
    action: 'Top functions',
    key: '4',
    isOffered: withProfile,
    questions: ['functions', 'rows'],
    table: 'top',
    options: null,
    ignores: null,
  },
  {
    id: 'tree',
    title: 'Tree',
    action: 'Call tree',
    key: '5',
    isOffered: withProfile,
    questions: [],
    table: 'tree',
    options: 'tree',
    ignores: null,
  },
  {
    id: 'marks',
    title: 'Marks',
    action: 'Marks and measures of the program',
    key: '8',
    isOffered: withMarks,
    questions: ['marks'],
    table: 'marks',
    options: null,
    ignores: null,
  },
  // These stand without a profile as well.
  {
    id: 'trend',
    title: 'Trend',
    action: 'Trend over many profiles',
    key: '6',
    isOffered: always,
    questions: [],
    table: 'trend',
    options: null,
    ignores: 'A trend is of whole profiles, not of what is filtered',
  },
  {
    id: 'benchmarks',
    title: 'Benchmarks',
    action: 'Benchmarks: results, and how they changed',
    key: '7',
    isOffered: always,
    questions: [],
    table: 'benchmarks',
    options: null,
    ignores: 'Benchmarks are of whole runs, not of what is filtered',
  },
] as const satisfies readonly ViewEntry[]

export type ViewId = (typeof VIEWS)[number]['id']

export function viewOf(id: ViewId): ViewEntry {
  return VIEWS.find(view => view.id === id) ?? VIEWS[0]
}

export function isOffered(id: ViewId, shown: Shown): boolean {
  return viewOf(id).isOffered(shown)
}
