// A weight in a table: the value, its share, and the share as a bar beside them.

import { Bar } from './Bar'
import styles from './Weight.module.css'

type Props = {
  readonly value: string
  /** As wide as any of its column: the same in each row, so that bars begin and end alike. */
  readonly widest: string
  readonly share: string
  /** 0..1 */
  readonly part: number
  readonly look: 'self' | 'total'
}

export function Weight({ value, widest, share, part, look }: Props) {
  return (
    <div role="gridcell" className={styles['weight']}>
      <span className={styles['bar']}>
        <Bar share={part} look={look} />
      </span>
      <span className={styles['value']} data-widest={widest}>
        {value}
      </span>
      <span className={styles['share']}>{share}</span>
    </div>
  )
}
