// The bottom row: which file this is, what is in it, and how good the data is.

import { TriangleAlert } from 'lucide-react'
import { formatBytes, formatDurationNs } from '../../../shared/base/quantity'
import { samplesText } from '../../../shared/insights/rule/wording'
import { useAnswers } from '../../state/answers'
import { useSession } from '../../state/session'
import { Name } from '../../ui/Name'
import { Popup } from '../../ui/Popup'
import { Gathering } from './Gathering'
import { Receipt } from './Receipt'
import styles from './StatusBar.module.css'
import type { OpenProfile } from '../../worker/opened'

export function StatusBar() {
  const current = useSession(state => state.current)
  const version = useSession(state => state.startup?.version ?? '')
  const fault = useAnswers(state => state.fault)
  return (
    <footer className={styles['bar']}>
      {current === null ? <span>Nothing is sent anywhere: files are read on this machine.</span> : <ProfileFacts profile={current} />}
      <Gathering />
      <span className={styles['space']} />
      {fault === null ? null : (
        <span className={styles['fault']} role="alert">
          {fault}
        </span>
      )}
      <span>Flamewise {version}</span>
    </footer>
  )
}

function ProfileFacts({ profile }: { readonly profile: OpenProfile }) {
  const { meta } = profile.names
  const notes = meta.notes.length
  return (
    <>
      <span className={styles['file']}>
        <Name text={profile.file.name} limit={80} isCode={false} />
      </span>
      <span>{meta.format}</span>
      {profile.file.sizeBytes === null ? null : <span>{formatBytes(profile.file.sizeBytes)}</span>}
      {/* Each side has its own number, in the comparison's head; their sum means nothing. */}
      {profile.changes === null ? <span>{samplesText(profile.sampleTotal)}</span> : null}
      {meta.durationNs === null ? null : <span>{formatDurationNs(meta.durationNs)}</span>}
      <Popup
        title="What was read"
        side="top"
        trigger={
          <button type="button" className={styles['notes']} data-warns={notes > 0 ? '' : undefined}>
            {notes === 0 ? null : <TriangleAlert aria-hidden />}
            {notes === 0 ? 'Imported completely' : `${notes} ${notes === 1 ? 'note' : 'notes'} on the data`}
          </button>
        }
      >
        <Receipt profile={profile} />
      </Popup>
    </>
  )
}
