// All of the time in one strip, whatever part of it is in sight below: here a stretch is chosen, moved and given up.

import { useCallback, useMemo } from 'react'
import type { Activity } from '../../../shared/analysis/activity'
import { formatDurationNs } from '../../../shared/base/quantity'
import { IS_MAC } from '../../actions/keyboard'
import { drawActivity } from '../../graph/drawActivity'
import { STRIP_COLOUR } from '../../graph/stripColours'
import { stretchPart, takeAsBaseline } from '../../state/comparedParts'
import { chooseTime } from '../../state/view'
import { DrawnCanvas } from '../../ui/DrawnCanvas'
import { useShade } from '../../ui/theme'
import { TimeBrush, type Stretch } from '../../parts/TimeBrush'
import styles from './TimelineTab.module.css'

type Props = {
  readonly activity: Activity
  /** Where the last sample ends. */
  readonly endNs: number
  readonly chosen: Stretch | null
  readonly baseline: Stretch | null
}

export function Overview({ activity, endNs, chosen, baseline }: Props) {
  const shade = useShade(state => state.shade)
  const { startNs, threads } = activity
  const sum = useMemo(() => sumOfThreads(activity), [activity])
  const most = useMemo(() => sum.reduce((peak, value) => Math.max(peak, value), 0), [sum])
  const draw = useCallback<Parameters<typeof DrawnCanvas>[0]['draw']>(
    (context, size) => drawActivity(context, sum, most, size, STRIP_COLOUR[shade]),
    [sum, most, shade],
  )
  return (
    <div className={styles['overview']}>
      <span
        className={styles['gutter']}
        title={`Drag to choose a stretch of time; with ${IS_MAC ? '⌘' : 'Ctrl'} held it is the baseline of a comparison`}
      >
        {chosen === null
          ? threads.length > 1
            ? `All ${threads.length} threads`
            : 'All of the time'
          : `${formatDurationNs(chosen[1] - chosen[0])} chosen`}
        {baseline === null ? '' : `, baseline ${formatDurationNs(baseline[1] - baseline[0])}`}
      </span>
      <div className={styles['overviewBody']}>
        <DrawnCanvas draw={draw} className={styles['strip']} />
        <TimeBrush
          startNs={startNs}
          endNs={endNs}
          chosen={chosen}
          baseline={baseline}
          hasEdges
          onBaseline={stretch => takeAsBaseline(stretchPart(stretch))}
          onChoose={chooseTime}
        />
      </div>
    </div>
  )
}

function sumOfThreads({ threads }: Activity): Float64Array {
  const sum = new Float64Array(threads[0]?.weights.length ?? 0)
  for (const { weights } of threads) weights.forEach((value, at) => (sum[at] += value))
  return sum
}
