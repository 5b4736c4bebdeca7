// The panel that threads are chosen in: busiest first, by name or in groups, one or several, and two to compare.

import { useMemo, useState, type KeyboardEvent } from 'react'
import { formatCount } from '../../../shared/base/quantity'
import { useAnswers } from '../../state/answers'
import { prefer, usePreferences } from '../../state/preferences'
import { threadUnits, type ThreadUnit } from '../../state/threadList'
import { chooseThreads, selectionIn, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import type { OpenProfile } from '../../worker/opened'
import { CompareThreads } from './CompareThreads'
import { ThreadList, THREAD_LIST_ID } from './ThreadList'
import styles from './ThreadsPanel.module.css'
import form from '../../ui/Form.module.css'

export function ThreadsPanel({ profile }: { readonly profile: OpenProfile }) {
  const loads = useAnswers(state => state.threads)
  const isGrouped = usePreferences(state => state.groupsThreads)
  const chosen = useView(state => selectionIn(state).threads)
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { threads } = profile.names
  const isCounted = loads !== null && loads.profile === profile && loads.weights.length === threads.length
  const units = useMemo(
    () => threadUnits(threads, isCounted ? loads.weights : new Float64Array(threads.length), { query, isGrouped, open }),
    [threads, loads, isCounted, query, isGrouped, open],
  )
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') document.getElementById(THREAD_LIST_ID)?.focus()
    else if (event.key === 'Enter' && query !== '' && units.length > 0) chooseThreads(rowsOf(units))
    else return
    event.preventDefault()
  }
  return (
    <div className={styles['panel']}>
      <div className={styles['head']}>
        <input
          className={`${form['field']} ${styles['filter']}`}
          type="text"
          spellCheck={false}
          autoComplete="off"
          aria-label="Find threads by name or id"
          placeholder={`Find among ${formatCount(threads.length)} threads`}
          value={query}
          onChange={event => setQuery(event.target.value)}
          onKeyDown={keyDown}
        />
        <label className={styles['check']}>
          <input type="checkbox" checked={isGrouped} onChange={event => prefer({ groupsThreads: event.target.checked })} />
          Group numbered names
        </label>
      </div>
      {units.length === 0 ? (
        <p className={styles['empty']}>No thread of that name or id.</p>
      ) : (
        <ThreadList profile={profile} units={units} strips={isCounted ? loads.strips : null} open={open} onOpen={setOpen} />
      )}
      <div className={styles['foot']}>
        <Button disabled={chosen === null} onClick={() => chooseThreads(null)}>
          All threads
        </Button>
        <Button disabled={query === '' || units.length === 0} onClick={() => chooseThreads(rowsOf(units))}>
          Those found
        </Button>
        <span className={styles['space']} />
        <CompareThreads profile={profile} units={units} />
      </div>
      <p className={styles['hint']}>Click takes one, the box or Ctrl adds, Shift takes a range.</p>
    </div>
  )
}

function rowsOf(units: readonly ThreadUnit[]): readonly number[] {
  return [...new Set(units.flatMap(({ threads }) => threads))].sort((a, b) => a - b)
}
