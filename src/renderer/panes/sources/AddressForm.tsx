// An address that a profile is fetched from, and who the person is to that server, where it asks.

import { useState } from 'react'
import { closeSources, gathering, useGathering } from '../../state/gathering/gathering'
import { rememberAddress, usePreferences } from '../../state/preferences'
import { Button } from '../../ui/Button'
import form from '../../ui/Form.module.css'
import { AddressField } from './AddressField'
import { CredentialFields, credentialsIn, hasCredentials, NOBODY } from './CredentialFields'
import { PlanBox } from './PlanBox'
import styles from './Sources.module.css'

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['Go', 'http://localhost:6060/debug/pprof/profile?seconds=10'],
  ['Go heap', 'http://localhost:6060/debug/pprof/heap'],
  ['Node', 'inspect://127.0.0.1:9229?seconds=10'],
  [
    'Pyroscope',
    'pyroscope+http://localhost:4040/?query=process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="shop"}&from=now-1h&until=now',
  ],
]

export function AddressForm() {
  const state = useGathering(gathered => gathered.state)
  const addresses = usePreferences(preferences => preferences.addresses)
  const [address, setAddress] = useState(
    state.kind !== 'idle' && state.order.kind === 'address' ? state.order.address : (addresses[0] ?? ''),
  )
  const [credentials, setCredentials] = useState(NOBODY)
  const fetchNow = async () => {
    const plan = await gathering.plan({ kind: 'address', address, credentials: credentialsIn(credentials) })
    if (plan === null) return
    // The host's form of it says where something was left out of it.
    if (!plan.title.includes('…') && !plan.title.includes('%E2%80%A6') && !hasCredentials(address)) rememberAddress(address.trim())
    await gathering.run()
  }
  return (
    <form
      className={styles['fields']}
      onSubmit={event => {
        event.preventDefault()
        void fetchNow()
      }}
    >
      <AddressField
        label="Address of a profile"
        placeholder="http://localhost:6060/debug/pprof/profile?seconds=10"
        value={address}
        onChange={setAddress}
        used={addresses}
      />
      <div className={styles['examples']}>
        <span>For example</span>
        {EXAMPLES.map(([title, example]) => (
          <Button key={title} look="quiet" onClick={() => setAddress(example)}>
            {title}
          </Button>
        ))}
      </div>
      <CredentialFields value={credentials} onChange={setCredentials} />
      <PlanBox
        state={state}
        empty="A profile on a web server, a program that serves its own (Go’s /debug/pprof/), Node’s inspector, or a Pyroscope server."
      />
      <div className={`${form['buttons']} ${styles['foot']}`}>
        <span className={form['space']} />
        <Button onClick={closeSources}>Cancel</Button>
        <Button type="submit" look="primary" disabled={address.trim() === '' || state.kind === 'planning'}>
          Fetch
        </Button>
      </div>
    </form>
  )
}
