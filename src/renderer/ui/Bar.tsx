// A share as a bar behind or beside its number.

import styles from './Bar.module.css'

type Props = { readonly share: number; readonly look: 'self' | 'total' }

export function Bar({ share, look }: Props) {
  const percent = Math.max(0, Math.min(1, Number.isFinite(share) ? share : 0)) * 100
  return <span aria-hidden data-colour className={`${styles['bar']} ${styles[look]}`} style={{ width: `${percent}%` }} />
}
