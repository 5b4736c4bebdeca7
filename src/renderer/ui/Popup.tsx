// A panel that opens beside its button, for more than a menu: the import receipt, the legend, the columns of a table.

import { Popover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import styles from './Popup.module.css'

type Props = {
  readonly trigger: ReactElement
  readonly title: string
  readonly children: ReactNode
  readonly side?: 'top' | 'bottom'
  readonly align?: 'start' | 'end'
}

export function Popup({ trigger, title, children, side = 'bottom', align = 'start' }: Props) {
  return (
    <Popover.Root>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner className={styles['positioner']} side={side} align={align} sideOffset={6}>
          <Popover.Popup className={styles['popup']}>
            <Popover.Title className={styles['title']}>{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
