// The Changes tab: what every function weighed before and now, how much of that is change, and how sure it is.

import { ArrowDown, ArrowUp, ClipboardCopy } from 'lucide-react'
import { useMemo } from 'react'
import { formatCount, formatValue, signedValue } from '../../../shared/base/quantity'
import { sortedChanges, type ChangeColumn, type ChangeSort } from '../../../shared/diff/changeOrder'
import { differenceOf, expectedOf, timesText } from '../../../shared/diff/growth'
import { percentText } from '../../../shared/diff/percent'
import { sureLevel, sureness } from '../../../shared/diff/sureness'
import { functionName } from '../../../shared/profile/profile'
import { TableItems } from '../../parts/TableItems'
import { useAnswers } from '../../state/answers'
import { goToFunction } from '../../state/mainFlame'
import { useSession } from '../../state/session'
import { showTab, sortChanges, useView } from '../../state/view'
import { IconButton } from '../../ui/Button'
import { ChangeBar } from '../../ui/ChangeBar'
import { DropMenu } from '../../ui/Menu'
import { Name } from '../../ui/Name'
import { SureDot } from '../../ui/SureDot'
import { rowKeys } from '../../ui/rowKeys'
import { useVirtualRows } from '../../ui/useVirtualRows'
import type { ChangeSheet } from '../../worker/protocol'
import styles from './ChangesTab.module.css'
import rowStyles from '../../ui/Rows.module.css'
import type { OpenProfile } from '../../worker/opened'

/** Titles, and what they mean. All values of a row are on one scale, and differences add up to the difference of totals. */
const COLUMNS: readonly (readonly [ChangeColumn, string, string])[] = [
  ['name', 'Function', 'The function, by its name in the current profile'],
  [
    'baseline',
    'Baseline',
    'What the function comes to in the baseline at the current side’s size; with all that it calls where that is gone',
  ],
  ['current', 'Current', 'What the function comes to in the current profile; with all that it calls where that is new'],
  ['difference', 'Δ', 'Current less baseline, and that in percent of all of baseline'],
  ['relative', '×', 'Current divided by baseline'],
  [
    'sure',
    'How sure',
    'What it is called, with half of its 95 % interval in percent of baseline; or that two runs of one program may differ as much',
  ],
]

export function ChangesTab() {
  const profile = useSession(state => state.current)
  return profile === null || profile.changes === null ? null : <Changes profile={profile} changes={profile.changes} />
}

type Props = { readonly profile: OpenProfile; readonly changes: ChangeSheet }

function Changes({ profile, changes }: Props) {
  const matches = useAnswers(state => state.matches)
  const matched = matches !== null && matches.profile === profile ? matches.matched : null
  const sort = useView(state => state.changeSort)
  const rows = useMemo(
    () => sortedChanges(changes, sort, fn => functionName(profile.names, fn)).filter(fn => matched === null || matched[fn] === 1),
    [changes, matched, sort, profile],
  )
  const sure = rows.reduce((count, fn) => count + changes.significant[fn], 0)
  return (
    <div className={styles['tab']}>
      <div className={styles['bar']}>
        <span>
          {formatCount(rows.length)} {rows.length === 1 ? 'function' : 'functions'}
          {matched === null ? '' : ' match the search'}, {sure === 0 ? 'none' : formatCount(sure)} changed by more than noise
        </span>
        <span className={styles['space']} />
        <DropMenu align="end" trigger={<IconButton label="Copy or save the table" icon={<ClipboardCopy aria-hidden />} />}>
          <TableItems />
        </DropMenu>
      </div>
      <ChangesTable profile={profile} changes={changes} rows={rows} sort={sort} onSort={sortChanges} />
    </div>
  )
}

type TableProps = Props & { readonly rows: readonly number[] } & HeadProps

function ChangesTable({ profile, changes, rows, sort, onSort }: TableProps) {
  const selectedFn = useView(state => state.selection?.fn ?? null)
  const { scroller, virtual, pageRows } = useVirtualRows(rows.length)
  const selectedRow = selectedFn === null ? -1 : rows.indexOf(selectedFn)
  const largest = useMemo(() => rows.reduce((most, fn) => Math.max(most, Math.abs(changes.delta[fn])), 0), [rows, changes])
  const go = (row: number) => {
    goToFunction(rows[row])
    virtual.scrollToIndex(row)
  }
  const open = (row: number) => {
    go(row)
    showTab('flame')
  }
  return (
    <div
      className={rowStyles['scroller']}
      ref={scroller}
      role="grid"
      aria-label="Changes"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={selectedRow === -1 ? undefined : `change-row-${selectedRow}`}
      tabIndex={0}
      onKeyDown={event => rowKeys(event, { selectedRow, rowCount: rows.length, pageRows: pageRows(1), go, open })}
    >
      <Head sort={sort} onSort={onSort} />
      <div role="rowgroup" className={rowStyles['body']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={rows[index]}
            id={`change-row-${index}`}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={index === selectedRow}
            className={`${rowStyles['row']} ${styles['row']}`}
            data-noise={changes.significant[rows[index]] === 1 ? undefined : ''}
            style={{ transform: `translateY(${start}px)` }}
            onClick={() => go(index)}
            onDoubleClick={() => open(index)}
          >
            <div role="gridcell" className={styles['name']}>
              <Name text={functionName(profile.names, rows[index])} limit={240} />
            </div>
            <Cells changes={changes} fn={rows[index]} largest={largest} />
          </div>
        ))}
      </div>
      {rows.length === 0 ? <p className={styles['empty']}>No function matches the search.</p> : null}
    </div>
  )
}

type HeadProps = { readonly sort: ChangeSort; readonly onSort: (sort: ChangeSort) => void }

/** Numbers begin with the largest, names with A. */
function Head({ sort, onSort }: HeadProps) {
  return (
    <div className={styles['head']} role="row" aria-rowindex={1}>
      {COLUMNS.map(([id, title, about]) => {
        const isSorted = sort.by === id
        const Arrow = sort.isDescending ? ArrowDown : ArrowUp
        return (
          <div key={id} role="columnheader" aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}>
            <button
              type="button"
              title={about}
              onClick={() => onSort({ by: id, isDescending: isSorted ? !sort.isDescending : id !== 'name' })}
            >
              {title}
              {isSorted ? <Arrow aria-hidden /> : null}
            </button>
          </div>
        )
      })}
    </div>
  )
}

type CellsProps = { readonly changes: ChangeSheet; readonly fn: number; readonly largest: number }

function Cells({ changes, fn, largest }: CellsProps) {
  const { unit, after, delta } = changes
  return (
    <>
      <div role="gridcell">{formatValue(expectedOf(changes, fn), unit)}</div>
      <div role="gridcell">{formatValue(after[fn], unit)}</div>
      <div role="gridcell" className={styles['change']}>
        <span>{signedValue(differenceOf(changes, fn), unit)}</span>
        <span>{percentText(delta[fn])}</span>
        <ChangeBar part={largest === 0 ? 0 : delta[fn] / largest} />
      </div>
      <div role="gridcell">{timesText(changes, fn)}</div>
      <div role="gridcell" className={styles['sure']}>
        <SureDot level={sureLevel(changes, fn)} />
        {sureness(changes, fn)}
      </div>
    </>
  )
}
