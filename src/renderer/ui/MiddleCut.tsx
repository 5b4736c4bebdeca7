// A file's name on one line that gives up what it begins with first: what tells it from another stays to the last.

import hidden from './VisuallyHidden.module.css'
import styles from './MiddleCut.module.css'
import { tellingStart } from './tellingStart'

/** `other`: the name that it stands beside. */
export function MiddleCut({ text, other }: { readonly text: string; readonly other: string }) {
  const at = tellingStart(text, other)
  return (
    <span className={styles['line']} title={text}>
      <bdi className={styles['front']} aria-hidden>
        {text.slice(0, at)}
      </bdi>
      <bdi className={styles['rest']} aria-hidden>
        {text.slice(at)}
      </bdi>
      <span className={hidden['hidden']}>{text}</span>
    </span>
  )
}
