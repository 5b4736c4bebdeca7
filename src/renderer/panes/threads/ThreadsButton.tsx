// Whose samples are looked at, and the panel in which that is chosen.

import { ChevronDown } from 'lucide-react'
import { THREADS_BUTTON_ID } from '../../actions/viewActions'
import { threadsText } from '../../state/chips'
import { selectionIn, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import { Popup } from '../../ui/Popup'
import type { OpenProfile } from '../../worker/opened'
import styles from './ThreadsPanel.module.css'
import { ThreadsPanel } from './ThreadsPanel'

export function ThreadsButton({ profile }: { readonly profile: OpenProfile }) {
  const threads = useView(state => selectionIn(state).threads)
  const { length: count } = profile.names.threads
  if (count < 2) return null
  return (
    <Popup
      title="Threads"
      trigger={
        <Button look="quiet" className={styles['button']} id={THREADS_BUTTON_ID} title="Whose samples are shown">
          <span>Threads</span>
          <span className={styles['value']}>
            <Name text={threads === null ? `all ${count}` : threadsText(profile.names, threads).name} limit={40} isCode={false} />
          </span>
          <ChevronDown aria-hidden className={styles['chevron']} />
        </Button>
      }
    >
      <ThreadsPanel profile={profile} />
    </Popup>
  )
}
