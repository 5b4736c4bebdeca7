// One cell of a comparison: a value of one side, the change with its bar and how sure it is, or how many times.

import type { ChangeFacts } from '../state/frameFacts'
import type { SideColumn } from '../state/sideSort'
import { ChangeBar } from '../ui/ChangeBar'
import { SureDot } from '../ui/SureDot'
import hidden from '../ui/VisuallyHidden.module.css'
import styles from './SideCell.module.css'

type Props = {
  readonly column: Exclude<SideColumn, 'name'>
  readonly self: ChangeFacts
  readonly total: ChangeFacts
  /** Of the largest change, −1 … 1. */
  readonly selfPart: number
  readonly totalPart: number
}

const WORDS = { sure: 'more than noise', noise: 'within noise', unknown: 'not known whether it is noise' } as const

export function SideCell({ column, self, total, selfPart, totalPart }: Props) {
  const [facts, part] = column.startsWith('self') ? [self, selfPart] : [total, totalPart]
  if (column.endsWith('-change')) {
    return (
      <div role="gridcell" className={styles['change']} title={`${facts.percent} of baseline, ${WORDS[facts.level]}`}>
        <SureDot level={facts.level} />
        <span className={hidden['hidden']}>{WORDS[facts.level]}</span>
        <span data-noise={facts.level === 'sure' ? undefined : ''}>{facts.difference}</span>
        <ChangeBar part={part} />
      </div>
    )
  }
  const text = column.endsWith('-baseline') ? facts.baseline : column.endsWith('-current') ? facts.current : facts.times
  return (
    <div role="gridcell" className={styles['value']}>
      {text}
    </div>
  )
}
