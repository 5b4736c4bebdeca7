// The Timeline tab: when each thread was busy, a stretch of time to look at, and what a thread called when, all on one axis.

import { useRef, useState } from 'react'
import type { Activity } from '../../../shared/analysis/activity'
import { formatDurationNs } from '../../../shared/base/quantity'
import { unitOf } from '../../../shared/profile/unit'
import { createFlameView } from '../../graph/flameView'
import { ticks } from '../../graph/ticks'
import { FrameMenu } from '../../parts/FrameMenu'
import { SideFlame } from '../../parts/SideFlame'
import { useAnswers } from '../../state/answers'
import { chartedThread } from '../../state/asking/now'
import { useBaselinePart } from '../../state/comparedParts'
import { useSession } from '../../state/session'
import { threadTitle } from '../../state/threadList'
import { selectionIn, useView } from '../../state/view'
import { AxisTicks } from '../../ui/AxisTicks'
import { Name } from '../../ui/Name'
import { useWidth } from '../../ui/useWidth'
import type { OpenProfile } from '../../worker/opened'
import { Lanes } from './Lanes'
import { Overview } from './Overview'
import { useMovedStrips, useTimeAxis, type TimeAxis } from './timeAxis'
import styles from './TimelineTab.module.css'

export function TimelineTab() {
  const current = useSession(state => state.current)
  const activity = useAnswers(state => (state.activity?.profile === current ? state.activity?.activity : null))
  return current === null || activity === null || activity === undefined ? null : <Timeline current={current} activity={activity} />
}

function Timeline({ current, activity }: { readonly current: OpenProfile; readonly activity: Activity }) {
  const chart = useAnswers(state => (state.chart?.drawn.profile === current ? state.chart : null))
  const marks = useAnswers(state => (state.marks?.profile === current ? state.marks.sheet : null))
  const { timeNs, sampleType } = useView(selectionIn)
  const baseline = useBaselinePart(({ waiting }) => (waiting?.profileId === current.id ? waiting.part.choice.timeNs : null))
  const [view] = useState(createFlameView)
  const root = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(body)
  const chartAxis = useTimeAxis(view, chart?.startNs ?? 0)
  const { startNs } = activity
  const endNs = Math.max(activity.endNs, timeNs === null ? (chart?.endNs ?? 0) : 0)
  const axis: TimeAxis = chart === null ? { fromNs: timeNs?.[0] ?? startNs, toNs: timeNs?.[1] ?? endNs } : chartAxis
  useMovedStrips(root, axis, startNs, activity.endNs)
  const thread = chartedThread({ view: useView.getState(), answers: useAnswers.getState(), session: { current } })
  const title = threadTitle(current.names.threads, thread)
  return (
    <div className={styles['tab']} ref={root}>
      <Overview activity={activity} endNs={endNs} chosen={timeNs} baseline={baseline} />
      <div className={styles['axisRow']}>
        <span className={styles['gutter']}>{timeNs === null ? '' : `from ${formatDurationNs(timeNs[0] - startNs)}`}</span>
        <div ref={body}>
          <AxisTicks ticks={ticks(axis.fromNs, axis.toNs, startNs, widthPx)} />
        </div>
      </div>
      <Lanes
        profile={current}
        activity={activity}
        marks={marks}
        axis={axis}
        widthPx={widthPx}
        charted={thread}
        unit={unitOf(current.names.meta.sampleTypes[sampleType])}
      />
      {chart === null ? (
        <p className={styles['nothing']}>No samples fell in this stretch of time.</p>
      ) : (
        <div className={styles['charted']}>
          <div className={styles['chartTitle']}>
            <span>What was called, in order of time, by</span>
            <Name text={title} limit={60} isCode={false} />
            {chart.cutAtNs === null ? null : (
              <span className={styles['cut']}>
                Drawn up to {formatDurationNs(chart.cutAtNs - startNs)}: choose a shorter stretch to see the rest.
              </span>
            )}
          </div>
          <FrameMenu
            trigger={
              <div className={styles['chart']}>
                <SideFlame view={view} drawn={chart.drawn} growth="icicle" label="Calls in order of time" hasWholeStacks />
              </div>
            }
          />
        </div>
      )}
    </div>
  )
}
