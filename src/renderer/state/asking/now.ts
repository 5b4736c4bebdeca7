// What all questions to the worker depend on: the stores as they are in this turn, and what is derived from several of them.

import type { Answers } from '../answers'
import type { Preferences } from '../preferences'
import type { Session } from '../session'
import { selectionIn, type View } from '../view'

export type Now = {
  readonly session: Pick<Session, 'current'>
  readonly view: View
  readonly preferences: Pick<Preferences, 'order' | 'showsDetails' | 'rules' | 'roles'>
  readonly answers: Answers
}

/** What every question about stacks depends on, by identity. */
export function stackParts({ view }: Now): readonly unknown[] {
  return [selectionIn(view)]
}

/** The first call tree goes before all else: the rest is asked once it is there. */
export function isTreeOfCurrent({ answers, session }: Pick<Now, 'answers' | 'session'>): boolean {
  return answers.tree !== null && answers.tree.profile === session.current
}

/** In the middle of the sandwich: the chosen function, else the selected one, else the first of the list. */
export function sandwichedFn({ view, answers, session }: Now): number | null {
  const first = answers.rows?.profile === session.current ? answers.rows?.rows[0] : undefined
  return view.insideFn ?? view.selectedFrame?.fn ?? first ?? null
}

/** The thread that was picked for it, else the busiest of those that are looked at; null while nobody knows. */
export function chartedThread({ view, answers, session }: Pick<Now, 'view' | 'answers' | 'session'>): number | null {
  const { activity } = answers
  const { threads } = selectionIn(view)
  if (view.chartThread !== null && (threads === null || threads.includes(view.chartThread))) return view.chartThread
  if (threads?.length === 1) return threads[0]
  const ranked = activity !== null && activity.profile === session.current ? (activity.activity?.threads ?? []) : []
  return ranked.find(({ thread }) => threads === null || threads.includes(thread))?.thread ?? null
}
