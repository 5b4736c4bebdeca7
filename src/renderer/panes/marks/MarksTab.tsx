// The Marks tab: what the program measured and marked of itself, name by name, with what the samples inside say.

import { useMemo, useState } from 'react'
import { formatCount, formatDurationNs, formatValue } from '../../../shared/base/quantity'
import { PLAIN_TRACK, type SpanRow } from '../../../shared/analysis/spans'
import { unitOf } from '../../../shared/profile/unit'
import { useAnswers } from '../../state/answers'
import { useSession } from '../../state/session'
import { chooseTime, selectionIn, showTab, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import { rowKeys } from '../../ui/rowKeys'
import type { MarkSheet } from '../../worker/protocol'
import { longestOf } from './longestMark'
import styles from './MarksTab.module.css'

/** A person reads no more; the search narrows them down. */
const MAX_ROWS = 500
const PAGE_ROWS = 10

export function MarksTab() {
  const current = useSession(state => state.current)
  const sheet = useAnswers(state => (state.marks?.profile === current ? (state.marks?.sheet ?? null) : null))
  const { sampleType } = useView(selectionIn)
  const query = useView(state => state.query.text).toLowerCase()
  if (current === null || sheet === null) return null
  const type = current.names.meta.sampleTypes[sampleType]
  return <Marks sheet={sheet} query={query} unit={unitOf(type)} measure={type?.name ?? ''} />
}

type Props = { readonly sheet: MarkSheet; readonly query: string; readonly unit: string; readonly measure: string }

function Marks({ sheet, query, unit, measure }: Props) {
  const [selected, setSelected] = useState(-1)
  const spans = useMemo(() => foundIn(sheet.spans, query), [sheet, query])
  const moments = useMemo(() => foundIn(sheet.moments, query), [sheet, query])
  const open = (row: SpanRow) => {
    const mark = longestOf(sheet, row, PLAIN_TRACK)
    if (mark === null) return
    chooseTime([sheet.startNs[mark], sheet.endNs[mark]])
    showTab('timeline')
  }
  return (
    <div className={styles['tab']}>
      <p className={styles['about']}>
        What the program measured of itself. Enter or a double click looks at the longest one on every tab.
        {selected === -1 || spans[selected] === undefined ? null : (
          <Button look="quiet" onClick={() => open(spans[selected])}>
            Look at the longest
          </Button>
        )}
      </p>
      <div
        className={styles['scroller']}
        role="grid"
        aria-label="Marks and measures"
        aria-rowcount={spans.length + 1}
        aria-activedescendant={selected === -1 ? undefined : `mark-row-${selected}`}
        tabIndex={0}
        onKeyDown={event =>
          rowKeys(event, {
            selectedRow: selected,
            rowCount: spans.length,
            pageRows: PAGE_ROWS,
            go: setSelected,
            open: row => open(spans[row]),
          })
        }
      >
        <div role="row" className={styles['head']}>
          <span role="columnheader">Measure</span>
          <span role="columnheader">Track</span>
          <span role="columnheader">Count</span>
          <span role="columnheader">Total</span>
          <span role="columnheader">Mean</span>
          <span role="columnheader">95th percentile</span>
          <span role="columnheader" title="What samples taken inside weigh, idle ones left out">
            {measure} inside
          </span>
        </div>
        {spans.map((row, at) => (
          <div
            key={`${row.name} ${row.track}`}
            id={`mark-row-${at}`}
            role="row"
            aria-selected={at === selected}
            className={styles['row']}
            onClick={() => setSelected(at)}
            onDoubleClick={() => open(row)}
          >
            <span role="gridcell">
              <Name text={row.name} limit={200} />
            </span>
            <span role="gridcell">
              <Name text={row.track ?? ''} limit={60} isCode={false} />
            </span>
            <span role="gridcell">{formatCount(row.count)}</span>
            <span role="gridcell">{formatDurationNs(row.totalNs)}</span>
            <span role="gridcell">{formatDurationNs(row.meanNs)}</span>
            <span role="gridcell">{formatDurationNs(row.p95Ns)}</span>
            <span role="gridcell">{formatValue(row.inside, unit)}</span>
          </div>
        ))}
        {spans.length === 0 ? (
          <p className={styles['none']}>{query === '' ? 'Nothing was measured, only marked.' : 'No measure matches the search.'}</p>
        ) : null}
      </div>
      {moments.length === 0 ? null : (
        <section className={styles['moments']} aria-label="Moments">
          <h2>Moments</h2>
          <ul>
            {moments.map(({ name, track, count }) => (
              <li key={`${name} ${track}`}>
                <Name text={name} limit={120} /> <span>{formatCount(count)} ×</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function foundIn<T extends { readonly name: string }>(rows: readonly T[], query: string): readonly T[] {
  return rows.filter(({ name }) => name.toLowerCase().includes(query)).slice(0, MAX_ROWS)
}
