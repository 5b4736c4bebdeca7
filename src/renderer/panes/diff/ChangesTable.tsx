// The table of changes: all values of a row are on one scale, and differences add up to the difference of totals.

import { useMemo } from 'react'
import { formatCell } from '../../../shared/base/quantity'
import { unreachable } from '../../../shared/base/unreachable'
import type { ChangeColumn } from '../../../shared/diff/changeOrder'
import { changeTextsOf, timesText } from '../../../shared/diff/growth'
import { percentText } from '../../../shared/diff/percent'
import { sureLevel, sureText } from '../../../shared/diff/sureness'
import { functionName } from '../../../shared/profile/profile'
import { FunctionGrid } from '../../parts/FunctionGrid'
import type { GridColumn } from '../../state/tables/gridColumns'
import { goToFunction } from '../../state/mainFlame'
import { showTab, sortChanges, useView } from '../../state/view'
import { ChangeBar } from '../../ui/ChangeBar'
import { Name } from '../../ui/Name'
import { SureDot } from '../../ui/SureDot'
import type { OpenProfile } from '../../worker/opened'
import type { ChangeSheet } from '../../../shared/questions/changes'
import styles from './ChangesTab.module.css'

/** Numbers begin with the largest, names with A. */
const COLUMNS: readonly GridColumn<ChangeColumn>[] = [
  {
    id: 'name',
    title: 'Function',
    about: 'The function, by its name in the current profile',
    widthPx: 160,
    isNumber: false,
    sortsDescendingFirst: false,
  },
  {
    id: 'baseline',
    title: 'Baseline',
    about: 'What the function comes to in the baseline at the current side’s size; with all that it calls where that is gone',
    widthPx: 80,
    isNumber: true,
    sortsDescendingFirst: true,
  },
  {
    id: 'current',
    title: 'Current',
    about: 'What the function comes to in the current profile; with all that it calls where that is new',
    widthPx: 80,
    isNumber: true,
    sortsDescendingFirst: true,
  },
  {
    id: 'difference',
    title: 'Δ',
    about: 'Current less baseline, and that in percent of all of baseline',
    widthPx: 240,
    isNumber: true,
    sortsDescendingFirst: true,
  },
  { id: 'relative', title: '×', about: 'Current divided by baseline', widthPx: 64, isNumber: true, sortsDescendingFirst: true },
  {
    id: 'sure',
    title: 'How sure',
    about: 'What became of it, with half of the 95 % interval in percent of baseline; or why two runs of one program may differ as much',
    widthPx: 160,
    isNumber: false,
    sortsDescendingFirst: true,
  },
]

type Props = { readonly profile: OpenProfile; readonly changes: ChangeSheet; readonly rows: readonly number[] }

export function ChangesTable({ profile, changes, rows }: Props) {
  const selectedFn = useView(state => state.selectedFrame?.fn ?? null)
  const sort = useView(state => state.changeSort)
  const largest = useMemo(() => rows.reduce((most, fn) => Math.max(most, Math.abs(changes.delta[fn])), 0), [rows, changes])
  const open = (fn: number) => {
    goToFunction(fn)
    showTab('flame')
  }
  return (
    <FunctionGrid
      grid={{ table: 'changes', columns: COLUMNS, sort, onSort: sortChanges }}
      label="Changes"
      rowId="change-row"
      rows={rows}
      selectedFn={selectedFn}
      onChoose={goToFunction}
      onOpen={open}
      rowClass={styles['row']}
      isNoise={fn => changes.significant[fn] !== 1}
      emptyClass={styles['empty']}
      cellsOf={(fn, heads) =>
        heads.map(({ column: { id } }) => <Cell key={id} column={id} profile={profile} changes={changes} fn={fn} largest={largest} />)
      }
    />
  )
}

type CellProps = Omit<Props, 'rows'> & { readonly column: ChangeColumn; readonly fn: number; readonly largest: number }

function Cell({ column, profile, changes, fn, largest }: CellProps) {
  const { unit, delta } = changes
  switch (column) {
    case 'name':
      return (
        <div role="gridcell" className={styles['name']}>
          <Name text={functionName(profile.names, fn)} limit={240} />
        </div>
      )
    case 'baseline':
      return <div role="gridcell">{changeTextsOf(changes, unit, fn, formatCell).baseline}</div>
    case 'current':
      return <div role="gridcell">{changeTextsOf(changes, unit, fn, formatCell).current}</div>
    case 'difference':
      return (
        <div role="gridcell" className={styles['change']}>
          <span>{changeTextsOf(changes, unit, fn, formatCell).difference}</span>
          <span>{percentText(delta[fn])}</span>
          <ChangeBar part={largest === 0 ? 0 : delta[fn] / largest} />
        </div>
      )
    case 'relative':
      return <div role="gridcell">{timesText(changes, fn)}</div>
    case 'sure':
      return (
        <div role="gridcell" className={styles['sure']} title={sureText(changes, unit, fn)}>
          <SureDot level={sureLevel(changes, fn)} />
          <span>{sureText(changes, unit, fn)}</span>
        </div>
      )
    default:
      return unreachable(column)
  }
}
