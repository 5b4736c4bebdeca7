// The functions that moved most, one row each with a small chart: only the rows on screen exist, and only theirs are asked for.

import { useMemo, useState } from 'react'
import { formatCount } from '../../../shared/base/quantity'
import { labelOf } from '../../../shared/names/label'
import { FunctionGrid } from '../../parts/FunctionGrid'
import { TableBar } from '../../parts/TableBar'
import { useSession } from '../../state/session'
import { TREND_TABLE, trendColumns, trendRows, trendValue, type TrendColumn } from '../../state/tables/trendTable'
import type { OpenTrend } from '../../state/trend/createTrends'
import { useTrendCharts } from '../../state/trend/useTrendCharts'
import { search, sortTrend, useView } from '../../state/view'
import { Name } from '../../ui/Name'
import type { TrendChart, TrendSheet } from '../../../shared/questions/trendSheet'
import styles from './FunctionRows.module.css'

/** A chart is half as high again as a row of text. */
const ROW_REM = 2.75
/** As it is drawn; it is stretched to the width of its column. */
const CHART = { widthPx: 400, heightPx: 36 }
const NONE: readonly number[] = []

export function FunctionRows({ open }: { readonly open: OpenTrend }) {
  const { sheet } = open
  // Without an open profile the toolbar has no search box.
  const hasToolbar = useSession(state => state.current !== null)
  const query = useView(state => state.query.text)
  const sort = useView(state => state.trendSort)
  const [selected, setSelected] = useState<number | null>(null)
  const [inSight, setInSight] = useState(NONE)
  const columns = useMemo(() => trendColumns(sheet), [sheet])
  const rows = useMemo(() => trendRows(sheet, query, sort), [sheet, query, sort])
  const charts = useTrendCharts(open, inSight, CHART)
  return (
    <>
      <TableBar>
        {hasToolbar ? null : (
          <input
            className={styles['search']}
            type="search"
            aria-label="Search functions of the trend"
            placeholder="Search functions"
            value={query}
            onChange={event => search({ text: event.target.value })}
          />
        )}
        <span>
          {formatCount(rows.length)} {rows.length === 1 ? 'function' : 'functions'}
          {query === '' ? '' : ' match the search'}
        </span>
      </TableBar>
      <FunctionGrid
        grid={{ table: TREND_TABLE, columns, sort, onSort: sortTrend }}
        label="Functions by how much they moved"
        rowId="trend-row"
        rows={rows}
        selectedFn={selected}
        onChoose={setSelected}
        rowRem={ROW_REM}
        onSight={setInSight}
        emptyClass={styles['empty']}
        cellsOf={(fn, heads) =>
          heads.map(({ column: { id } }) => <Cell key={id} open={open} fn={fn} column={id} chart={charts.get(fn) ?? null} />)
        }
      />
    </>
  )
}

type CellProps = { readonly open: OpenTrend; readonly fn: number; readonly column: TrendColumn; readonly chart: TrendChart | null }

function Cell({ open, fn, column, chart }: CellProps) {
  const { sheet } = open
  if (column === 'name') {
    return (
      <span
        role="gridcell"
        className={styles['name']}
        title={`${sheet.names[fn]}${sheet.files[fn] === null ? '' : `\n${sheet.files[fn]}`}`}
      >
        <Name text={labelOf(sheet.names[fn])} limit={200} />
      </span>
    )
  }
  if (column === 'chart') {
    return (
      <span role="gridcell" className={styles['cell']}>
        <SmallChart sheet={sheet} chart={chart} />
      </span>
    )
  }
  const value = column === 'first' ? chart?.first : sheet[column][fn]
  return (
    <span role="gridcell" className={styles['number']}>
      {value === undefined ? '' : trendValue(sheet, value)}
    </span>
  )
}

/** The lines of changes stand where they do in the total's chart. */
function SmallChart({ sheet: { changes, deployments }, chart }: { readonly sheet: TrendSheet; readonly chart: TrendChart | null }) {
  const x = (at: number) => (deployments.length < 2 ? 0 : EDGE_PX + (at / (deployments.length - 1)) * (CHART.widthPx - 2 * EDGE_PX))
  return (
    <svg className={styles['chart']} viewBox={`0 0 ${CHART.widthPx} ${CHART.heightPx}`} preserveAspectRatio="none" aria-hidden>
      {changes.map(({ at, direction }) => (
        <path key={at} className={styles['change']} data-direction={direction} d={`M${x(at)} 0V${CHART.heightPx}`} />
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
