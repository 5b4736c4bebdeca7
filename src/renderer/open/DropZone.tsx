// Takes files that are dropped anywhere on the page, and says while they are dragged what a drop will do.

import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { FILE_INPUT_ID } from '../actions/pickFiles'
import { openDroppedFiles } from '../stores/opening'
import hidden from '../ui/VisuallyHidden.module.css'
import styles from './DropZone.module.css'
import { followDrags, type Drag } from './followDrags'

export function DropZone() {
  const [drag, setDrag] = useState<Drag | null>(null)
  useEffect(() => followDrags(setDrag, openDroppedFiles), [])
  const choose = (event: React.ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // So that the same file can be chosen again.
    event.target.value = ''
    openDroppedFiles(files)
  }
  return (
    <>
      <input
        id={FILE_INPUT_ID}
        className={hidden['hidden']}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Profiles to open"
        onChange={choose}
      />
      {drag === null ? null : (
        <div className={styles['zone']} data-drop>
          <div className={styles['target']}>
            <FileDown aria-hidden />
            <strong>{drag.fileCount > 1 ? `Drop to open the newest of ${drag.fileCount} files` : 'Drop to open'}</strong>
            <span>The profile on screen stays until the new one is ready.</span>
          </div>
        </div>
      )}
    </>
  )
}
