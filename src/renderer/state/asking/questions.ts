// The window's questions to its worker.

import { analyst } from '../../worker/analyst'
import { useAnswers } from '../answers'
import { usePreferences } from '../preferences'
import { useSession } from '../session'
import { useView } from '../view'
import { createQuestions } from './createQuestions'
import { waiting } from './waiting'

export const questions = createQuestions({
  analyst,
  session: useSession,
  view: useView,
  preferences: usePreferences,
  answers: useAnswers,
  waiting,
})
