// Questions around the graph: the tree itself, what a search matches, and what is around the selected frame.

import { analyst } from '../../worker/analyst'
import { stackChoice, treeChoice, useAnswers } from '../answers'
import { isTreeOfCurrent, stackParts, take } from './asking'
import { lensOf } from '../lens'
import { usePreferences } from '../preferences'
import { question } from './question'
import { useSession } from '../session'
import { useView } from '../view'

export function treeQuestion(): () => void {
  const parts = () => [...stackParts(), lensOf(useView.getState().lens).isInverted, usePreferences.getState().order]
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return useAnswers.setState({ tree: null })
    const choice = treeChoice(useView.getState())
    take(analyst().ask('tree', 'tree', profile.id, choice), answer => ({ tree: { ...answer, profile, choice } }))
  })
}

export function searchQuestion(): () => void {
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

export function neighboursQuestion(): () => void {
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

export function hottestQuestion(): () => void {
  const isWanted = () => isTreeOfCurrent() && usePreferences.getState().showsDetails && useView.getState().selection === null
  const parts = () => (isWanted() ? stackParts() : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return
    const choice = stackChoice(useView.getState())
    take(analyst().ask('hottest', 'hottest', profile.id, choice, HOTTEST_COUNT), answer => ({ hottest: { ...answer, profile } }))
  })
}

export function legendQuestion(): () => void {
  const parts = () => (isTreeOfCurrent() ? stackParts() : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return
    take(analyst().ask('legend', 'legend', profile.id, stackChoice(useView.getState())), legend => ({ legend }))
  })
}
