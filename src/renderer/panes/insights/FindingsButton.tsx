// Opens the findings where they are not on screen, and says how many there are.

import { Lightbulb } from 'lucide-react'
import { actionOf } from '../../actions/actions'
import { keysOf } from '../../actions/keyboard'
import { useAnswers } from '../../state/answers'
import { useFindingsView } from '../../state/findings/findingsView'
import { usePreferences } from '../../state/preferences'
import { Button } from '../../ui/Button'
import narrow from '../../ui/NarrowWord.module.css'
import { Tip } from '../../ui/Tip'
import { useIsNarrow } from '../../ui/narrowWindow'
import { useFindingList } from '../../state/findings/findingList'
import styles from './FindingsButton.module.css'

/** Where the keyboard goes when the drawer closes. */
export const FINDINGS_BUTTON_ID = 'findings-button'

export function FindingsButton() {
  const isNarrow = useIsNarrow()
  const isDocked = usePreferences(state => state.showsFindings)
  const isDrawerOpen = useFindingsView(state => state.isDrawerOpen)
  const isLooking = useAnswers(state => state.findings.kind === 'looking')
  const { cards } = useFindingList()
  const isOpen = isNarrow ? isDrawerOpen : isDocked
  if (isOpen && !isNarrow) return null
  return (
    <Tip label="What is slow, and what to do" keys={keysOf('findings')}>
      <Button id={FINDINGS_BUTTON_ID} look="quiet" aria-expanded={isOpen} onClick={actionOf('findings').run}>
        <Lightbulb aria-hidden />
        <span className={narrow['lastWord']}>Findings</span>
        {isLooking || cards.length === 0 ? null : <span className={styles['count']}>{cards.length}</span>}
      </Button>
    </Tip>
  )
}
