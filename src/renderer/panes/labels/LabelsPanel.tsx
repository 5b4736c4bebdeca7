// The panel of labels: the keys, the values of one of them with their shares, and what the stacks are grouped by.

import { useState } from 'react'
import { formatCount, formatShare } from '../../../shared/base/quantity'
import { CompareParts } from '../../parts/CompareParts'
import { useAnswers } from '../../state/answers'
import { partNow } from '../../state/comparedParts'
import { groupByLabels, toggledKey } from '../../state/grouping'
import { selectionIn, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import type { OpenProfile } from '../../worker/opened'
import { GroupOrder } from './GroupOrder'
import styles from './LabelsPanel.module.css'
import form from '../../ui/Form.module.css'
import { VALUE_LIST_ID, ValueList } from './ValueList'

export function LabelsPanel({ profile }: { readonly profile: OpenProfile }) {
  const labels = useAnswers(state => state.labels)
  const whole = useAnswers(state => state.tree?.wholeValue ?? 0)
  const selection = useView(selectionIn)
  const [wanted, setWanted] = useState<string | null>(null)
  const [query, setQuery] = useState('')
  const keys = labels?.profile === profile ? labels.keys : []
  const shown = keys.find(({ key }) => key === wanted) ?? keys[0]
  if (shown === undefined) return <p className={styles['hint']}>…</p>
  const found = shown.values.filter(({ value }) => value.toLowerCase().includes(query.trim().toLowerCase()))
  const { groupBy: grouped = [] } = selection
  return (
    <div className={styles['panel']}>
      <div className={styles['columns']}>
        <ul className={styles['keys']} aria-label="Keys">
          {keys.map(({ key, weight }) => (
            <li key={key}>
              <button type="button" className={styles['key']} aria-pressed={key === shown.key} onClick={() => setWanted(key)}>
                <Name text={key} limit={60} />
                <span className={styles['share']} title="Share of the profile that has this label">
                  {formatShare(whole === 0 ? 0 : weight / whole)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles['values']}>
          <div className={styles['head']}>
            <input
              className={`${form['field']} ${styles['filter']}`}
              type="text"
              spellCheck={false}
              autoComplete="off"
              autoFocus
              aria-label={`Find values of ${shown.key}`}
              placeholder={`Find among ${formatCount(shown.valueCount)} ${shown.valueCount === 1 ? 'value' : 'values'}`}
              value={query}
              onChange={event => setQuery(event.target.value)}
              onKeyDown={event => {
                if (event.key !== 'ArrowDown') return
                event.preventDefault()
                document.getElementById(VALUE_LIST_ID)?.focus()
              }}
            />
            <Button aria-pressed={grouped.includes(shown.key)} onClick={() => void groupByLabels(toggledKey(grouped, shown.key))}>
              {grouped.includes(shown.key) ? 'Ungroup' : 'Group by'}
            </Button>
          </div>
          {found.length === 0 ? (
            <p className={styles['hint']}>No such value.</p>
          ) : (
            <ValueList key={shown.key} labelKey={shown.key} values={found} whole={whole} />
          )}
          {shown.valueCount > shown.values.length ? (
            <p className={styles['hint']}>
              The heaviest {formatCount(shown.values.length)} of {formatCount(shown.valueCount)}.
            </p>
          ) : null}
        </div>
      </div>
      {grouped.length === 0 ? null : <GroupOrder keys={grouped} />}
      <div className={styles['foot']}>
        <p className={styles['hint']}>Click keeps a value, Alt+click drops it, once more takes that back.</p>
        <span className={styles['space']} />
        <CompareParts part={partNow()} />
      </div>
    </div>
  )
}
