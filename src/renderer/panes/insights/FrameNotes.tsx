// The person's own notes on frames: each with its letter in the graph.

import { NotebookPen } from 'lucide-react'
import type { NamedPlace } from '../../../shared/analysis/places'
import { pointAt } from '../../state/findings/findingsView'
import { frameNotes } from '../../state/findings/noteBook'
import { showOverlay } from '../../state/overlay'
import { useNotes, useNoteSubject } from '../../state/findings/notes'
import { IconButton } from '../../ui/Button'
import { Name } from '../../ui/Name'
import styles from './FindingsPanel.module.css'
import { goToPlace } from '../../state/findings/goThere'
import { noteLetter } from '../../graph/badges'

export function FrameNotes() {
  const notes = frameNotes(useNotes(state => state.notes))
  if (notes.length === 0) return null
  const write = (frame: NamedPlace) => {
    useNoteSubject.setState({ subject: { kind: 'frame', frame } })
    showOverlay('note')
  }
  return (
    <section aria-label="Notes">
      <h3 className={styles['heading']}>Notes</h3>
      <ul>
        {notes.map(({ frame, text }, at) => (
          <li
            key={at}
            className={styles['small']}
            onPointerEnter={() => pointAt({ kind: 'note', at })}
            onPointerLeave={() => pointAt(null)}
            onFocus={() => pointAt({ kind: 'note', at })}
            onBlur={() => pointAt(null)}
          >
            <span className={styles['letter']}>{noteLetter(at)}</span>
            <button type="button" className={styles['smallText']} onClick={() => goToPlace(frame)}>
              <Name text={frame.functionName} limit={110} wraps />
              <bdi className={styles['written']}>{text}</bdi>
            </button>
            <IconButton label="Change your note" icon={<NotebookPen aria-hidden />} onClick={() => write(frame)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
