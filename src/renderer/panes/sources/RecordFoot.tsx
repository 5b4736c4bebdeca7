// For how long a program is recorded, and the button that starts it.

import { closeSources, useGathering } from '../../state/gathering/gathering'
import { prefer, usePreferences } from '../../state/preferences'
import { Button } from '../../ui/Button'
import form from '../../ui/Form.module.css'
import styles from './Sources.module.css'

const MAX_SECONDS = 3600

/** `onSeconds` hears what was typed, as whole seconds. */
export function RecordFoot({ onSeconds }: { readonly onSeconds: (seconds: number) => void }) {
  const seconds = usePreferences(preferences => preferences.recordingS)
  const isPlanned = useGathering(gathered => gathered.state.kind === 'planned')
  const wait = (text: string) => {
    const wanted = Math.min(MAX_SECONDS, Math.max(1, Math.round(Number(text)) || 1))
    prefer({ recordingS: wanted })
    onSeconds(wanted)
  }
  return (
    <div className={`${form['buttons']} ${styles['foot']}`}>
      <label className={styles['seconds']}>
        Record for
        <input
          className={form['field']}
          type="number"
          min={1}
          max={MAX_SECONDS}
          value={seconds}
          onChange={event => wait(event.target.value)}
        />
        seconds
      </label>
      <span className={form['space']} />
      <Button onClick={closeSources}>Cancel</Button>
      <Button type="submit" look="primary" disabled={!isPlanned}>
        Record
      </Button>
    </div>
  )
}
