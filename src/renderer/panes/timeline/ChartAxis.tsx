// Times over the chart, as far as it is in sight.

import { useStore } from 'zustand'
import { formatDurationNs } from '../../../shared/base/quantity'
import type { FlameView } from '../../graph/flameView'
import { ticks } from '../../graph/ticks'
import styles from './TimelineTab.module.css'

type Props = { readonly view: FlameView; readonly startNs: number; readonly originNs: number }

export function ChartAxis({ view, startNs, originNs }: Props) {
  const { startValue, endValue, widthPx } = useStore(view, state => state.viewport)
  return <Ticks startNs={startNs + startValue} endNs={startNs + endValue} originNs={originNs} widthPx={widthPx} />
}

type TicksProps = { readonly startNs: number; readonly endNs: number; readonly originNs: number; readonly widthPx: number }

export function Ticks({ startNs, endNs, originNs, widthPx }: TicksProps) {
  return (
    <div className={styles['axis']} aria-hidden>
      {ticks(startNs, endNs, originNs, widthPx).map(({ ns, xPx }) => (
        <span key={ns} style={{ left: xPx }}>
          {formatDurationNs(ns)}
        </span>
      ))}
    </div>
  )
}
