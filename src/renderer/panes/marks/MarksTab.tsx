// The Marks tab: what the program measured and marked of itself, name by name, with what the samples inside say.

import { useMemo, useState } from 'react'
import { PLAIN_TRACK, type SpanRow } from '../../../shared/analysis/spans'
import { formatCount } from '../../../shared/base/quantity'
import { FunctionGrid } from '../../parts/FunctionGrid'
import { TableBar } from '../../parts/TableBar'
import { useAnswers } from '../../state/answers'
import { measureIn } from '../../state/export/tableNow'
import { useSession } from '../../state/session'
import { MARK_TABLE, markCell, markColumns, markRows } from '../../state/tables/markTable'
import { chooseTime, selectionIn, showTab, sortMarks, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import type { MarkSheet } from '../../../shared/questions/marks'
import styles from './MarksTab.module.css'

export function MarksTab() {
  const current = useSession(state => state.current)
  const sheet = useAnswers(state => (state.marks?.profile === current ? (state.marks?.sheet ?? null) : null))
  // Follows what is chosen.
  useView(selectionIn)
  const query = useView(state => state.query.text)
  if (current === null || sheet === null) return null
  return <Marks sheet={sheet} query={query} {...measureIn(current)} />
}

type Props = { readonly sheet: MarkSheet; readonly query: string; readonly unit: string; readonly measure: string }

function Marks({ sheet, query, unit, measure }: Props) {
  const [selected, setSelected] = useState<number | null>(null)
  const sort = useView(state => state.markSort)
  const columns = useMemo(() => markColumns(measure), [measure])
  const rows = useMemo(() => markRows(sheet.spans, query, sort), [sheet, query, sort])
  const moments = sheet.moments.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
  const open = (row: number) => {
    const mark = longestOf(sheet, sheet.spans[row], PLAIN_TRACK)
    if (mark === null) return
    chooseTime([sheet.startNs[mark], sheet.endNs[mark]])
    showTab('timeline')
  }
  return (
    <div className={styles['tab']}>
      <TableBar>
        <span>What the program measured of itself. Enter or a double click looks at the longest one on every tab.</span>
        {selected === null || !rows.includes(selected) ? null : (
          <Button look="quiet" onClick={() => open(selected)}>
            Look at the longest
          </Button>
        )}
      </TableBar>
      <FunctionGrid
        grid={{ table: MARK_TABLE, columns, sort, onSort: sortMarks }}
        label="Marks and measures"
        rowId="mark-row"
        rows={rows}
        selectedFn={selected}
        onChoose={setSelected}
        onOpen={open}
        emptyClass={styles['none']}
        emptyText={query === '' ? 'Nothing was measured, only marked.' : 'No name matches the search.'}
        cellsOf={(row, heads) =>
          heads.map(({ column: { id, isNumber } }) => (
            <span key={id} role="gridcell" className={styles['cell']} data-number={isNumber ? '' : undefined}>
              {isNumber ? (
                markCell(sheet.spans[row], id, unit)
              ) : (
                <Name text={markCell(sheet.spans[row], id, unit)} limit={200} isCode={id === 'name'} />
              )}
            </span>
          ))
        }
      />
      {moments.length === 0 ? null : (
        <section className={styles['moments']} aria-label="Moments">
          <h2>Moments</h2>
          <ul>
            {moments.map(({ name, track, count }) => (
              <li key={`${name} ${track}`}>
                <Name text={name} limit={120} /> <span>×{formatCount(count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** The longest of the measures of one name and track. `plainTrack`: the name of the track that stands for none. Null where there is none of it. */
function longestOf(sheet: MarkSheet, { name, track }: Pick<SpanRow, 'name' | 'track'>, plainTrack: string): number | null {
  const [nameRow, trackRow] = [sheet.names.indexOf(name), sheet.tracks.indexOf(track ?? plainTrack)]
  let longest: number | null = null
  for (let mark = 0; mark < sheet.name.length; mark++) {
    if (sheet.name[mark] !== nameRow || sheet.track[mark] !== trackRow) continue
    const lasts = (at: number) => sheet.endNs[at] - sheet.startNs[at]
    if (lasts(mark) > 0 && (longest === null || lasts(mark) > lasts(longest))) longest = mark
  }
  return longest
}
