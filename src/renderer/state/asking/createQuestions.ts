// Asks the worker again whenever what is looked at changes, and puts its answers where the window finds them.

import type { StoreApi } from 'zustand/vanilla'
import type { Analyst } from '../../worker/analyst'
import { NO_ANSWERS, type Answers } from '../answers'
import type { Now } from './now'
import { QUESTIONS, type Question } from './questionTable'
import type { Waiting } from './waiting'

type Store<T> = Pick<StoreApi<T>, 'getState' | 'subscribe'>

export type QuestionParts = {
  readonly analyst: () => Analyst
  readonly session: Store<Now['session']>
  readonly view: Store<Now['view']>
  readonly preferences: Store<Now['preferences']>
  readonly answers: StoreApi<Answers>
  /** Hears of every question until it is answered, forgotten or failed. */
  readonly waiting: Waiting
}

/** `start` begins asking, and returns what stops it. */
export function createQuestions({ analyst, session, view, preferences, answers, waiting }: QuestionParts): { start(): () => void } {
  const now = (): Now => ({
    session: session.getState(),
    view: view.getState(),
    preferences: preferences.getState(),
    answers: answers.getState(),
  })

  function askerOf(asked: Question): () => void {
    const parts = () => {
      const needs = asked.needs(now())
      return needs === null ? null : [session.getState().current, ...needs]
    }
    return question(parts, () => ask(asked))
  }

  function ask(asked: Question): void {
    const { current: profile } = session.getState()
    if (profile === null) return answers.setState(NO_ANSWERS)
    const asking = asked.ask(now(), profile, analyst())
    if (asking === null) return answers.setState(asked.none)
    if (asked.aside === undefined) waiting.until(asking)
    else answers.setState(asked.aside.begun(now(), profile))
    void asking.then(outcome => {
      if (outcome.kind === 'answer') answers.setState({ ...outcome.value, fault: null })
      else if (outcome.kind === 'failed') answers.setState(asked.aside?.failed(outcome.message) ?? { fault: outcome.message })
    })
  }

  return {
    start() {
      const askers = QUESTIONS.map(askerOf)
      const askAgain = onceATurn(() => {
        for (const askOne of askers) askOne()
      })
      const stops = [session, view, preferences, answers].map(store => store.subscribe(askAgain))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** Several stores change in one turn when a profile is opened; the question is what they say together. */
function onceATurn(run: () => void): () => void {
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
function question(parts: () => readonly unknown[] | null, ask: () => void): () => void {
  let last: readonly unknown[] = []
  return () => {
    const now = parts()
    if (now === null || (now.length === last.length && now.every((part, at) => part === last[at]))) return
    last = now
    ask()
  }
}
