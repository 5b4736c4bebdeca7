// The functions as a table: with both sides where two profiles are compared.

import type { TopColumn } from '../../shared/report/topColumns'
import type { SideColumn } from '../state/sideSort'
import { SidesTable } from './SidesTable'
import { TopTable } from './TopTable'
import type { GridColumn } from '../state/tables/gridColumns'
import type { TopRows } from './useTopData'

type Props = {
  readonly top: TopRows
  /** What the widths of its columns are kept under. */
  readonly table: string
  readonly columns: readonly TopColumn[]
  readonly sideColumns: readonly GridColumn<SideColumn>[]
  readonly selectedFn: number | null
  readonly onChoose: (fn: number) => void
  /** Double-click and Enter. */
  readonly onOpen: (fn: number) => void
}

export function FunctionTable({ top, table, columns, sideColumns, ...choosing }: Props) {
  const { data, rows, profile, sides } = top
  const { changes } = profile
  if (sides === null || changes === null) return <TopTable table={table} data={data} rows={rows} columns={columns} {...choosing} />
  const compared = { profile, changes, sides, unit: data.unit }
  return <SidesTable table={`${table}-sides`} {...compared} rows={rows} columns={sideColumns} {...choosing} />
}
