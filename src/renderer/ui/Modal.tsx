// A dialog over the window: the command palette and the list of keys.

import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import styles from './Modal.module.css'

type Props = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly label: string
  readonly size: 'narrow' | 'wide' | 'large'
  readonly children: ReactNode
}

export function Modal({ isOpen, onClose, label, size, children }: Props) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={open => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Viewport className={styles['viewport']}>
          <Dialog.Popup className={`${styles['popup']} ${styles[size]}`} aria-label={label}>
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
