// Questions of the Timeline tab: when the threads were busy, and what one of them called when.

import { NONE } from '../../../shared/profile/profile'
import { analyst } from '../../worker/analyst'
import { treeChoice, useAnswers } from '../answers'
import { isTreeOfCurrent, take } from './asking'
import { question } from './question'
import { useSession } from '../session'
import { useView } from '../view'

function isTimeline(): boolean {
  return isTreeOfCurrent() && useView.getState().tab === 'timeline'
}

export function activityQuestion(): () => void {
  const parts = () => (isTimeline() ? [useSession.getState().current, useView.getState().sampleType] : null)
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    if (profile === null) return
    const asked = analyst().ask('activity', 'activity', profile.id, useView.getState().sampleType)
    take(asked, activity => ({ activity: { profile, activity } }))
  })
}

/** The chosen thread, else the busiest; null while nobody knows. */
export function chartedThread(): number | null {
  const { activity } = useAnswers.getState()
  const busiest = activity?.profile === useSession.getState().current ? activity?.activity?.threads[0]?.thread : undefined
  return useView.getState().chartThread ?? busiest ?? null
}

export function chartQuestion(): () => void {
  const parts = () =>
    isTimeline() && chartedThread() !== null
      ? [useSession.getState().current, useView.getState().sampleType, useView.getState().timeNs, chartedThread()]
      : null
  return question(parts, () => {
    const { current: profile } = useSession.getState()
    const thread = chartedThread()
    if (profile === null || thread === null) return
    const view = useView.getState()
    // Samples of a file without threads have none to be picked by.
    const choice = { ...treeChoice(view), threads: thread === NONE ? null : [thread], transforms: [], isInverted: false }
    take(analyst().ask('chart', 'chart', profile.id, choice), answer => {
      if (answer === null) return { chart: null }
      const { startNs, endNs, cutAtNs, ...drawn } = answer
      return { chart: { drawn: { ...drawn, profile, choice, unit: 'nanoseconds' }, startNs, endNs, cutAtNs } }
    })
  })
}
