// The Timeline tab: when each thread was busy, a stretch of time to look at, and what a thread called when.

import { useState } from 'react'
import { formatDurationNs } from '../../../shared/base/quantity'
import { createFlameView } from '../../graph/flameView'
import { FrameMenu } from '../../parts/FrameMenu'
import { SideFlame } from '../../parts/SideFlame'
import { useAnswers } from '../../state/answers'
import { useSession } from '../../state/session'
import { chartedThread } from '../../state/asking/now'
import { useView } from '../../state/view'
import { Activities } from './Activities'
import { ChartAxis } from './ChartAxis'
import { threadTitle } from '../../state/threadList'
import styles from './TimelineTab.module.css'

export function TimelineTab() {
  const current = useSession(state => state.current)
  const activity = useAnswers(state => (state.activity?.profile === current ? state.activity?.activity : null))
  const chart = useAnswers(state => (state.chart?.drawn.profile === current ? state.chart : null))
  // The chart's viewport, which the axis above it follows.
  const [view] = useState(createFlameView)
  if (current === null || activity === null || activity === undefined) return null
  const thread = chartedThread({ view: useView.getState(), answers: useAnswers.getState(), session: { current } })
  return (
    <div className={styles['tab']}>
      <Activities profile={current} activity={activity} charted={thread} />
      {chart === null ? (
        <p className={styles['nothing']}>No samples fell in this stretch of time.</p>
      ) : (
        <>
          <div className={styles['chartHead']}>
            <span>What {threadTitle(current.names.threads, thread)} called, in order of time</span>
            {chart.cutAtNs === null ? null : (
              <span className={styles['cut']}>
                Drawn up to {formatDurationNs(chart.cutAtNs - activity.startNs)}: choose a shorter stretch to see the rest.
              </span>
            )}
          </div>
          <ChartAxis view={view} startNs={chart.startNs} originNs={activity.startNs} />
          <FrameMenu
            trigger={
              <div className={styles['chart']}>
                <SideFlame view={view} drawn={chart.drawn} growth="icicle" label="Calls in order of time" hasWholeStacks />
              </div>
            }
          />
        </>
      )}
    </div>
  )
}
