// What can be done with all findings together, and with the rules behind them.

import { Ellipsis } from 'lucide-react'
import { ActionItem } from '../../parts/ActionItem'
import { useAnswers } from '../../state/answers'
import { shownFindings } from '../../state/foundFindings'
import { noteText } from '../../state/findings/noteBook'
import { restoreAll, useNotes } from '../../state/findings/notes'
import { IconButton } from '../../ui/Button'
import { DropMenu, MenuItem, MenuLine } from '../../ui/Menu'
import { sayCopied } from '../../ui/sayCopied'
import { markdownText, plainText } from '../../state/findings/findingText'
import { useFindingList } from '../../state/findings/findingList'

export function FindingsMenu() {
  const report = useAnswers(({ findings }) => shownFindings(findings)?.report ?? null)
  const { cards, doubts, dismissed } = useFindingList()
  const isEmpty = report === null || cards.length + doubts.length === 0
  const copyAll = (text: typeof plainText) => {
    if (report === null) return
    const { notes } = useNotes.getState()
    const all = [...cards, ...doubts].map(({ insight, key }) => text(insight, report, noteText(notes, { kind: 'finding', finding: key })))
    void sayCopied(all.join('\n'))
  }
  return (
    <DropMenu align="end" trigger={<IconButton label="More on findings" icon={<Ellipsis aria-hidden />} />}>
      <MenuItem isDisabled={isEmpty} onClick={() => copyAll(plainText)}>
        Copy all as text
      </MenuItem>
      <MenuItem isDisabled={isEmpty} onClick={() => copyAll(markdownText)}>
        Copy all as Markdown
      </MenuItem>
      <MenuItem isDisabled={dismissed.length === 0} onClick={restoreAll}>
        Restore all dismissed
      </MenuItem>
      <MenuLine />
      <ActionItem id="rules" />
    </DropMenu>
  )
}
