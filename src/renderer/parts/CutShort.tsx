// Of a very large profile upside down: what is missing is said where it would be looked for.

import { Scissors } from 'lucide-react'
import { formatCount } from '../../shared/base/quantity'
import { Tip } from '../ui/Tip'
import styles from './CutShort.module.css'

/** How many stacks of the shown tree end before their outermost caller; nothing where none do. */
export function CutShort({ count }: { readonly count: number }) {
  if (count === 0) return null
  const why = `${formatCount(count)} stacks end before their outermost caller: all of them would be too many frames. Focus on a frame to see all of its callers.`
  return (
    <Tip label={why}>
      <span className={styles['cut']} tabIndex={0}>
        <Scissors aria-hidden />
        Callers cut short
      </span>
    </Tip>
  )
}
