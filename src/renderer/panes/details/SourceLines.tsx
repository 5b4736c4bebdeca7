// Which source lines of the selected function hold its weight, where the profile tells lines.

import styles from './Details.module.css'
import { shareOf } from '../../../shared/base/quantity'

/** More lines than this are no hot spot. */
const MAX_ROWS = 30

type Props = { readonly lines: readonly { readonly line: number; readonly value: number }[]; readonly whole: number }

export function SourceLines({ lines, whole }: Props) {
  return (
    <div className={styles['lines']}>
      <h3 className={styles['heading']}>
        <span>Lines</span>
      </h3>
      <div className={styles['list']}>
        {lines.slice(0, MAX_ROWS).map(({ line, value }) => (
          <div key={line} className={styles['row']}>
            <span className={styles['share']}>{shareOf(value, whole)}</span>
            <span>line {line}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
