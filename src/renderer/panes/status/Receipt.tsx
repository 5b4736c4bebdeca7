// The import receipt: what the file says about itself, and what was skipped or guessed while it was read.

import { formatCount } from '../../../shared/base/quantity'
import { Name } from '../../ui/Name'
import styles from './Receipt.module.css'
import type { OpenProfile } from '../../worker/opened'

/** The time the recording began, as this machine writes times. */
function startText(startMs: number): string {
  return new Date(startMs).toLocaleString()
}

export function Receipt({ profile }: { readonly profile: OpenProfile }) {
  const { meta, functions, threads } = profile.names
  const counts: readonly (readonly [string, string])[] = [
    ['Samples', formatCount(Math.round(profile.sampleTotal))],
    ['Rows in the file', formatCount(meta.sampleCount)],
    ['Distinct stacks', formatCount(profile.stackCount)],
    ['Functions', formatCount(functions.name.length)],
    ...(threads.length === 0 ? [] : ([['Threads', formatCount(threads.length)]] as const)),
    ...(meta.startMs === null ? [] : ([['Recorded', startText(meta.startMs)]] as const)),
  ]
  return (
    <div className={styles['receipt']}>
      {meta.notes.length === 0 ? (
        <p className={styles['muted']}>Every record was understood. Nothing was skipped or guessed.</p>
      ) : (
        <ul className={styles['notes']}>
          {meta.notes.map((note, at) => (
            <li key={at}>
              <span className={styles['count']}>{formatCount(note.count)} ×</span>
              <span>
                <Name text={note.what} limit={300} wraps isCode={false} />
                {note.where === null ? null : <span className={styles['muted']}> first at {note.where}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <dl className={styles['facts']}>
        {[...counts, ...meta.facts].map(([key, value], at) => (
          <div key={at}>
            <dt>{key}</dt>
            <dd>
              <Name text={value} limit={300} wraps isCode={false} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
