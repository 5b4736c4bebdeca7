// Times along the axis, at round numbers.

import { ticks } from '../../graph/ticks'
import styles from './TimelineTab.module.css'

type Props = { readonly startNs: number; readonly endNs: number; readonly originNs: number; readonly widthPx: number }

export function Ticks({ startNs, endNs, originNs, widthPx }: Props) {
  return (
    <div className={styles['axis']} aria-hidden>
      {ticks(startNs, endNs, originNs, widthPx).map(({ ns, xPx, text }) => (
        <span key={ns} style={{ left: xPx }}>
          {text}
        </span>
      ))}
    </div>
  )
}
