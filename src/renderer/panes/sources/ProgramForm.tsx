// The person's own processes, busiest first; choosing one shows how it would be recorded.

import { useEffect, useState } from 'react'
import { host } from '../../host/host'
import type { ProgramItem } from '../../../shared/host/gathering'
import { formatCount } from '../../../shared/base/quantity'
import { gathering, useGathering } from '../../state/gathering/gathering'
import { usePreferences } from '../../state/preferences'
import form from '../../ui/Form.module.css'
import { Name } from '../../ui/Name'
import { PlanBox } from './PlanBox'
import { RecordFoot } from './RecordFoot'
import styles from './Sources.module.css'

const RUNTIMES: Readonly<Record<string, string>> = {
  node: 'Node',
  jvm: 'JVM',
  python: 'Python',
  ruby: 'Ruby',
  dotnet: '.NET',
  go: 'Go',
  native: 'native',
}
/** More are found by typing. */
const MAX_ROWS = 100

export function ProgramForm() {
  const state = useGathering(gathered => gathered.state)
  const seconds = usePreferences(preferences => preferences.recordingS)
  const [query, setQuery] = useState('')
  const programs = usePrograms()
  const chosen = state.kind !== 'idle' && state.order.kind === 'program' ? state.order.pid : null
  const plan = (pid: number, wanted: number) => void gathering.plan({ kind: 'program', pid, seconds: wanted })
  return (
    <form
      className={styles['fields']}
      onSubmit={event => {
        event.preventDefault()
        void gathering.run()
      }}
    >
      <input
        className={form['field']}
        type="text"
        spellCheck={false}
        autoComplete="off"
        aria-label="Find a program by name or process number"
        placeholder={programs === null ? 'Looking …' : `Find among ${formatCount(programs.length)} programs`}
        value={query}
        onChange={event => setQuery(event.target.value)}
      />
      <ProgramList programs={programs} query={query} chosen={chosen} onChoose={pid => plan(pid, seconds)} />
      <PlanBox state={state} empty="Choose a program: what would be run is shown here before it runs." />
      <RecordFoot onSeconds={wanted => chosen !== null && plan(chosen, wanted)} />
    </form>
  )
}

/** Null until the host has looked. */
function usePrograms(): readonly ProgramItem[] | null {
  const [programs, setPrograms] = useState<readonly ProgramItem[] | null>(null)
  useEffect(() => {
    host()
      .call.programs()
      .then(setPrograms)
      .catch(() => setPrograms([]))
  }, [])
  return programs
}

type ListProps = {
  readonly programs: readonly ProgramItem[] | null
  readonly query: string
  readonly chosen: number | null
  readonly onChoose: (pid: number) => void
}

function ProgramList({ programs, query, chosen, onChoose }: ListProps) {
  const words = query.trim().toLowerCase()
  const found = (programs ?? []).filter(({ pid, name, command }) => `${pid} ${name} ${command}`.toLowerCase().includes(words))
  if (programs !== null && found.length === 0) {
    return (
      <p className={styles['empty']}>
        {programs.length === 0 ? 'No process of yours can be seen here.' : 'No program of that name or number.'}
      </p>
    )
  }
  return (
    <div className={styles['list']} role="radiogroup" aria-label="Programs, busiest first">
      {found.slice(0, MAX_ROWS).map(({ pid, name, runtime, command }) => (
        <label key={pid} className={styles['row']} data-chosen={pid === chosen ? '' : undefined}>
          <input type="radio" name="program" checked={pid === chosen} onChange={() => onChoose(pid)} />
          <span className={styles['name']}>
            <Name text={name} limit={60} isCode={false} />
          </span>
          <span className={styles['runtime']}>{RUNTIMES[runtime] ?? runtime}</span>
          <span className={styles['pid']}>{pid}</span>
          <span className={styles['command']}>
            <Name text={command} limit={140} />
          </span>
        </label>
      ))}
      {found.length > MAX_ROWS ? <p className={styles['more']}>and {formatCount(found.length - MAX_ROWS)} more: type a name</p> : null}
    </div>
  )
}
