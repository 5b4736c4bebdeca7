// Which columns are shown and in what order.

import { ArrowDown, ArrowUp } from 'lucide-react'
import { usePreferences } from '../../state/preferences'
import { Button, IconButton } from '../../ui/Button'
import styles from './ColumnChooser.module.css'
import { canHide, moveColumn, orderedColumns, resetColumns, showColumn, TOP_TABLE } from '../../state/tableColumns'

export function ColumnChooser({ titleOf }: { readonly titleOf: (id: string) => string }) {
  const chosen = usePreferences(state => state.tables[TOP_TABLE])
  const columns = orderedColumns(chosen)
  return (
    <div className={styles['chooser']}>
      <ul>
        {columns.map(({ id }, at) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen?.hidden.includes(id) !== true}
                disabled={!canHide(id)}
                onChange={event => showColumn(id, event.target.checked)}
              />
              {titleOf(id)}
            </label>
            <IconButton
              label={`Move ${titleOf(id)} left`}
              icon={<ArrowUp aria-hidden />}
              disabled={at === 0}
              onClick={() => moveColumn(id, -1)}
            />
            <IconButton
              label={`Move ${titleOf(id)} right`}
              icon={<ArrowDown aria-hidden />}
              disabled={at === columns.length - 1}
              onClick={() => moveColumn(id, 1)}
            />
          </li>
        ))}
      </ul>
      <Button onClick={resetColumns}>Reset</Button>
    </div>
  )
}
