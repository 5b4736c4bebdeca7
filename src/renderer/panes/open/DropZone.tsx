// Takes files that are dropped anywhere on the page, and says while they are dragged what a drop will do.

import { FileDown } from 'lucide-react'
import { openDroppedFolders } from './droppedFolders'
import { useEffect, useState } from 'react'
import { FILE_INPUT_ID, takePickedFiles } from '../../actions/pickFiles'
import { openDroppedFiles, opening } from '../../state/opening/opening'
import { benches } from '../../state/benchmarks/benches'
import { givenFile } from '../../state/opening/sources'
import { useSession } from '../../state/session'
import { trends } from '../../state/trend/trends'
import { showTab, useView } from '../../state/view'
import type { Side } from '../../worker/opened'
import hidden from '../../ui/VisuallyHidden.module.css'
import styles from './DropZone.module.css'
import { followDrags, type Drag } from './followDrags'

/** On the tab of benchmarks files are results: two are compared, and one is a baseline on the left half. On that of trends they are one. */
async function openDropped(files: readonly File[], half: Side | null): Promise<void> {
  const sources = files.map(givenFile)
  const { tab } = useView.getState()
  if (tab === 'benchmarks') return void (await benches.openSources(sources, half))
  if (tab === 'trend' && files.length > 1) return trends.readSources(sources)
  await openDroppedFiles(files, half)
  const { opening: end } = useSession.getState()
  if (files.length !== 2 || end.kind !== 'failed' || end.failure.kind !== 'unreadable') return
  // Two files of which the first is no profile may be results of one benchmark.
  if (!(await benches.openSources(sources, null))) return benches.dismissFailure()
  opening.dismissFailure()
  showTab('benchmarks')
}

export function DropZone() {
  const [drag, setDrag] = useState<Drag | null>(null)
  const shown = useSession(state => (state.sides !== null ? 'comparison' : state.current !== null ? 'profile' : 'nothing'))
  useEffect(() => followDrags(setDrag, (files, half) => void openDropped(files, half), openDroppedFolders), [])
  const choose = (event: React.ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // So that the same file can be chosen again.
    event.target.value = ''
    takePickedFiles(files)
  }
  return (
    <>
      <section aria-label="Files">
        <input
          id={FILE_INPUT_ID}
          className={hidden['hidden']}
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Profiles to open"
          onChange={choose}
        />
      </section>
      {drag === null ? null : (
        <div className={styles['zone']} data-drop data-half={takesHalves(drag, shown) ? drag.side : undefined}>
          <div className={styles['target']}>
            <FileDown aria-hidden />
            <strong>{dropText(drag, shown)}</strong>
            <span>
              {takesHalves(drag, shown)
                ? 'The left half makes it the baseline, the right half the current profile.'
                : 'The profile on screen stays until the new one is ready.'}
            </span>
          </div>
        </div>
      )}
    </>
  )
}

type Shown = 'nothing' | 'profile' | 'comparison'

/** Whether the half that a drop lands on decides what it does. */
function takesHalves({ fileCount }: Drag, shown: Shown): boolean {
  return shown !== 'nothing' && fileCount < 2
}

/** What letting go here will do. */
function dropText({ fileCount, side }: Drag, shown: Shown): string {
  if (fileCount > 2) return 'Drop to compare runs, or to see a trend'
  if (fileCount === 2) return 'Drop to compare: the older file becomes the baseline'
  if (shown === 'nothing' || side === null) return 'Drop to open'
  if (side === 'baseline') return 'Drop here to compare with it as baseline'
  return shown === 'comparison' ? 'Drop here to compare it with the baseline' : 'Drop here to open it'
}
