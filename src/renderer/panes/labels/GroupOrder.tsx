// What stacks are grouped by, outermost first, in an order that can be changed.

import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import { groupByLabels, movedKey, toggledKey } from '../../state/grouping'
import { IconButton } from '../../ui/Button'
import { Name } from '../../ui/Name'
import styles from './LabelsPanel.module.css'

export function GroupOrder({ keys }: { readonly keys: readonly string[] }) {
  return (
    <div className={styles['order']}>
      <span className={styles['hint']}>Grouped by</span>
      <ol className={styles['orderList']}>
        {keys.map((key, at) => (
          <li key={key}>
            <Name text={key} limit={40} />
            {keys.length < 2 ? null : (
              <>
                <IconButton
                  label={`${key}: further out`}
                  icon={<ArrowLeft aria-hidden />}
                  disabled={at === 0}
                  onClick={() => void groupByLabels(movedKey(keys, key, -1))}
                />
                <IconButton
                  label={`${key}: further in`}
                  icon={<ArrowRight aria-hidden />}
                  disabled={at === keys.length - 1}
                  onClick={() => void groupByLabels(movedKey(keys, key, 1))}
                />
              </>
            )}
            <IconButton
              label={`Do not group by ${key}`}
              icon={<X aria-hidden />}
              onClick={() => void groupByLabels(toggledKey(keys, key))}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}
