// A thin moving line at the lower edge of what holds it, while an answer is late.

import { useWaiting } from '../state/asking/waiting'
import styles from './LateBar.module.css'

export function LateBar() {
  const isLate = useWaiting(state => state.isLate)
  return isLate ? <div className={styles['bar']} role="progressbar" aria-label="Working on what was asked for" /> : null
}
