// Two moments, typed: for hands on the keyboard, and for times to the minute.

import type { SpanMs } from '../../../shared/host/profileServer'
import form from '../../ui/Form.module.css'
import styles from './Sources.module.css'

type Props = { readonly title: string; readonly span: SpanMs; readonly onChange: (span: SpanMs) => void }

export function MomentFields({ title, span, onChange }: Props) {
  return (
    <div className={styles['moments']}>
      <span>{title}</span>
      <Moment label={`${title} from`} ms={span.startMs} onChange={startMs => onChange({ ...span, startMs })} />
      <span>until</span>
      <Moment label={`${title} until`} ms={span.endMs} onChange={endMs => onChange({ ...span, endMs })} />
    </div>
  )
}

type MomentProps = { readonly label: string; readonly ms: number; readonly onChange: (ms: number) => void }

function Moment({ label, ms, onChange }: MomentProps) {
  return (
    <input
      className={form['field']}
      type="datetime-local"
      aria-label={label}
      value={localText(ms)}
      onChange={event => {
        const chosen = new Date(event.target.value).getTime()
        if (!Number.isNaN(chosen)) onChange(chosen)
      }}
    />
  )
}

/** As the field wants it: the person's own time, to the minute. */
function localText(ms: number): string {
  const offsetMs = new Date(ms).getTimezoneOffset() * 60_000
  return new Date(ms - offsetMs).toISOString().slice(0, 16)
}
