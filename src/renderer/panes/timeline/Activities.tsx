// A strip a thread and the heat map under one time axis; dragging over them chooses the stretch of time that every view shows.

import { useCallback, useRef } from 'react'
import { formatDurationNs } from '../../../shared/base/quantity'
import type { Activity, ThreadActivity } from '../../../shared/analysis/activity'
import { IS_MAC } from '../../actions/keyboard'
import { stretchPart, takeAsBaseline, useBaselinePart } from '../../state/comparedParts'
import { chartThread, chooseTime, selectionIn, useView } from '../../state/view'
import { DrawnCanvas } from '../../ui/DrawnCanvas'
import { useShade } from '../../ui/theme'
import { Name } from '../../ui/Name'
import { Ticks } from './ChartAxis'
import { drawActivity, drawHeat } from '../../graph/drawActivity'
import { HEAT_COLOURS, STRIP_COLOUR } from '../../graph/stripColours'
import { threadTitle } from '../../state/threadList'
import { TimeBrush } from './TimeBrush'
import styles from './TimelineTab.module.css'
import { useWidth } from '../../ui/useWidth'
import type { OpenProfile } from '../../worker/opened'

type Props = { readonly profile: OpenProfile; readonly activity: Activity; readonly charted: number | null }

export function Activities({ profile, activity, charted }: Props) {
  const timeNs = useView(state => selectionIn(state).timeNs)
  const baseline = useBaselinePart(({ waiting }) => (waiting?.profileId === profile.id ? waiting.part.choice.timeNs : null))
  const shade = useShade(state => state.shade)
  const lanes = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(lanes)
  const { startNs, endNs, heat, threads } = activity
  const most = threads.reduce((largest, { weights }) => weights.reduce((peak, value) => Math.max(peak, value), largest), 0)
  const drawCells = useCallback<Parameters<typeof DrawnCanvas>[0]['draw']>(
    (context, size) => drawHeat(context, heat, size, HEAT_COLOURS[shade]),
    [heat, shade],
  )
  return (
    <div className={styles['activities']}>
      <div className={styles['laneHead']}>
        <span title={`Drag to choose a stretch of time; with ${IS_MAC ? '⌘' : 'Ctrl'} held it is the baseline of a comparison`}>
          {timeNs === null ? 'All of the time' : `${formatDurationNs(timeNs[1] - timeNs[0])} chosen`}
          {baseline === null ? '' : `, baseline ${formatDurationNs(baseline[1] - baseline[0])}`}
        </span>
        <div ref={lanes} className={styles['laneBody']}>
          <Ticks startNs={startNs} endNs={endNs} originNs={startNs} widthPx={widthPx} />
        </div>
      </div>
      <div className={styles['lanes']}>
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
        <div className={styles['lane']} data-heat>
          <span className={styles['laneTitle']} title="Each column is a stretch of time, read from the bottom up; darker is busier">
            Within {formatDurationNs(heat.columnNs)}
          </span>
          <DrawnCanvas draw={drawCells} className={styles['strip']} />
        </div>
        <TimeBrush
          startNs={startNs}
          endNs={endNs}
          chosen={timeNs}
          baseline={baseline}
          onBaseline={stretch => takeAsBaseline(stretchPart(stretch))}
          onChoose={chooseTime}
        />
      </div>
    </div>
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
      <DrawnCanvas draw={draw} className={styles['strip']} />
    </div>
  )
}
