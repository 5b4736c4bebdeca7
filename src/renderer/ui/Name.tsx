// A function's or file's name from a profile: text that may be 100 kB long or turn the writing direction, kept inside its own box.

import { useMemo, type ReactNode } from 'react'
import { cutMiddle } from '../../shared/base/text/cut'
import { shownName } from '../../shared/names/label'
import { shownText, splitForLine } from './cutName'
import styles from './Name.module.css'

type Props = {
  readonly text: string
  /** Characters that are shown; the rest is in the middle and can be copied with the whole. */
  readonly limit?: number
  readonly wraps?: boolean
  /** Of a name that wraps: after `.`, `::`, `/` and `#` first. */
  readonly breaksAtParts?: boolean
  readonly isCode?: boolean
}

/** No line on any screen is longer. */
const LINE_LIMIT = 400

/** On one line a name that does not fit is cut before its last part, which is the function's own. */
export function Name({ text, limit = LINE_LIMIT, wraps = false, breaksAtParts = false, isCode = true }: Props) {
  const shown = useMemo(() => cutMiddle(shownText(isCode ? shownName(text) : text, limit), limit), [text, limit, isCode])
  const code = isCode ? styles['code'] : ''
  if (wraps) return <bdi className={`${styles['wraps']} ${code}`}>{breaksAtParts ? withBreaks(shown) : shown}</bdi>
  const [head, tail] = splitForLine(shown)
  return (
    <bdi className={`${styles['line']} ${code}`} title={shown}>
      {head === '' ? null : <span className={styles['head']}>{head}</span>}
      <span className={styles['tail']}>{tail}</span>
    </bdi>
  )
}

/** Between parts of a name a line may break; what is copied and heard is the name as it is. */
function withBreaks(text: string): ReactNode {
  const parts = text.split(/(?<=::|[./#])(?=[\w$~<(])/)
  return parts.flatMap((part, at) => (at === 0 ? [part] : [<wbr key={at} />, part]))
}
