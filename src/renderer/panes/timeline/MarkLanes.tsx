// What the program marked and measured of itself, a row a track: a click on a measure makes it the stretch of time that every view shows.

import { useMemo } from 'react'
import { formatDurationNs } from '../../../shared/base/quantity'
import { shownText } from '../../ui/cutName'
import { Name } from '../../ui/Name'
import { chooseTime } from '../../state/view'
import type { MarkSheet } from '../../../shared/questions/marks'
import { markRows, type MarkRow } from './markRows'
import { shareAt, type TimeAxis } from './timeAxis'
import styles from './TimelineTab.module.css'

type Props = { readonly marks: MarkSheet; readonly axis: TimeAxis; readonly widthPx: number }

/** More elements than that in one row make panning stutter; then the longest stand for all. */
const MAX_SHOWN = 400

export function MarkLanes({ marks, axis, widthPx }: Props) {
  const rows = useMemo(() => markRows(marks), [marks])
  return rows.map(row => <MarkLane key={`${row.title} ${row.level}`} marks={marks} axis={axis} widthPx={widthPx} row={row} />)
}

function MarkLane({ marks, axis, widthPx, row }: Props & { readonly row: MarkRow }) {
  const { startNs, endNs, name, names } = marks
  const inSight = row.marks.filter(mark => endNs[mark] >= axis.fromNs && startNs[mark] <= axis.toNs)
  const shown =
    inSight.length <= MAX_SHOWN ? inSight : [...inSight].sort((a, b) => endNs[b] - startNs[b] - (endNs[a] - startNs[a])).slice(0, MAX_SHOWN)
  return (
    <div className={styles['lane']} data-marks>
      <span className={styles['markTitle']}>{row.level === 0 ? <Name text={row.title} limit={60} isCode={false} /> : null}</span>
      <span className={styles['window']}>
        {shown.map(mark => {
          const isMoment = endNs[mark] === startNs[mark]
          const left = Math.max(-0.01, shareAt(axis, startNs[mark]))
          const right = Math.min(1.01, shareAt(axis, endNs[mark]))
          const text = shownText(names[name[mark]] ?? '', MAX_NAME_CHARS)
          const at = formatDurationNs(startNs[mark])
          const title = isMoment ? `${text}, at ${at}` : `${text}, ${formatDurationNs(endNs[mark] - startNs[mark])} from ${at}`
          const style = { left: `${left * 100}%`, ...(isMoment ? {} : { width: `${(right - left) * 100}%` }) }
          return isMoment ? (
            <i key={mark} className={styles['moment']} style={style} title={title} />
          ) : (
            // The table of marks does the same by keyboard.
            <button
              key={mark}
              type="button"
              tabIndex={-1}
              className={styles['measure']}
              style={style}
              title={title}
              aria-label={title}
              onClick={() => chooseTime([startNs[mark], endNs[mark]])}
            >
              {(right - left) * widthPx < MIN_LABEL_PX ? '' : text}
            </button>
          )
        })}
      </span>
    </div>
  )
}

const MAX_NAME_CHARS = 100
/** Three letters and a dot; less says nothing. */
const MIN_LABEL_PX = 32
