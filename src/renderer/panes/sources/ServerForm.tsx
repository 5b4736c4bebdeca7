// A profiling server: connected, then chosen from by service, type, labels and time, alone or as two sides of a comparison.

import { useState } from 'react'
import { asSentence } from '../../../shared/base/text/sentence'
import { selectorOf, type SpanMs } from '../../../shared/host/profileServer'
import { orderOf, type ServerChoice } from '../../state/gathering/createServer'
import { closeSources, gathering, isServerAddress, useGathering } from '../../state/gathering/gathering'
import { profileServer, useServer } from '../../state/gathering/server'
import { rememberAddress, usePreferences } from '../../state/preferences'
import { Button } from '../../ui/Button'
import form from '../../ui/Form.module.css'
import { Name } from '../../ui/Name'
import { AddressField } from './AddressField'
import { CompareFields } from './CompareFields'
import { CredentialFields, credentialsIn, hasCredentials, NOBODY } from './CredentialFields'
import { LabelFields } from './LabelFields'
import { Picker } from '../../ui/Picker'
import { spanText } from './spanText'
import { SpanStrip } from './SpanStrip'
import styles from './Sources.module.css'

export function ServerForm() {
  const connection = useServer(state => state.connection)
  return connection.kind === 'connected' ? <Chosen /> : <Connect />
}

/** The server's title says it. */
const SERVER_SCHEME = /^[a-z]+\+/

function Connect() {
  const connection = useServer(state => state.connection)
  const kept = usePreferences(preferences => preferences.addresses)
  const servers = kept.filter(isServerAddress)
  const [address, setAddress] = useState(
    connection.kind === 'connecting' || connection.kind === 'failed' ? connection.address : (servers[0] ?? 'http://localhost:4040'),
  )
  const [credentials, setCredentials] = useState(NOBODY)
  const isConnecting = connection.kind === 'connecting'
  return (
    <form
      className={styles['fields']}
      onSubmit={event => {
        event.preventDefault()
        void connect(address.trim(), credentials)
      }}
    >
      <AddressField label="Address of a server" placeholder="http://localhost:4040" value={address} onChange={setAddress} used={servers} />
      <CredentialFields value={credentials} onChange={setCredentials} />
      {connection.kind === 'failed' ? (
        <p className={styles['fault']} role="alert">
          {asSentence(connection.message)}
        </p>
      ) : (
        <p className={styles['empty']} role="status">
          {isConnecting
            ? 'Connecting …'
            : 'A Pyroscope or Parca server, also behind Grafana (GRAFANA/api/datasources/proxy/uid/UID). It says which services it has.'}
        </p>
      )}
      <div className={`${form['buttons']} ${styles['foot']}`}>
        <span className={form['space']} />
        <Button onClick={isConnecting ? profileServer.disconnect : closeSources}>Cancel</Button>
        <Button type="submit" look="primary" disabled={address.trim() === '' || isConnecting}>
          Connect
        </Button>
      </div>
    </form>
  )
}

async function connect(address: string, credentials: typeof NOBODY): Promise<void> {
  await profileServer.connect(address, credentialsIn(credentials))
  const { connection } = useServer.getState()
  if (connection.kind === 'connected' && !hasCredentials(address)) rememberAddress(connection.server.address)
}

function Chosen() {
  const state = useServer()
  const failed = useGathering(({ state: gathered }) =>
    gathered.kind === 'failed' && gathered.order.kind === 'spans' ? gathered.message : null,
  )
  const { connection, services, service, type } = state
  const order = orderOf(state)
  if (connection.kind !== 'connected') return null
  const { server } = connection
  const fetchNow = async () => {
    if (order !== null && (await gathering.plan(order)) !== null) await gathering.run()
  }
  return (
    <form
      className={styles['fields']}
      onSubmit={event => {
        event.preventDefault()
        void fetchNow()
      }}
    >
      <div className={styles['server']}>
        <strong>{server.title}</strong>
        <span className={styles['serverAddress']}>
          <Name text={server.address.replace(SERVER_SCHEME, '')} limit={90} />
        </span>
        <Button look="quiet" onClick={profileServer.disconnect}>
          Another server
        </Button>
      </div>
      {server.clockAheadMs === 0 ? null : (
        <p className={styles['remark']} role="status">
          Its clock is {spanText(Math.abs(server.clockAheadMs))} {server.clockAheadMs > 0 ? 'ahead of' : 'behind'} this machine’s: times
          here are its own.
        </p>
      )}
      {services.kind === 'failed' ? (
        <Failed message={services.message} />
      ) : services.kind === 'there' && services.value.length === 0 ? (
        <p className={styles['empty']}>No service has sent a profile in this time. A longer span may have some.</p>
      ) : (
        <div className={styles['pickers']}>
          <Picker
            label="Service"
            items={services.kind === 'there' ? services.value.map(({ match }) => match.value) : []}
            value={service?.match.value ?? null}
            onChoose={profileServer.chooseService}
            placeholder={services.kind === 'there' ? 'Service' : 'Looking for services …'}
            isDisabled={services.kind !== 'there'}
            empty="No service of that name."
          />
          <Picker
            label="Type of profile"
            items={service?.types ?? []}
            value={type}
            onChoose={profileServer.chooseType}
            placeholder="Type of profile"
            isDisabled={service === null}
            empty="No such type."
          />
        </div>
      )}
      {service === null ? null : <LabelFields />}
      <SpanStrip />
      {service === null ? null : <CompareFields />}
      {failed === null ? <Summary state={state} /> : <Failed message={failed} />}
      <div className={`${form['buttons']} ${styles['foot']}`}>
        <span className={form['space']} />
        <Button onClick={closeSources}>Cancel</Button>
        <Button type="submit" look="primary" disabled={order === null}>
          {state.comparison.kind === 'nothing' ? 'Fetch' : 'Fetch and compare'}
        </Button>
      </div>
    </form>
  )
}

function Failed({ message }: { readonly message: string }) {
  return (
    <p className={styles['fault']} role="alert">
      {asSentence(message)}{' '}
      <Button look="quiet" onClick={() => void profileServer.again()}>
        Ask again
      </Button>
    </p>
  )
}

/** What will be asked for, in words: which profiles, from when until when. */
function Summary({ state }: { readonly state: ServerChoice }) {
  const order = orderOf(state)
  if (order === null) return <p className={styles['empty']}>{missingText(state)}</p>
  const { current, baseline } = order
  return (
    <p className={styles['summary']}>
      {baseline === null ? null : (
        <>
          <span>Baseline</span> <code>{selectorOf(baseline.matches)}</code> <span>{momentsText(baseline)}</span>
        </>
      )}
      <span>{baseline === null ? 'Profile' : 'Current'}</span> <code>{selectorOf(current.matches)}</code>{' '}
      <span>{momentsText(current)}</span>
    </p>
  )
}

function missingText({ service, comparison }: ServerChoice): string {
  if (service === null) return 'Choose a service.'
  if (comparison.kind === 'span')
    return 'Choose the baseline’s stretch of time: drag over the strip with Ctrl or ⌘ held, or type its moments.'
  if (comparison.kind === 'label') {
    if (comparison.name === null) return 'Choose the label whose values are compared.'
    return comparison.baseline !== null && comparison.baseline === comparison.current
      ? 'Both sides have the same value: choose another for one of them.'
      : 'Choose the value of either side.'
  }
  return 'Choose a stretch of time.'
}

const MOMENT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }

function momentsText({ startMs, endMs }: SpanMs): string {
  return `${new Date(startMs).toLocaleString('en-GB', MOMENT)} – ${new Date(endMs).toLocaleString('en-GB', MOMENT)} (${spanText(endMs - startMs)})`
}
