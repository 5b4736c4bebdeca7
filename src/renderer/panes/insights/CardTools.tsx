// What can be done with a finding besides going there: read about its rule, copy it, note something on it, put it aside.

import { BookOpen, Copy, EyeOff, NotebookPen } from 'lucide-react'
import type { InsightReport } from '../../../shared/insights/insight'
import { showOverlay } from '../../state/overlay'
import { noteText } from '../../state/findings/noteBook'
import { dismiss, useNotes, useNoteSubject } from '../../state/findings/notes'
import { pointAt } from '../../state/findings/findingsView'
import { IconButton } from '../../ui/Button'
import { DropMenu, MenuItem } from '../../ui/Menu'
import { sayCopied } from '../../ui/sayCopied'
import { say } from '../../ui/Toasts'
import styles from './FindingCard.module.css'
import type { Finding } from '../../state/findings/findingList'
import { markdownText, plainText } from '../../state/findings/findingText'
import { hasHelp, showHelp } from './ruleHelp'

type Props = { readonly finding: Finding; readonly report: InsightReport; readonly hasNote: boolean }

export function CardTools({ finding, report, hasNote }: Props) {
  const { key, insight } = finding
  const subject = { kind: 'finding', finding: key } as const
  const copy = (text: typeof plainText) => {
    const note = noteText(useNotes.getState().notes, subject)
    void sayCopied(text(insight, report, note))
  }
  const write = () => {
    useNoteSubject.setState({ subject })
    showOverlay('note')
  }
  const takeAway = () => {
    pointAt(null)
    dismiss(key)
    say('Dismissed. It is listed below the findings')
  }
  return (
    <span className={styles['tools']}>
      {hasHelp ? <IconButton label="About this rule" icon={<BookOpen aria-hidden />} onClick={() => void showHelp(insight)} /> : null}
      <DropMenu align="end" trigger={<IconButton label="Copy finding" icon={<Copy aria-hidden />} />}>
        <MenuItem onClick={() => copy(plainText)}>Copy as text</MenuItem>
        <MenuItem onClick={() => copy(markdownText)}>Copy as Markdown</MenuItem>
      </DropMenu>
      <IconButton label={hasNote ? 'Change your note' : 'Note for the report…'} icon={<NotebookPen aria-hidden />} onClick={write} />
      <IconButton label="Dismiss finding" icon={<EyeOff aria-hidden />} onClick={takeAway} />
    </span>
  )
}
