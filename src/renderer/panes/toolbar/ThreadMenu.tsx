// Whose samples are looked at: all threads, or one.

import { ChevronDown } from 'lucide-react'
import { THREAD_MENU_ID } from '../../actions/viewActions'
import type { Thread } from '../../../shared/profile/profile'
import { chooseThreads, selectionIn, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { DropMenu, MenuChoice } from '../../ui/Menu'
import { Name } from '../../ui/Name'
import styles from './Toolbar.module.css'
import type { OpenProfile } from '../../worker/opened'

const ALL = 'all'

export function ThreadMenu({ profile }: { readonly profile: OpenProfile }) {
  const threads = useView(state => selectionIn(state).threads)
  const all = profile.names.threads
  if (all.length < 2) return null
  const chosen = threads?.[0]
  const name = chosen === undefined ? `All ${all.length} threads` : threadName(all[chosen])
  return (
    <DropMenu
      trigger={
        <Button look="quiet" className={styles['picker']} id={THREAD_MENU_ID} title="Whose samples are shown">
          <span>Thread</span>
          <span className={styles['pickerValue']}>
            <Name text={name} limit={40} isCode={false} />
          </span>
          <ChevronDown aria-hidden className={styles['chevron']} />
        </Button>
      }
    >
      <MenuChoice
        label="Whose samples are shown"
        value={chosen === undefined ? ALL : String(chosen)}
        options={[
          [ALL, `All ${all.length} threads`],
          ...all.map(
            (thread, row) => [String(row), <Name key="name" text={threadName(thread)} limit={60} isCode={false} />, idsOf(thread)] as const,
          ),
        ]}
        onChange={row => chooseThreads(row === ALL ? null : [Number(row)])}
      />
    </DropMenu>
  )
}

function threadName(thread: Thread | undefined): string {
  if (thread === undefined) return ''
  return thread.name === '' ? `Thread ${thread.threadId ?? ''}` : thread.name
}

function idsOf({ processId, threadId }: Thread): string {
  return [processId, threadId].filter(id => id !== null).join('/')
}
