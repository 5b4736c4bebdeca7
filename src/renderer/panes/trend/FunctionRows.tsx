// The functions that moved most, one row each with a small chart: only the rows on screen exist, and only theirs are asked for.

import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { formatCount, formatShare, formatValue } from '../../../shared/base/quantity'
import { labelOf } from '../../../shared/names/label'
import { useSession } from '../../state/session'
import type { OpenTrend } from '../../state/trend/createTrends'
import { useTrendCharts } from '../../state/trend/useTrendCharts'
import { useView } from '../../state/view'
import { Name } from '../../ui/Name'
import { useRemPx } from '../../ui/useRemPx'
import { useWidth } from '../../ui/useWidth'
import type { TrendChart } from '../../../shared/questions/trendSheet'
import styles from './FunctionRows.module.css'

/** A chart is half as high again as a row of text. */
const ROW_REM = 2.75
const OVERSCAN_ROWS = 6
const CHART_REM = 2.25
/** Of the table's width. */
const CHART_SHARE = 0.42

export function FunctionRows({ open }: { readonly open: OpenTrend }) {
  const { sheet } = open
  // Without an open profile the toolbar has no search box.
  const hasToolbar = useSession(state => state.current !== null)
  const searched = useView(state => state.query.text)
  const [own, setOwn] = useState('')
  const query = (hasToolbar ? searched : own).toLowerCase()
  const rows = useMemo(
    () => (query === '' ? sheet.order : sheet.order.filter(fn => sheet.names[fn].toLowerCase().includes(query))),
    [sheet, query],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const remPx = useRemPx()
  const chartPx = Math.max(80, Math.floor(useWidth(scroller) * CHART_SHARE))
  const layout = { gridTemplateColumns: `minmax(8rem, 1fr) 5.5rem 5.5rem 5.5rem ${chartPx}px` }
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * remPx,
    overscan: OVERSCAN_ROWS,
  })
  const items = virtual.getVirtualItems()
  const size = { widthPx: chartPx, heightPx: CHART_REM * remPx }
  const charts = useTrendCharts(
    open,
    items.map(({ index }) => rows[index]),
    size,
  )
  const text = (value: number) => (sheet.per === 'share' ? formatShare(value) : formatValue(value, sheet.unit))
  return (
    <>
      <div className={styles['head']} style={layout}>
        <span>
          {hasToolbar ? 'Functions' : null}
          {hasToolbar ? null : (
            <input
              className={styles['search']}
              type="search"
              aria-label="Search functions of the trend"
              placeholder="Search functions"
              value={own}
              onChange={event => setOwn(event.target.value)}
            />
          )}{' '}
          <span className={styles['count']}>{formatCount(rows.length)}</span>
        </span>
        <span className={styles['number']}>Moved</span>
        <span className={styles['number']}>First</span>
        <span className={styles['number']}>Latest</span>
        <span>{sheet.per === 'share' ? 'Share of the total' : 'Self'}, each from 0 to its largest</span>
      </div>
      <div
        className={styles['scroller']}
        ref={scroller}
        role="table"
        aria-label="Functions by how much they moved"
        aria-rowcount={rows.length}
        tabIndex={0}
      >
        <div className={styles['body']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const fn = rows[index]
            const chart = charts.get(fn) ?? null
            return (
              <div
                key={fn}
                className={styles['row']}
                role="row"
                aria-rowindex={index + 1}
                style={{ ...layout, transform: `translateY(${start}px)` }}
              >
                <span
                  role="cell"
                  className={styles['name']}
                  title={`${sheet.names[fn]}${sheet.files[fn] === null ? '' : `\n${sheet.files[fn]}`}`}
                >
                  <Name text={labelOf(sheet.names[fn])} limit={200} />
                </span>
                <span role="cell" className={styles['number']}>
                  {text(sheet.moved[fn])}
                </span>
                <span role="cell" className={styles['number']}>
                  {chart === null ? '' : text(chart.first)}
                </span>
                <span role="cell" className={styles['number']}>
                  {text(sheet.latest[fn])}
                </span>
                <span role="cell">
                  <SmallChart open={open} chart={chart} size={size} />
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

type SmallProps = {
  readonly open: OpenTrend
  readonly chart: TrendChart | null
  readonly size: { readonly widthPx: number; readonly heightPx: number }
}

/** The lines of changes stand where they do in the total's chart. */
function SmallChart({ open, chart, size }: SmallProps) {
  const { changes, deployments } = open.sheet
  const x = (at: number) => (deployments.length < 2 ? 0 : EDGE_PX + (at / (deployments.length - 1)) * (size.widthPx - 2 * EDGE_PX))
  return (
    <svg className={styles['chart']} width={size.widthPx} height={size.heightPx} aria-hidden>
      {changes.map(({ at, direction }) => (
        <path key={at} className={styles['change']} data-direction={direction} d={`M${x(at)} 0V${size.heightPx}`} />
      ))}
      {chart === null ? null : (
        <>
          <path className={styles['whiskers']} d={chart.whiskers} />
          <path className={styles['line']} d={chart.line} />
        </>
      )}
    </svg>
  )
}

/** As chartOf leaves it. */
const EDGE_PX = 4
