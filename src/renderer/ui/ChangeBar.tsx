// A change as a bar from a centre line: to the right what grew, to the left what shrank.

import styles from './ChangeBar.module.css'

/** `part`: of the largest change that is shown, −1 … 1. */
export function ChangeBar({ part }: { readonly part: number }) {
  const size = Math.min(1, Math.abs(Number.isFinite(part) ? part : 0)) * 50
  const left = part < 0 ? 50 - size : 50
  return (
    <span aria-hidden data-colour className={styles['track']}>
      <span className={styles['bar']} data-shrank={part < 0 ? '' : undefined} style={{ left: `${left}%`, width: `${size}%` }} />
    </span>
  )
}
