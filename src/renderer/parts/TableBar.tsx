// The line over a table: how much is in it, and what can be done with it as a whole.

import { ClipboardCopy } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../ui/Button'
import { DropMenu } from '../ui/Menu'
import styles from './TableBar.module.css'
import { TableItems } from './TableItems'

type Props = {
  readonly children: ReactNode
  /** Behind the menu. */
  readonly more?: ReactNode
}

export function TableBar({ children, more }: Props) {
  return (
    <div className={styles['bar']}>
      {children}
      <span className={styles['space']} />
      <DropMenu align="end" trigger={<IconButton label="Copy or save the table" icon={<ClipboardCopy aria-hidden />} />}>
        <TableItems />
      </DropMenu>
      {more}
    </div>
  )
}
