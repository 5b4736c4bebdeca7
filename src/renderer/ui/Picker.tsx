// One of many, found by typing: a field with a list under it, by mouse or keyboard.

import { Combobox } from '@base-ui/react/combobox'
import { ChevronDown } from 'lucide-react'
import { shownText } from './cutName'
import form from './Form.module.css'
import styles from './Picker.module.css'

type Props = {
  readonly label: string
  readonly items: readonly string[]
  readonly value: string | null
  readonly onChoose: (value: string) => void
  /** What is said in place of a value that is not chosen yet. */
  readonly placeholder: string
  readonly isDisabled?: boolean
  /** Asked for when the list is opened, where its items come late. */
  readonly onOpen?: () => void
  /** What is said where no item has what was typed. */
  readonly empty: string
}

/** More are found by typing. */
const MAX_SHOWN = 200
/** Of a longer value both ends are shown. */
const MAX_CHARS = 90

export function Picker({ label, items, value, onChoose, placeholder, isDisabled = false, onOpen, empty }: Props) {
  return (
    <Combobox.Root
      items={items}
      value={value}
      onValueChange={(chosen: string | null) => (chosen === null ? undefined : onChoose(chosen))}
      onOpenChange={open => (open ? onOpen?.() : undefined)}
      itemToStringLabel={(item: string | null) => (item === null ? '' : shownText(item, MAX_CHARS))}
      limit={MAX_SHOWN}
      autoHighlight
      disabled={isDisabled}
    >
      <span className={styles['group']}>
        <Combobox.Input className={`${form['field']} ${styles['input']}`} aria-label={label} placeholder={placeholder} />
        <Combobox.Trigger className={styles['open']} aria-label={`Show all: ${label}`}>
          <ChevronDown aria-hidden />
        </Combobox.Trigger>
      </span>
      <Combobox.Portal>
        <Combobox.Positioner className={styles['positioner']} sideOffset={2} align="start">
          <Combobox.Popup className={styles['popup']}>
            <Combobox.Empty>
              <p className={styles['empty']}>{empty}</p>
            </Combobox.Empty>
            <Combobox.List className={styles['list']}>
              {(item: string) => (
                <Combobox.Item key={item} value={item} className={styles['item']} title={item}>
                  {shownText(item, MAX_CHARS)}
                </Combobox.Item>
              )}
            </Combobox.List>
            {items.length > MAX_SHOWN ? <p className={styles['empty']}>{items.length} in all: type to find one</p> : null}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
