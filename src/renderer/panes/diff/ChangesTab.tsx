// The Changes tab: what every function weighed before and now, how much of that is change, and how sure it is.

import { useMemo } from 'react'
import { formatCount } from '../../../shared/base/quantity'
import { sortedChanges } from '../../../shared/diff/changeOrder'
import { functionName } from '../../../shared/profile/profile'
import { TableBar } from '../../parts/TableBar'
import { useAnswers } from '../../state/answers'
import { useSession } from '../../state/session'
import { useView } from '../../state/view'
import type { ChangeSheet } from '../../../shared/questions/changes'
import { ChangesTable } from './ChangesTable'
import styles from './ChangesTab.module.css'
import type { OpenProfile } from '../../worker/opened'

export function ChangesTab() {
  const profile = useSession(state => state.current)
  return profile === null || profile.changes === null ? null : <Changes profile={profile} changes={profile.changes} />
}

type Props = { readonly profile: OpenProfile; readonly changes: ChangeSheet }

function Changes({ profile, changes }: Props) {
  const matches = useAnswers(state => state.matches)
  const matched = matches !== null && matches.profile === profile ? matches.matched : null
  const sort = useView(state => state.changeSort)
  const rows = useMemo(
    () => sortedChanges(changes, sort, fn => functionName(profile.names, fn)).filter(fn => matched === null || matched[fn] === 1),
    [changes, matched, sort, profile],
  )
  const sure = rows.reduce((count, fn) => count + changes.significant[fn], 0)
  return (
    <div className={styles['tab']}>
      <TableBar>
        <span>
          {formatCount(rows.length)} {rows.length === 1 ? 'function' : 'functions'}
          {matched === null ? '' : ' match the search'}, {sure === 0 ? 'none' : formatCount(sure)} changed by more than noise
        </span>
      </TableBar>
      <ChangesTable profile={profile} changes={changes} rows={rows} />
    </div>
  )
}
