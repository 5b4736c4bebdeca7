// Asks the worker again whenever what is looked at changes.

import { useAnswers } from '../answers'
import { hottestQuestion, legendQuestion, neighboursQuestion, searchQuestion, treeQuestion } from './frameQuestions'
import { usePreferences } from '../preferences'
import { onceATurn } from './question'
import { useSession } from '../session'
import { functionsQuestion, rowsQuestion, sandwichQuestion } from './tableQuestions'
import { activityQuestion, chartQuestion } from './timelineQuestions'
import { useView } from '../view'

/** Starts asking. Returns what stops it. */
export function keepAnswers(): () => void {
  const questions = [
    treeQuestion(),
    functionsQuestion(),
    rowsQuestion(),
    sandwichQuestion(),
    activityQuestion(),
    chartQuestion(),
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
