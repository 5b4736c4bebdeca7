// What is being opened, how far it is, and how to stop it; or what went wrong. Lies over the window and leaves it usable.

import { CircleAlert, X } from 'lucide-react'
import { formatBytes } from '../../../shared/base/quantity'
import { asSentence } from '../../../shared/base/text/sentence'
import type { LoadFailure } from '../../../shared/host/contract'
import { opening as openings } from '../../state/opening/opening'
import { useSession, type OpeningPhase } from '../../state/session'
import { Button, IconButton } from '../../ui/Button'
import { sayCopied } from '../../ui/sayCopied'
import { Name } from '../../ui/Name'
import styles from './OpeningCard.module.css'

const PHASES: Record<OpeningPhase, string> = {
  sending: 'Sending',
  reading: 'Reading',
  building: 'Building the profile',
  fetching: 'Sending it to the window',
}

export function OpeningCard() {
  const opening = useSession(state => state.opening)
  if (opening.kind === 'reading') return <Busy {...opening} what={PHASES[opening.phase]} />
  if (opening.kind === 'comparing') return <Busy {...opening} what="Comparing" />
  return opening.kind === 'failed' ? <Broken failure={opening.failure} /> : null
}

/** How far it is, where that is measured. */
type BusyProps = {
  readonly name: string
  readonly what: string
  readonly phase?: OpeningPhase
  readonly doneBytes?: number
  readonly totalBytes?: number | null
}

function Busy({ name, what, phase, doneBytes = 0, totalBytes = null }: BusyProps) {
  const isMeasured = totalBytes !== null && totalBytes > 0 && (phase === 'reading' || phase === 'sending' || phase === 'fetching')
  const share = isMeasured ? Math.min(1, doneBytes / totalBytes) : 0
  return (
    <section className={styles['card']} aria-label={`Opening ${name}`} data-opening>
      <div className={styles['head']}>
        <span className={styles['name']}>
          <Name text={name} limit={80} isCode={false} />
        </span>
        <Button onClick={openings.cancel}>Cancel</Button>
      </div>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={what}
        {...(isMeasured ? { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 } : {})}
      >
        <div className={isMeasured ? styles['bar'] : styles['moving']} style={isMeasured ? { width: `${share * 100}%` } : {}} />
      </div>
      <div className={styles['phase']}>
        <span>{what}</span>
        <span>{isMeasured ? `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}` : ''}</span>
      </div>
    </section>
  )
}

function Broken({ failure }: { readonly failure: LoadFailure }) {
  const copyDetails = () => sayCopied(failure.details)
  return (
    <section className={`${styles['card']} ${styles['broken']}`} role="alert" data-failure>
      <div className={styles['head']}>
        <CircleAlert aria-hidden className={styles['alert']} />
        <h2 className={styles['name']}>
          <Name text={`${failure.name} could not be opened`} limit={120} isCode={false} wraps />
        </h2>
        <IconButton label="Dismiss" icon={<X aria-hidden />} onClick={openings.dismissFailure} />
      </div>
      <p className={styles['message']}>
        <Name text={asSentence(failure.message)} limit={600} isCode={false} wraps />
      </p>
      <div className={styles['buttons']}>
        <Button onClick={() => void copyDetails()}>Copy details</Button>
      </div>
    </section>
  )
}
