// Own code alone, at one click, and beside it the list of what is own.

import { ChevronDown, UserRound } from 'lucide-react'
import { keysOf } from '../../actions/keyboard'
import { OWN_CODE_BUTTON_ID } from '../../actions/viewActions'
import { chosenOf, hasSwitch } from '../../state/history'
import { toggleMyCode } from '../../state/myCode'
import { useView } from '../../state/view'
import { Button } from '../../ui/Button'
import narrow from '../../ui/NarrowWord.module.css'
import { Popup } from '../../ui/Popup'
import { Tip } from '../../ui/Tip'
import styles from './MyCode.module.css'
import { OwnCodeList } from './OwnCodeList'

export function MyCode() {
  const isOn = useView(state => hasSwitch(chosenOf(state.history), 'merge-foreign'))
  return (
    <span className={styles['pair']}>
      <Tip label="Libraries, runtime and kernel fold into their callers" keys={keysOf('merge-foreign')}>
        <Button look="quiet" className={styles['switch']} aria-pressed={isOn} onClick={toggleMyCode}>
          <UserRound aria-hidden />
          <span className={narrow['lastWord']}>My code</span>
        </Button>
      </Tip>
      <Popup
        title="Whose code it is"
        trigger={
          <Button look="quiet" className={styles['more']} id={OWN_CODE_BUTTON_ID} aria-label="What is own code" title="What is own code">
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <OwnCodeList />
      </Popup>
    </span>
  )
}
