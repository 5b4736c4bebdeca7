// A function's or file's name from a profile: text that may be 100 kB long or turn the writing direction, kept inside its own box.

import { useMemo, type ReactNode } from 'react'
import { cutMiddle } from '../../shared/base/text/cut'
import { labelOf, shownName } from '../../shared/names/label'
import hidden from './VisuallyHidden.module.css'
import { breakableParts, isPlaceBehind, shownText } from './cutName'
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

/**
 * On one line a function is its label, and gives up its qualifiers first, its own name last. The whole name is what is pointed at, heard
 * and found: one text, never two halves.
 */
export function Name({ text, limit = LINE_LIMIT, wraps = false, breaksAtParts = false, isCode = true }: Props) {
  const shown = useMemo(() => cutMiddle(shownText(isCode ? shownName(text) : text, limit), limit), [text, limit, isCode])
  const code = isCode ? styles['code'] : ''
  if (wraps) return <bdi className={`${styles['wraps']} ${code}`}>{breaksAtParts ? withBreaks(shown) : shown}</bdi>
  const line = `${isPlaceBehind(shown) ? styles['cutEnd'] : styles['cutFront']} ${code}`
  const label = isCode ? cutMiddle(labelOf(text), limit) : shown
  if (label === shown) {
    return (
      <span className={line} title={shown}>
        <bdi dir="ltr">{shown}</bdi>
      </span>
    )
  }
  return (
    <span className={line} title={shown}>
      <bdi dir="ltr" aria-hidden>
        {label}
      </bdi>
      <span className={hidden['hidden']}>{shown}</span>
    </span>
  )
}

/** Between parts of a name a line may break; what is copied and heard is the name as it is. */
function withBreaks(text: string): ReactNode {
  return breakableParts(text).flatMap((part, at) => (at === 0 ? [part] : [<wbr key={at} />, part]))
}
