// What all questions to the worker share: what they depend on, and where their answers go.

import type { Outcome } from '../../worker/analyst'
import { useAnswers, type Answers } from '../answers'
import { lensOf } from '../lens'
import { useSession } from '../session'
import { useView } from '../view'
import { awaitAnswer } from './waiting'

/** What every question about stacks depends on, by identity. */
export function stackParts(): readonly unknown[] {
  const { sampleType, threads, timeNs, lens } = useView.getState()
  return [useSession.getState().current, sampleType, threads, timeNs, lensOf(lens).transforms]
}

/** The first call tree goes before all else: the rest is asked once it is there. */
export function isTreeOfCurrent(): boolean {
  const { tree } = useAnswers.getState()
  return tree !== null && tree.profile === useSession.getState().current
}

export function take<T>(asked: Promise<Outcome<T>>, put: (answer: T) => Partial<Answers>): void {
  awaitAnswer(asked)
  void asked.then(outcome => {
    if (outcome.kind === 'answer') useAnswers.setState({ ...put(outcome.value), fault: null })
    else if (outcome.kind === 'failed') useAnswers.setState({ fault: outcome.message })
  })
}
