// Writes a note on a finding or a frame: kept with the profile, marked in the graph, and taken into the report.

import { useState } from 'react'
import { showOverlay, useOverlay } from '../../state/overlay'
import { MAX_NOTE_CHARS, noteText, type NoteSubject } from '../../state/findings/noteBook'
import { useNotes, useNoteSubject, writeNote } from '../../state/findings/notes'
import { ruleTitle } from './ruleDraft'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { Name } from '../../ui/Name'
import styles from './Dialogs.module.css'
import form from '../../ui/Form.module.css'

const close = () => showOverlay('none')

export function NoteDialog() {
  const isOpen = useOverlay(state => state.overlay === 'note')
  const subject = useNoteSubject(state => state.subject)
  return (
    <Modal isOpen={isOpen && subject !== null} onClose={close} label="Note for the report" size="narrow">
      {subject === null ? null : <NoteForm subject={subject} />}
    </Modal>
  )
}

function NoteForm({ subject }: { readonly subject: NoteSubject }) {
  const before = useNotes(({ notes }) => noteText(notes, subject))
  const canKeep = useNotes(state => state.contentKey !== null)
  const [text, setText] = useState(before)
  const keep = (kept: string) => {
    writeNote(subject, kept)
    close()
  }
  const functionName = subject.kind === 'frame' ? subject.frame.functionName : subject.finding.functionName
  return (
    <form
      className={form['form']}
      onSubmit={event => {
        event.preventDefault()
        keep(text)
      }}
    >
      <h2>Note for the report</h2>
      <p className={form['about']}>
        {subject.kind === 'frame' ? 'On the frame ' : `On the finding ‘${ruleTitle(subject.finding.rule)}’ `}
        {functionName === '' ? null : <Name text={functionName} limit={200} wraps />}
      </p>
      <textarea
        className={styles['text']}
        aria-label="Note"
        rows={5}
        maxLength={MAX_NOTE_CHARS}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep(text)
        }}
        autoFocus
      />
      {canKeep ? null : <p className={styles['fault']}>Notes cannot be kept for this profile: its notes could not be read.</p>}
      <div className={form['buttons']}>
        {before === '' ? null : <Button onClick={() => keep('')}>Delete note</Button>}
        <span className={form['space']} />
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!canKeep}>
          Save note
        </Button>
      </div>
    </form>
  )
}
