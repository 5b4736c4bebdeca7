// The findings that were put aside, to be taken back.

import { Undo2 } from 'lucide-react'
import { toggleDismissed, useFindingsView } from '../../state/findings/findingsView'
import { restore, restoreAll } from '../../state/findings/notes'
import { Button, IconButton } from '../../ui/Button'
import { Name } from '../../ui/Name'
import type { Finding } from '../../state/findings/findingList'
import styles from './FindingsPanel.module.css'

export function DismissedList({ dismissed }: { readonly dismissed: readonly Finding[] }) {
  const isOpen = useFindingsView(state => state.showsDismissed)
  if (dismissed.length === 0) return null
  return (
    <section aria-label="Dismissed findings">
      <div className={styles['fold']}>
        <Button look="quiet" aria-expanded={isOpen} onClick={toggleDismissed}>
          {dismissed.length} dismissed
        </Button>
        {isOpen && dismissed.length > 1 ? (
          <Button look="quiet" onClick={restoreAll}>
            Restore all
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <ul>
          {dismissed.map(({ id, key, insight }) => (
            <li key={id} className={styles['small']}>
              <span className={styles['smallText']}>
                <Name text={insight.title} limit={160} wraps isCode={false} />
              </span>
              <IconButton label="Restore finding" icon={<Undo2 aria-hidden />} onClick={() => restore(key)} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
