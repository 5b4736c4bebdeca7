// The function in the middle of the sandwich, with what it weighs.

import { functionName } from '../../../shared/profile/profile'
import { unitOf } from '../../../shared/profile/unit'
import { Name } from '../../ui/Name'
import styles from './SandwichTab.module.css'
import { formatValue, shareOf } from '../../../shared/base/quantity'
import type { DrawnTree } from '../../worker/opened'

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
