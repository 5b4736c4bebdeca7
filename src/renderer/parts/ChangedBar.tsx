// Says that an open file has changed on disk, and offers what can be done: read it again, or compare it with what is shown.

import { RefreshCw, X } from 'lucide-react'
import { comparePrevious, forgetChange, reload, useChangedFile } from '../state/changedFile'
import { useSession } from '../state/session'
import { Button, IconButton } from '../ui/Button'
import { Name } from '../ui/Name'
import styles from './ChangedBar.module.css'

export function ChangedBar() {
  const file = useChangedFile(state => state.file)
  const isComparing = useSession(state => state.sides !== null)
  if (file === null) return null
  return (
    <section className={styles['bar']} aria-label="Changed file" role="status">
      <RefreshCw aria-hidden />
      <span className={styles['text']}>
        <Name text={file.name} limit={60} isCode={false} />
        has changed on disk.
      </span>
      <Button look="primary" onClick={() => void reload()}>
        Reload
      </Button>
      {isComparing ? null : <Button onClick={() => void comparePrevious()}>Compare with the previous</Button>}
      <IconButton label="Keep what is shown" icon={<X aria-hidden />} onClick={forgetChange} />
    </section>
  )
}
