// How far the reading of many profiles is, and how to stop it; or what went wrong. What is shown below stays usable.

import { CircleAlert, X } from 'lucide-react'
import { formatCount } from '../../../shared/base/quantity'
import { trends } from '../../state/trend/trends'
import type { Reading } from '../../state/trend/createTrends'
import { Button, IconButton } from '../../ui/Button'
import { Name } from '../../ui/Name'
import styles from './ReadingBar.module.css'

const PHASES = { sending: 'Sending', reading: 'Reading', 'adding up': 'Adding up' } as const

export function ReadingBar({ reading }: { readonly reading: Reading }) {
  if (reading.kind === 'idle') return null
  if (reading.kind === 'failed') {
    return (
      <div className={styles['bar']} role="alert" data-broken>
        <CircleAlert aria-hidden className={styles['alert']} />
        <span className={styles['name']}>
          <Name text={reading.failure.message} limit={300} isCode={false} wraps />
        </span>
        <IconButton label="Dismiss" icon={<X aria-hidden />} onClick={trends.dismissFailure} />
      </div>
    )
  }
  const { done, total, name } = reading.progress
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <div className={styles['bar']}>
      <span className={styles['name']}>
        <Name text={`${PHASES[reading.phase]} ${name === '' ? reading.name : name}`} limit={120} isCode={false} />
      </span>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={PHASES[reading.phase]}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(total > 0 ? { 'aria-valuenow': Math.round(share * 100) } : {})}
      >
        <div className={styles['done']} style={{ width: `${share * 100}%` }} />
      </div>
      <span className={styles['count']}>{total > 0 ? `${formatCount(done)} of ${formatCount(total)}` : ''}</span>
      <Button onClick={trends.cancel}>Cancel</Button>
    </div>
  )
}
