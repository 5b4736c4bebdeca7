// What is fetched or recorded while its dialog is closed: how far it is, and the way back to it.

import { useGathering, showSources } from '../../state/gathering/gathering'
import { useOverlay } from '../../state/overlay'
import styles from './StatusBar.module.css'

export function Gathering() {
  const state = useGathering(gathered => gathered.state)
  const isShown = useOverlay(({ overlay }) => overlay === 'sources')
  if (state.kind !== 'running' || isShown) return null
  const { order, leftS, part } = state
  const left = leftS !== null && leftS > 0 ? `, ${leftS} s left` : part === null ? '' : `, ${part.at} of ${part.of}`
  return (
    <button type="button" className={styles['notes']} onClick={() => showSources()}>
      {order.kind === 'program' ? 'Recording' : 'Fetching'}
      {left} …
    </button>
  )
}
