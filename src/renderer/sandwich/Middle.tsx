// The function in the middle of the sandwich, with what it weighs.

import { formatValue } from '../../shared/base/quantity'
import { functionName } from '../../shared/profile/profile'
import { shareOf } from '../flame/frameFacts'
import type { DrawnTree } from '../stores/answers'
import { unitOf } from '../stores/unit'
import { Name } from '../ui/Name'
import styles from './SandwichTab.module.css'

/** `drawn` is the tree of callees: its root's total is the function's, and what no callee took is its own. */
export function Middle({ drawn, fn }: { readonly drawn: DrawnTree; readonly fn: number }) {
  const { names } = drawn.profile
  const unit = unitOf(names.meta.sampleTypes[drawn.choice.sampleType])
  const total = drawn.tree.totalValue
  return (
    <div className={styles['middle']}>
      <span className={styles['name']}>
        <Name text={functionName(names, fn)} limit={300} />
      </span>
      <span className={styles['number']}>
        total <b>{formatValue(total, unit)}</b> {shareOf(total, drawn.wholeValue)} of the profile
      </span>
    </div>
  )
}
