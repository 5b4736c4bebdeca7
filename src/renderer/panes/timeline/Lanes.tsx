// What stands over the chart on its axis: a strip a thread, the heat map, and what the program marked; dragging chooses a stretch of time.

import { useCallback, useRef } from 'react'
import type { Activity, ThreadActivity } from '../../../shared/analysis/activity'
import { drawActivity } from '../../graph/drawActivity'
import { STRIP_COLOUR } from '../../graph/stripColours'
import { stretchPart, takeAsBaseline } from '../../state/comparedParts'
import { threadTitle } from '../../state/threadList'
import { chartThread, chooseTime } from '../../state/view'
import { DrawnCanvas } from '../../ui/DrawnCanvas'
import { Name } from '../../ui/Name'
import { useShade } from '../../ui/theme'
import type { OpenProfile } from '../../worker/opened'
import type { MarkSheet } from '../../../shared/questions/marks'
import { HeatLane, type HeatPoint } from './HeatLane'
import { MarkLanes } from './MarkLanes'
import type { TimeAxis } from './timeAxis'
import { TimeBrush } from '../../parts/TimeBrush'
import styles from './TimelineTab.module.css'

type Props = {
  readonly profile: OpenProfile
  readonly activity: Activity
  readonly marks: MarkSheet | null
  readonly axis: TimeAxis
  readonly widthPx: number
  readonly charted: number | null
  readonly unit: string
}

export function Lanes({ profile, activity, marks, axis, widthPx, charted, unit }: Props) {
  const shade = useShade(state => state.shade)
  const heat = useRef<HeatPoint>(null)
  const { threads } = activity
  const most = threads.reduce((largest, { weights }) => weights.reduce((peak, value) => Math.max(peak, value), largest), 0)
  return (
    <div className={styles['lanes']} onPointerMove={event => heat.current?.point(event)} onPointerLeave={() => heat.current?.point(null)}>
      <div className={styles['threads']}>
        {threads.map(thread => (
          <Lane
            key={thread.thread}
            title={threadTitle(profile.names.threads, thread.thread)}
            thread={thread}
            most={most}
            isCharted={thread.thread === charted}
            colour={STRIP_COLOUR[shade]}
          />
        ))}
        <LaneBrush axis={axis} />
      </div>
      <div className={styles['heat']}>
        <HeatLane ref={heat} activity={activity} unit={unit} axis={axis} />
        <LaneBrush axis={axis} />
      </div>
      {marks === null ? null : <MarkLanes marks={marks} axis={axis} widthPx={widthPx} />}
    </div>
  )
}

/** Over lanes: a click is for what is under it, the overview gives a stretch up. */
function LaneBrush({ axis }: { readonly axis: TimeAxis }) {
  return (
    <TimeBrush
      startNs={axis.fromNs}
      endNs={axis.toNs}
      chosen={null}
      baseline={null}
      hasEdges={false}
      onBaseline={stretch => takeAsBaseline(stretchPart(stretch))}
      onChoose={stretch => (stretch === null ? undefined : chooseTime(stretch))}
    />
  )
}

type LaneProps = {
  readonly title: string
  readonly thread: ThreadActivity
  readonly most: number
  readonly isCharted: boolean
  readonly colour: string
}

function Lane({ title, thread, most, isCharted, colour }: LaneProps) {
  const draw = useCallback<Parameters<typeof DrawnCanvas>[0]['draw']>(
    (context, size) => drawActivity(context, thread.weights, most, size, colour),
    [thread, most, colour],
  )
  return (
    <div className={styles['lane']}>
      <button type="button" className={styles['laneTitle']} aria-pressed={isCharted} onClick={() => chartThread(thread.thread)}>
        <Name text={title} limit={60} isCode={false} />
      </button>
      <span className={styles['window']}>
        <DrawnCanvas draw={draw} className={styles['moved']} />
      </span>
    </div>
  )
}
