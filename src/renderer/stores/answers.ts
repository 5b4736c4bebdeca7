// What the worker last answered to what is being looked at: asked again whenever that changes, shown until the next answer is there.

import { create } from 'zustand'
import type { FunctionWeights } from '../../shared/analysis/functionTable'
import type { Neighbours } from '../../shared/analysis/neighbours'
import type { Query } from '../../shared/analysis/search'
import type { StackChoice, TreeChoice } from '../../shared/analysis/selectStacks'
import { analyst, type Outcome } from '../worker/analyst'
import type { Answer, Hottest, SearchAnswer, TreeAnswer } from '../worker/protocol'
import { lensOf } from './lens'
import { usePreferences } from './preferences'
import { useSession, type OpenProfile } from './session'
import { useView, type Tab, type View } from './view'

/** An answer with what it is the answer to, so that a picture never mixes two profiles or choices. */
export type DrawnTree = TreeAnswer & { readonly profile: OpenProfile; readonly choice: TreeChoice }
export type Matches = SearchAnswer & { readonly profile: OpenProfile; readonly query: Query }

export type Answers = {
  readonly tree: DrawnTree | null
  readonly functions: { readonly profile: OpenProfile; readonly weights: FunctionWeights } | null
  /** Rows of the profile's functions: those of the Top table, in its order. */
  readonly rows: { readonly profile: OpenProfile; readonly rows: Int32Array } | null
  readonly sandwich: { readonly fn: number; readonly callers: DrawnTree; readonly callees: DrawnTree } | null
  readonly neighbours: (Neighbours & { readonly profile: OpenProfile; readonly fn: number }) | null
  readonly hottest: (Hottest & { readonly profile: OpenProfile }) | null
  /** Null while nothing is searched for. */
  readonly matches: Matches | null
  /** What is wrong with the search, in words. */
  readonly searchFault: string | null
  readonly legend: Answer<'legend'> | null
  /** Why the worker could not answer, in words. */
  readonly fault: string | null
}

export const useAnswers = create<Answers>()(() => ({
  tree: null,
  functions: null,
  rows: null,
  sandwich: null,
  neighbours: null,
  hottest: null,
  matches: null,
  searchFault: null,
  legend: null,
  fault: null,
}))

export function stackChoice(view: View): StackChoice {
  return { sampleType: view.sampleType, threads: view.threads, timeNs: null, transforms: lensOf(view.lens).transforms }
}

export function treeChoice(view: View): TreeChoice {
  return { ...stackChoice(view), isInverted: lensOf(view.lens).isInverted, order: usePreferences.getState().order }
}

/** Starts asking. Returns what stops it. */
export function keepAnswers(): () => void {
  const questions = [
    treeQuestion(),
    functionsQuestion(),
    rowsQuestion(),
    sandwichQuestion(),
    searchQuestion(),
    neighboursQuestion(),
    hottestQuestion(),
    legendQuestion(),
  ]
  const askAgain = onceATurn(() => {
    for (const ask of questions) ask()
  })
  const stops = [
    useSession.subscribe(askAgain),
    useView.subscribe(askAgain),
    usePreferences.subscribe(askAgain),
    useAnswers.subscribe(askAgain),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Several stores change in one turn when a profile is opened; the question is what they say together. */
export function onceATurn(run: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      run()
    })
  }
}

/** Asks when `parts` are not what they were the last time; null parts mean that nothing is to be asked now. */
export function question(parts: () => readonly unknown[] | null, ask: () => void): () => void {
  let last: readonly unknown[] = []
  return () => {
    const now = parts()
    if (now === null || (now.length === last.length && now.every((part, at) => part === last[at]))) return
    last = now
    ask()
  }
}

/** What every question about stacks depends on, by identity. */
function stackParts(): readonly unknown[] {
  const { sampleType, threads, lens } = useView.getState()
  return [useSession.getState().current, sampleType, threads, lensOf(lens).transforms]
}

function treeQuestion(): () => void {
  const parts = () => [...stackParts(), lensOf(useView.getState().lens).isInverted, usePreferences.getState().order]
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return useAnswers.setState({ tree: null })
    const choice = treeChoice(useView.getState())
    take(analyst().ask('tree', 'tree', profile.id, choice), answer => ({ tree: { ...answer, profile, choice } }))
  })
}

/** The first call tree goes before all else: the rest is asked once it is there. */
export function isTreeOfCurrent(): boolean {
  const { tree } = useAnswers.getState()
  return tree !== null && tree.profile === useSession.getState().current
}

/** Tabs that list functions. */
function isTable(tab: Tab): boolean {
  return tab === 'top' || tab === 'sandwich'
}

function functionsQuestion(): () => void {
  const parts = () => (isTreeOfCurrent() && isTable(useView.getState().tab) ? stackParts() : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return
    const choice = stackChoice(useView.getState())
    take(analyst().ask('functions', 'functions', profile.id, choice), weights => ({ functions: { profile, weights } }))
  })
}

function rowsQuestion(): () => void {
  const parts = () => {
    const { tab, query, sort } = useView.getState()
    return isTreeOfCurrent() && isTable(tab) ? [...stackParts(), query, sort] : null
  }
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    const view = useView.getState()
    if (profile === null) return
    take(analyst().ask('rows', 'rows', profile.id, stackChoice(view), view.sort, view.query), rows => ({ rows: { profile, rows } }))
  })
}

/** The chosen function, else the selected one, else the first of the list. */
function insideFn(): number | null {
  const { insideFn: chosen, selection } = useView.getState()
  const { rows } = useAnswers.getState()
  const first = rows?.profile === useSession.getState().current ? rows?.rows[0] : undefined
  return chosen ?? selection?.fn ?? first ?? null
}

function sandwichQuestion(): () => void {
  const isWanted = () => isTreeOfCurrent() && useView.getState().tab === 'sandwich' && insideFn() !== null
  const parts = () => (isWanted() ? [...stackParts(), usePreferences.getState().order, insideFn()] : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    const fn = insideFn()
    if (profile === null || fn === null) return
    const choice = treeChoice(useView.getState())
    take(analyst().ask('sandwich', 'sandwich', profile.id, choice, fn), ({ callers, callees }) => ({
      sandwich: {
        fn,
        callers: { ...callers, profile, choice: { ...choice, isInverted: true } },
        callees: { ...callees, profile, choice: { ...choice, isInverted: false } },
      },
    }))
  })
}

function searchQuestion(): () => void {
  const parts = () => (isTreeOfCurrent() ? [...stackParts(), useView.getState().query] : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    const view = useView.getState()
    const { query } = view
    if (profile === null) return
    take(analyst().ask('search', 'search', profile.id, stackChoice(view), query), result => {
      if (!result.ok) return { matches: null, searchFault: result.error }
      return { matches: result.value === null ? null : { ...result.value, profile, query }, searchFault: null }
    })
  })
}

function neighboursQuestion(): () => void {
  const selectedFn = () => useView.getState().selection?.fn ?? null
  const isWanted = () => isTreeOfCurrent() && usePreferences.getState().showsDetails
  const parts = () => (isWanted() ? [...stackParts(), selectedFn()] : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    const fn = selectedFn()
    if (profile === null || fn === null) return useAnswers.setState({ neighbours: null })
    const choice = stackChoice(useView.getState())
    take(analyst().ask('neighbours', 'neighbours', profile.id, choice, fn), answer => ({ neighbours: { ...answer, profile, fn } }))
  })
}

/** As many as the details pane can list. */
const HOTTEST_COUNT = 30

function hottestQuestion(): () => void {
  const isWanted = () => isTreeOfCurrent() && usePreferences.getState().showsDetails && useView.getState().selection === null
  const parts = () => (isWanted() ? stackParts() : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return
    const choice = stackChoice(useView.getState())
    take(analyst().ask('hottest', 'hottest', profile.id, choice, HOTTEST_COUNT), answer => ({ hottest: { ...answer, profile } }))
  })
}

function legendQuestion(): () => void {
  const parts = () => (isTreeOfCurrent() ? stackParts() : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return
    take(analyst().ask('legend', 'legend', profile.id, stackChoice(useView.getState())), legend => ({ legend }))
  })
}

function take<T>(asked: Promise<Outcome<T>>, put: (answer: T) => Partial<Answers>): void {
  void asked.then(outcome => {
    if (outcome.kind === 'answer') useAnswers.setState({ ...put(outcome.value), fault: null })
    else if (outcome.kind === 'failed') useAnswers.setState({ fault: outcome.message })
  })
}
