// A thin moving line at the lower edge of what holds it, while an answer is late.

import { waiting } from '../state/asking/waiting'
import styles from './LateBar.module.css'

export function LateBar() {
  const isLate = waiting.useLate(state => state.isLate)
  return isLate ? <div className={styles['bar']} role="progressbar" aria-label="Working on what was asked for" /> : null
}
