// Questions of the tabs that list functions: weights, rows in order, and a function's callers and callees.

import { analyst } from '../../worker/analyst'
import { stackChoice, treeChoice, useAnswers } from '../answers'
import { isTreeOfCurrent, stackParts, take } from './asking'
import { usePreferences } from '../preferences'
import { question } from './question'
import { useSession } from '../session'
import { useView, type Tab } from '../view'

/** Tabs that list functions. */
function isTable(tab: Tab): boolean {
  return tab === 'top' || tab === 'sandwich'
}

export function functionsQuestion(): () => void {
  const parts = () => (isTreeOfCurrent() && isTable(useView.getState().tab) ? stackParts() : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return
    const choice = stackChoice(useView.getState())
    take(analyst().ask('functions', 'functions', profile.id, choice), weights => ({ functions: { profile, weights } }))
  })
}

export function rowsQuestion(): () => void {
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

export function sandwichQuestion(): () => void {
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
