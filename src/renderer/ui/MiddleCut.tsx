// A file's name on one line that gives up what it has in common with another first: what tells it from that one stays to the last.

import hidden from './VisuallyHidden.module.css'
import styles from './MiddleCut.module.css'
import { tellingPart } from './tellingPart'

/** `other`: the name that it stands beside. */
export function MiddleCut({ text, other }: { readonly text: string; readonly other: string }) {
  const { front, telling, end } = tellingPart(text, other)
  return (
    <span className={styles['line']} title={text}>
      <bdi className={end === '' ? styles['front'] : styles['shared']} aria-hidden>
        {front}
      </bdi>
      <bdi className={styles['telling']} aria-hidden>
        {telling}
      </bdi>
      <bdi className={styles['shared']} aria-hidden>
        {end}
      </bdi>
      <span className={hidden['hidden']}>{text}</span>
    </span>
  )
}
