// One row a benchmark and measure: its name, its values as a strip, its figures, and the profile that belongs to it.

import { useVirtualizer } from '@tanstack/react-virtual'
import { Flame } from 'lucide-react'
import { useRef } from 'react'
import { benches } from '../../state/benchmarks/benches'
import { useBenches } from '../../state/benchmarks/createBenches'
import { Button } from '../../ui/Button'
import { CutFront } from '../../ui/CutFront'
import { rowKeys } from '../../ui/rowKeys'
import { useRemPx } from '../../ui/useRemPx'
import type { BenchRow, BenchSheet } from '../../../shared/questions/benchSheet'
import styles from './BenchRows.module.css'
import { ValueStrip } from './ValueStrip'

/** Two strips, one over the other. */
const ROW_REM = 2.25
const OVERSCAN_ROWS = 8

type Props = { readonly sheet: BenchSheet; readonly selected: number | null; readonly onSelect: (row: number) => void }

export function BenchRows({ sheet, selected, onSelect }: Props) {
  const { heading, rows, overall } = sheet
  const scroller = useRef<HTMLDivElement>(null)
  const remPx = useRemPx()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * remPx,
    overscan: OVERSCAN_ROWS,
  })
  // What could have been seen stands under the verdict: a column of its own would push the profiles out of sight.
  const columns = heading.slice(1).filter(title => title !== '')
  const hasProfiles = useHasProfiles(rows)
  const widths = [...columns.map(widthOf), ...(hasProfiles ? ['6.5rem'] : [])]
  const layout = { gridTemplateColumns: `minmax(10rem, 1.8fr) minmax(9rem, 13rem) ${widths.join(' ')}` }
  const go = (row: number) => {
    onSelect(row)
    virtual.scrollToIndex(row)
  }
  return (
    <div
      className={styles['scroller']}
      ref={scroller}
      role="grid"
      aria-label="Benchmarks"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      onKeyDown={event =>
        rowKeys(event, {
          selectedRow: selected ?? -1,
          rowCount: rows.length,
          pageRows: 8,
          go,
          open: row => void benches.openProfile(rows[row]),
        })
      }
    >
      <div className={styles['table']}>
        <div className={styles['head']} role="row" style={layout}>
          <span role="columnheader">benchmark</span>
          <span role="columnheader">{rows.some(({ base }) => base !== null) ? 'values: baseline over current' : 'values'}</span>
          {columns.map((title, at) => (
            <span key={at} role="columnheader" data-number={isNumber(title) ? '' : undefined}>
              {title === 'base' ? 'baseline' : title}
            </span>
          ))}
          {hasProfiles ? <span role="columnheader">profile</span> : null}
        </div>
        <div className={styles['body']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              className={styles['row']}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === selected}
              style={{ ...layout, transform: `translateY(${start}px)` }}
              onClick={() => onSelect(index)}
            >
              <Cells row={rows[index]} columns={columns} hasProfiles={hasProfiles} />
            </div>
          ))}
        </div>
        {overall.map(cells => (
          <div key={cells[0]} className={styles['overall']} role="row" style={layout}>
            <span role="cell">{cells[0]}</span>
            <span />
            {cells.slice(1, columns.length + 1).map((cell, at) => (
              <span key={at} role="cell" data-number={isNumber(columns[at]) ? '' : undefined}>
                {cell}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

type CellsProps = { readonly row: BenchRow; readonly columns: readonly string[]; readonly hasProfiles: boolean }

function Cells({ row, columns, hasProfiles }: CellsProps) {
  const more = row.cells.slice(columns.length + 1).join(' ')
  return (
    <>
      <span role="rowheader" className={styles['name']} data-main={row.isMain}>
        {/* Names of one file begin alike: what tells them apart stands at their end. */}
        <CutFront text={row.isMain ? row.cells[0] : measureOf(row.cells[0])} />
      </span>
      <span role="cell">
        <ValueStrip base={row.base} current={row.current} />
      </span>
      {row.cells.slice(1, columns.length + 1).map((cell, at) => (
        <span
          key={at}
          role="cell"
          title={columns[at] === 'verdict' ? `${cell} ${more}`.trim() : cell}
          data-number={isNumber(columns[at]) ? '' : undefined}
          data-direction={columns[at] === 'verdict' ? row.direction : undefined}
        >
          {cell}
          {columns[at] === 'verdict' && more !== '' ? <small>{more}</small> : null}
        </span>
      ))}
      {hasProfiles ? (
        <span role="cell">
          <ProfileButton row={row} />
        </span>
      ) : null}
    </>
  )
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

const WORDS: ReadonlySet<string> = new Set(['unit', 'verdict'])

function isNumber(title: string | undefined): boolean {
  return title !== undefined && !WORDS.has(title)
}

function widthOf(title: string): string {
  if (title === '95 % of it' || title === '95 %') return '8.5rem'
  if (title === 'verdict') return 'minmax(8.5rem, 14rem)'
  if (title === 'MAD' || title === 'IQR') return '7rem'
  return title === 'n' ? '3rem' : '4.75rem'
}
