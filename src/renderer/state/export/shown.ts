// What is looked at now, for whoever writes it to a file or the clipboard.

import { isFiltered } from '../../../shared/analysis/filteredProfile'
import { stackChoice, useAnswers } from '../answers'
import { useSession } from '../session'
import { useView } from '../view'
import type { Outcome } from '../../worker/analyst'
import { exportName } from './fileNames'
import { filterWords } from './filterWords'
import type { DrawnTree, OpenProfile } from '../../worker/opened'

/** What is on screen: nothing can be exported before its first call tree is there. */
export function drawnNow(): DrawnTree | null {
  const { tree } = useAnswers.getState()
  return tree !== null && tree.profile === useSession.getState().current ? tree : null
}

/** What an export is named and called after. */
export function filterOf({ profile, tree, wholeValue }: DrawnTree): string {
  return filterWords(profile, stackChoice(useView.getState()), { shown: tree.totalValue, whole: wholeValue })
}

export function nameOf({ file }: OpenProfile, ending: string): string {
  return exportName(file.name, isFiltered(stackChoice(useView.getState())), ending)
}

/** An answer, or an exception with its reason: exports have one place where failures are said. */
export async function answered<T>(asked: Promise<Outcome<T>>): Promise<T> {
  const outcome = await asked
  if (outcome.kind === 'answer') return outcome.value
  throw new Error(outcome.kind === 'failed' ? outcome.message : 'another export took its place')
}
