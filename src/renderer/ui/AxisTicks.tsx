// Words along an axis, each with a hairline where it belongs. What they say is said elsewhere too.

import styles from './AxisTicks.module.css'

export type AxisTick = { readonly xPx: number; readonly text: string }

export function AxisTicks({ ticks }: { readonly ticks: readonly AxisTick[] }) {
  return (
    <div className={styles['axis']} aria-hidden>
      {ticks.map(({ xPx, text }) => (
        <span key={xPx} style={{ left: xPx }}>
          {text}
        </span>
      ))}
    </div>
  )
}
