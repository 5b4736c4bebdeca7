// One row a benchmark and measure: its name, its values as a strip, its figures, and the profile that belongs to it.

import { Flame } from 'lucide-react'
import { useMemo } from 'react'
import { FunctionGrid } from '../../parts/FunctionGrid'
import { benches } from '../../state/benchmarks/benches'
import { useBenches } from '../../state/benchmarks/createBenches'
import { benchCell, benchColumns, benchMore, benchRows, benchTable, type BenchColumn } from '../../state/tables/benchTable'
import type { GridColumn } from '../../state/tables/gridColumns'
import { sortBenches, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { CutFront } from '../../ui/CutFront'
import type { BenchRow, BenchSheet } from '../../../shared/questions/benchSheet'
import styles from './BenchRows.module.css'
import { ValueStrip } from './ValueStrip'

/** Two strips, one over the other. */
const ROW_REM = 2.25

type Props = { readonly sheet: BenchSheet; readonly selected: number | null; readonly onSelect: (row: number) => void }

export function BenchRows({ sheet, selected, onSelect }: Props) {
  const sort = useView(state => state.benchSort)
  const hasProfiles = useHasProfiles(sheet.rows)
  const columns = useMemo(() => benchColumns(sheet, hasProfiles), [sheet, hasProfiles])
  const rows = useMemo(() => benchRows(sheet, sort), [sheet, sort])
  return (
    <FunctionGrid
      grid={{ table: benchTable(sheet), columns, sort, onSort: sortBenches }}
      label="Benchmarks"
      rowId="bench-row"
      rows={rows}
      selectedFn={selected}
      onChoose={onSelect}
      onOpen={row => void benches.openProfile(sheet.rows[row])}
      rowRem={ROW_REM}
      emptyClass={styles['empty']}
      emptyText="The file has no benchmark."
      cellsOf={(row, heads) => heads.map(({ column }) => <Cell key={column.id} sheet={sheet} row={row} column={column} />)}
      foot={(heads, layout) =>
        sheet.overall.map((cells, at) => (
          <div key={cells[0]} className={styles['overall']} role="row" style={layout}>
            {heads.map(({ column: { id, isNumber } }) => (
              <span key={id} role="gridcell" className={styles['cell']} data-number={isNumber ? '' : undefined}>
                {benchCell(sheet, sheet.rows.length + at, id)}
              </span>
            ))}
          </div>
        ))
      }
    />
  )
}

type CellProps = { readonly sheet: BenchSheet; readonly row: number; readonly column: GridColumn<BenchColumn> }

function Cell({ sheet, row: at, column: { id, isNumber } }: CellProps) {
  const row = sheet.rows[at]
  const text = benchCell(sheet, at, id)
  switch (id) {
    case 'name':
      return (
        <span role="rowheader" className={`${styles['cell']} ${styles['name']}`} data-main={row.isMain}>
          {/* Names of one file begin alike: what tells them apart stands at their end. */}
          <CutFront text={row.isMain ? text : measureOf(text)} />
        </span>
      )
    case 'strip':
      return (
        <span role="gridcell" className={styles['cell']}>
          <ValueStrip base={row.base} current={row.current} />
        </span>
      )
    case 'profile':
      return (
        <span role="gridcell" className={styles['cell']}>
          <ProfileButton row={row} />
        </span>
      )
    case 'verdict': {
      const more = benchMore(sheet, at)
      return (
        <span role="gridcell" className={styles['cell']} title={`${text} ${more}`.trim()} data-direction={row.direction}>
          {text}
          {more === '' ? null : <small>{more}</small>}
        </span>
      )
    }
    default:
      return (
        <span role="gridcell" className={styles['cell']} title={text} data-number={isNumber ? '' : undefined}>
          {text}
        </span>
      )
  }
}

/** Under its benchmark a further measure goes without the benchmark's name. */
function measureOf(label: string): string {
  return label.slice(label.lastIndexOf(' · ') + 1).trim()
}

/** Follows what is open. */
function useHasProfiles(rows: readonly BenchRow[]): boolean {
  useBenches(state => state.current)
  useBenches(state => state.baseline)
  return rows.some(row => row.isMain && benches.profilesOf(row).current !== null)
}

/** Offered on the main measure: its times are what the profile is of. */
function ProfileButton({ row }: { readonly row: BenchRow }) {
  // Follows what is open.
  useBenches(state => state.current)
  useBenches(state => state.baseline)
  const { baseline, current } = benches.profilesOf(row)
  if (!row.isMain || current === null) return null
  const isPair = baseline !== null
  return (
    <Button
      look="quiet"
      title={`${row.label}: ${current.name}`}
      onClick={() => void (isPair ? benches.compareProfiles(row) : benches.openProfile(row))}
    >
      <Flame aria-hidden />
      {isPair ? 'Compare' : 'Open'}
    </Button>
  )
}
