// A function's or file's name from a profile: text that may be 100 kB long or turn the writing direction, kept inside its own box.

import { useMemo } from 'react'
import { cutMiddle } from '../../shared/base/text/cut'
import { shownText, splitForLine } from './cutName'
import styles from './Name.module.css'

type Props = {
  readonly text: string
  /** Characters that are shown; the rest is in the middle and can be copied with the whole. */
  readonly limit?: number
  readonly wraps?: boolean
  readonly isCode?: boolean
}

/** No line on any screen is longer. */
const LINE_LIMIT = 400

/** On one line a name that does not fit is cut before its last part, which is the function's own. */
export function Name({ text, limit = LINE_LIMIT, wraps = false, isCode = true }: Props) {
  const shown = useMemo(() => cutMiddle(shownText(text, limit), limit), [text, limit])
  const code = isCode ? styles['code'] : ''
  if (wraps) return <bdi className={`${styles['wraps']} ${code}`}>{shown}</bdi>
  const [head, tail] = splitForLine(shown)
  return (
    <bdi className={`${styles['line']} ${code}`} title={shown}>
      {head === '' ? null : <span className={styles['head']}>{head}</span>}
      <span className={styles['tail']}>{tail}</span>
    </bdi>
  )
}
