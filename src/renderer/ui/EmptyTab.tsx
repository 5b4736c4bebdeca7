// What a tab of its own files is for, while none is open, and the ways to some.

import type { ReactNode } from 'react'
import styles from './TabPage.module.css'

type Props = { readonly icon: ReactNode; readonly title: string; readonly children: ReactNode }

export function EmptyTab({ icon, title, children }: Props) {
  return (
    <div className={styles['empty']}>
      {icon}
      <h2>{title}</h2>
      {children}
    </div>
  )
}
