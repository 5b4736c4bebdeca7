// What is being recorded or fetched: how long still, how much so far, and both ways to end it.

import { formatBytes } from '../../../shared/base/quantity'
import { gathering } from '../../state/gathering/gathering'
import type { GatherState } from '../../state/gathering/createGathering'
import { Button } from '../../ui/Button'
import form from '../../ui/Form.module.css'
import { Name } from '../../ui/Name'
import styles from './Sources.module.css'

type Props = Extract<GatherState, { kind: 'running' }>

export function RunningCard({ order, plan, leftS, doneBytes, part, isEnding }: Props) {
  const isRecorded = order.kind === 'program'
  return (
    <>
      <p className={styles['title']}>
        <Name text={plan.title} limit={200} isCode={false} wraps />
      </p>
      <div className={styles['track']} role="progressbar" aria-label={isRecorded ? 'Recording' : 'Fetching'}>
        <div className={styles['moving']} />
      </div>
      <p className={form['about']} role="status">
        {part === null || part.of === 1 ? '' : `Part ${part.at} of ${part.of}. `}
        {progressText({ isRecorded, isEnding, leftS, doneBytes })}
      </p>
      <div className={form['buttons']}>
        <span className={form['space']} />
        <Button onClick={() => gathering.end(false)}>Cancel</Button>
        {isRecorded ? (
          <Button look="primary" disabled={isEnding} onClick={() => gathering.end(true)}>
            Stop and open
          </Button>
        ) : null}
      </div>
    </>
  )
}

type Progress = Pick<Props, 'isEnding' | 'leftS' | 'doneBytes'> & { readonly isRecorded: boolean }

function progressText({ isRecorded, isEnding, leftS, doneBytes }: Progress): string {
  if (isEnding) return 'The profiler writes what it has …'
  if (leftS !== null && leftS > 0) return `Recording: ${leftS} s left`
  if (doneBytes !== null) return `Receiving: ${formatBytes(doneBytes)}`
  if (!isRecorded && leftS === null) return 'Waiting for the answer …'
  return leftS === 0 ? 'The profiler writes what it has …' : 'Waiting for the profiler …'
}
