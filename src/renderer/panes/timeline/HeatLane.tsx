// The heat map on the time axis: each column a stretch of time, with its scale, and the reading of the cell under the pointer.

import { useCallback, useImperativeHandle, useRef, useState, type Ref } from 'react'
import type { Activity, HeatMap } from '../../../shared/analysis/activity'
import { formatDurationNs, formatValue } from '../../../shared/base/quantity'
import { drawHeat } from '../../graph/drawActivity'
import { HEAT_COLOURS } from '../../graph/stripColours'
import { DrawnCanvas } from '../../ui/DrawnCanvas'
import { useShade } from '../../ui/theme'
import type { TimeAxis } from './timeAxis'
import styles from './TimelineTab.module.css'

/** What lies over it hears the pointer, and tells it here. */
export type HeatPoint = { readonly point: (event: { readonly clientX: number; readonly clientY: number } | null) => void }

type Props = { readonly activity: Activity; readonly unit: string; readonly axis: TimeAxis; readonly ref: Ref<HeatPoint> }

export function HeatLane({ activity, unit, axis, ref }: Props) {
  const shade = useShade(state => state.shade)
  const body = useRef<HTMLSpanElement>(null)
  const [reading, setReading] = useState<string | null>(null)
  const { heat, startNs, endNs } = activity
  const draw = useCallback<Parameters<typeof DrawnCanvas>[0]['draw']>(
    (context, size) => drawHeat(context, heat, size, HEAT_COLOURS[shade]),
    [heat, shade],
  )
  useImperativeHandle(ref, () => ({
    point(event) {
      const box = body.current?.getBoundingClientRect()
      if (event === null || box === undefined) return setReading(null)
      const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
      const isInside = across >= 0 && across < 1 && down >= 0 && down < 1
      setReading(isInside ? readingAt(heat, axis.fromNs + across * (axis.toNs - axis.fromNs) - startNs, down, unit) : null)
    },
  }))
  const most = heat.cells.reduce((largest, value) => Math.max(largest, value), 0)
  // Its last column may reach beyond the last sample.
  const widthShare = ((heat.cells.length / heat.rows) * heat.columnNs) / Math.max(1, endNs - startNs)
  return (
    <div className={styles['lane']} data-heat>
      <span className={styles['heatTitle']} title="Each column is a stretch of time, read from the bottom up; darker is busier">
        <span>{reading ?? `Each column ${formatDurationNs(heat.columnNs)}`}</span>
        <span className={styles['scale']} aria-hidden>
          0
          {HEAT_COLOURS[shade].map(colour => (
            <i key={colour} data-colour style={{ background: colour }} />
          ))}
          {formatValue(most, unit)}
        </span>
      </span>
      <span className={styles['window']} ref={body}>
        <DrawnCanvas draw={draw} className={styles['moved']} style={{ width: `${widthShare * 100}%` }} />
      </span>
    </div>
  )
}

/** `3.12 s · 14 samples`, of the cell there. */
function readingAt({ cells, rows, columnNs }: HeatMap, sinceNs: number, down: number, unit: string): string | null {
  const column = Math.floor(sinceNs / columnNs)
  const row = Math.min(rows - 1, Math.floor((1 - down) * rows))
  const value = cells[column * rows + row]
  if (value === undefined || column < 0) return null
  const atNs = (column + row / rows) * columnNs
  return `${formatDurationNs(atNs)} · ${formatValue(value, unit)}${unit === 'count' ? (value === 1 ? ' sample' : ' samples') : ''}`
}
