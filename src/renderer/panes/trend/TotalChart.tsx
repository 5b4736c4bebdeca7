// The total over all deployments: a point each, with what its runs differ by, and a numbered line where it changed.

import { useMemo, useRef, useState } from 'react'
import { axisLabels } from '../../../shared/trend/axis'
import { chartOf, type Chart } from '../../../shared/trend/chart'
import { formatValue } from '../../../shared/base/quantity'
import { useTrend } from '../../state/trend/createTrends'
import { trends } from '../../state/trend/trends'
import { useWidth } from '../../ui/useWidth'
import type { TrendSheet } from '../../../shared/questions/trendSheet'
import styles from './TotalChart.module.css'

const HEIGHT_PX = 148
/** Of the axis' small type, with room for its widest letters. */
const CHAR_PX = 6.5
/** With more they run together; the line is enough, and each can still be hovered. */
const MAX_DOTS = 300

export function TotalChart({ sheet }: { readonly sheet: TrendSheet }) {
  const box = useRef<HTMLDivElement>(null)
  const widthPx = Math.max(1, useWidth(box))
  const picked = useTrend(state => state.picked)
  const [hovered, setHovered] = useState<number | null>(null)
  const { deployments, total, changes, unit, totalTitle } = sheet
  const chart = useMemo(() => chartOf(total, { widthPx, heightPx: HEIGHT_PX }), [total, widthPx])
  const names = useMemo(
    () =>
      axisLabels(
        deployments.map(({ label }) => label),
        changes.map(change => change.at),
        { widthPx, charPx: CHAR_PX, xOf: chart.xOf },
      ),
    [deployments, changes, widthPx, chart],
  )
  const count = deployments.length
  const shown = hovered ?? picked
  const at = ({ clientX }: React.PointerEvent | React.MouseEvent) =>
    nearest(chart, count, clientX - (box.current?.getBoundingClientRect().left ?? 0))
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (step !== 0) {
      event.preventDefault()
      setHovered(Math.min(count - 1, Math.max(0, (shown ?? (step > 0 ? -1 : count)) + step)))
    } else if ((event.key === 'Enter' || event.key === ' ') && shown !== null) {
      event.preventDefault()
      void trends.pick(shown)
    }
  }
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>
        <strong>{totalTitle}</strong>
        <span>0 to {formatValue(chart.top, unit)}</span>
        <span className={styles['reading']} role="status">
          {shown === null ? HINT : pointText(sheet, shown)}
        </span>
      </figcaption>
      <div
        ref={box}
        className={styles['box']}
        role="slider"
        tabIndex={0}
        aria-label={`${totalTitle} by deployment`}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={shown ?? 0}
        aria-valuetext={pointText(sheet, shown ?? 0)}
        onPointerMove={event => setHovered(at(event))}
        onPointerLeave={() => setHovered(null)}
        onClick={event => void trends.pick(at(event))}
        onKeyDown={move}
      >
        <svg width={widthPx} height={HEIGHT_PX} aria-hidden>
          <path className={styles['base']} d={`M0 ${chart.yOf(0)}H${widthPx}`} />
          {changes.map(change => (
            <path
              key={change.at}
              className={styles['change']}
              data-direction={change.direction}
              data-sure={change.isSure}
              d={`M${chart.xOf(change.at)} 14V${HEIGHT_PX}`}
            />
          ))}
          <path className={styles['whiskers']} d={chart.whiskers} />
          <path className={styles['line']} d={chart.line} />
          {count > MAX_DOTS
            ? null
            : deployments.map((_, row) => (
                <circle key={row} className={styles['dot']} cx={chart.xOf(row)} cy={chart.yOf(total.value[row])} r={2.5} />
              ))}
          {changes.map((change, i) => (
            <g
              key={change.at}
              className={styles['mark']}
              data-direction={change.direction}
              transform={`translate(${chart.xOf(change.at)} 8)`}
            >
              <circle r={7} />
              <text y={3.5}>{i + 1}</text>
            </g>
          ))}
          {[picked, hovered].map((row, i) =>
            row === null || row >= count ? null : (
              <circle
                key={i}
                className={styles['focus']}
                data-picked={row === picked}
                cx={chart.xOf(row)}
                cy={chart.yOf(total.value[row])}
                r={5}
              />
            ),
          )}
        </svg>
      </div>
      <div className={styles['axis']} aria-hidden>
        {names.map(({ at: row, text, xPx }) => (
          <span key={row} style={{ left: xPx }} data-change={changes.some(change => change.at === row) ? '' : undefined}>
            {text}
          </span>
        ))}
      </div>
    </figure>
  )
}

const HINT = 'Click a deployment to open its profile, then another to compare the two'

function pointText({ deployments, total, unit }: TrendSheet, row: number): string {
  const { label, timeMs, runs } = deployments[row] ?? { label: '', timeMs: null, runs: [] }
  const [value, low, high] = [total.value[row], total.low[row], total.high[row]].map(one => formatValue(one, unit))
  const spread = low === high ? '' : ` (${low} … ${high}, ${runs.length} runs)`
  const when = timeMs === null ? '' : `, ${new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')}`
  return `${label}${when}: ${value}${spread}`
}

function nearest(chart: Chart, count: number, x: number): number {
  if (count < 2) return 0
  const [first, last] = [chart.xOf(0), chart.xOf(count - 1)]
  return Math.min(count - 1, Math.max(0, Math.round(((x - first) / (last - first)) * (count - 1))))
}
