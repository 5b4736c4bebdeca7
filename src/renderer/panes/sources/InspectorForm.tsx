// What an inspector can record: Node processes and a browser's pages. Choosing one shows what would be asked.

import { useEffect, useState } from 'react'
import { host } from '../../host/host'
import type { GatherOrder, Inspectable } from '../../../shared/host/gathering'
import { gathering, useGathering } from '../../state/gathering/gathering'
import { usePreferences } from '../../state/preferences'
import { Button } from '../../ui/Button'
import form from '../../ui/Form.module.css'
import { Name } from '../../ui/Name'
import { PlanBox } from './PlanBox'
import { RecordFoot } from './RecordFoot'
import styles from './Sources.module.css'

const TYPES: Readonly<Record<string, string>> = {
  node: 'Node',
  page: 'page',
  iframe: 'frame',
  webview: 'view',
  background_page: 'page',
  service_worker: 'worker',
  shared_worker: 'worker',
  worker: 'worker',
}
const HOW = 'Start a program with  node --inspect app.js , or Chrome with  --remote-debugging-port=9222 --user-data-dir=FOLDER .'
const MAX_PORT = 65_535

export function InspectorForm() {
  const state = useGathering(gathered => gathered.state)
  const seconds = usePreferences(preferences => preferences.recordingS)
  const [port, setPort] = useState('')
  const { found, look } = useInspectables()
  const [chosen, setChosen] = useState<Inspectable | null>(null)
  const plan = (one: Inspectable, wanted: number) => void gathering.plan(orderOf(one, wanted))
  return (
    <form
      className={styles['fields']}
      onSubmit={event => {
        event.preventDefault()
        void gathering.run()
      }}
    >
      <div className={styles['moments']}>
        <label htmlFor="inspector-port">Look at another port too</label>
        <input
          id="inspector-port"
          className={form['field']}
          type="number"
          min={1}
          max={MAX_PORT}
          placeholder="9229"
          value={port}
          onChange={event => setPort(event.target.value)}
          onKeyDown={event => {
            // The form's own button records.
            if (event.key === 'Enter') (event.preventDefault(), look(portIn(port)))
          }}
        />
        <Button onClick={() => look(portIn(port))}>Look again</Button>
      </div>
      <InspectableList
        found={found}
        chosen={chosen}
        onChoose={one => {
          setChosen(one)
          plan(one, seconds)
        }}
      />
      <PlanBox
        state={state}
        empty="An open inspector is asked as it is; a Node process is told to open one, which is closed again after."
      />
      <RecordFoot onSeconds={wanted => chosen !== null && plan(chosen, wanted)} />
    </form>
  )
}

function portIn(text: string): number | null {
  const port = Number(text)
  return Number.isInteger(port) && port > 0 && port <= MAX_PORT ? port : null
}

function orderOf(one: Inspectable, seconds: number): GatherOrder {
  if (one.kind === 'closed') return { kind: 'program', pid: one.pid, seconds }
  return { kind: 'address', address: `${one.address}${one.address.includes('?') ? '&' : '?'}seconds=${seconds}`, credentials: null }
}

/** `found` is null while the host looks. */
function useInspectables() {
  const [asked, setAsked] = useState<{ readonly port: number | null }>({ port: null })
  const [answer, setAnswer] = useState<{ readonly asked: object; readonly found: readonly Inspectable[] } | null>(null)
  useEffect(() => {
    host()
      .call.inspectables(asked.port)
      .then(found => setAnswer({ asked, found }))
      .catch(() => setAnswer({ asked, found: [] }))
  }, [asked])
  return { found: answer?.asked === asked ? answer.found : null, look: (port: number | null) => setAsked({ port }) }
}

type ListProps = {
  readonly found: readonly Inspectable[] | null
  readonly chosen: Inspectable | null
  readonly onChoose: (one: Inspectable) => void
}

function InspectableList({ found, chosen, onChoose }: ListProps) {
  if (found === null) return <p className={styles['empty']}>Looking …</p>
  if (found.length === 0)
    return (
      <p className={styles['empty']}>No inspector is open on the ports 9222 and 9229 to 9239, and no Node process of yours runs. {HOW}</p>
    )
  const isNoneOpen = !found.some(({ kind }) => kind === 'open')
  return (
    <>
      {isNoneOpen ? <p className={styles['empty']}>No inspector is open; these Node processes can be told to open one.</p> : null}
      <div className={styles['list']} role="radiogroup" aria-label="Programs with an inspector">
        {found.map(one => (
          <label key={keyOf(one)} className={styles['row']} data-chosen={one === chosen ? '' : undefined}>
            <input type="radio" name="inspectable" checked={one === chosen} onChange={() => onChoose(one)} />
            <span className={styles['name']}>
              <Name text={one.title} limit={60} isCode={false} />
            </span>
            <span className={styles['runtime']}>{one.kind === 'open' ? (TYPES[one.type] ?? one.type) : 'Node'}</span>
            <span className={styles['pid']}>{one.kind === 'open' ? `port ${one.port}` : one.pid}</span>
            <span className={styles['command']}>
              <Name text={one.detail} limit={140} />
            </span>
          </label>
        ))}
      </div>
    </>
  )
}

function keyOf(one: Inspectable): string {
  return one.kind === 'open' ? one.address : String(one.pid)
}
