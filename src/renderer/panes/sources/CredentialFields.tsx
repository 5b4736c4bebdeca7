// Who the person is to a server, where it asks: written here, sent once to the host, and shown nowhere.

import { host } from '../../host/host'
import type { Credentials } from '../../../shared/host/gathering'
import { useSession } from '../../state/session'
import { Button } from '../../ui/Button'
import form from '../../ui/Form.module.css'
import { say } from '../../ui/Toasts'
import styles from './Sources.module.css'

export const NOBODY: Credentials = { user: '', password: '', token: '', tenant: '', remembers: false }

const FIELDS = [
  ['user', 'User', 'text'],
  ['password', 'Password', 'password'],
  ['token', 'Token', 'password'],
  ['tenant', 'Tenant', 'text'],
] as const

/** Null where nothing was written. */
export function credentialsIn(credentials: Credentials): Credentials | null {
  return FIELDS.some(([name]) => credentials[name] !== '') ? credentials : null
}

/** What no address that is kept may hold. */
export function hasCredentials(address: string): boolean {
  return /^[^/?#]*(?:\/\/[^/?#]*)?@/.test(address)
}

type Props = { readonly value: Credentials; readonly onChange: (value: Credentials) => void }

export function CredentialFields({ value, onChange }: Props) {
  const canRemember = useSession(state => state.startup?.canRemember === true)
  return (
    <details className={styles['who']}>
      <summary>User, token or tenant</summary>
      <p className={form['about']}>
        Sent to this server alone, and in no message, report or setting.{' '}
        {canRemember
          ? 'Kept until the program ends, or encrypted with this machine’s keyring where you say so.'
          : 'Kept until the program ends.'}
      </p>
      <div className={styles['grid']}>
        {FIELDS.map(([name, title, type]) => (
          <label key={name}>
            {title}
            <input
              className={form['field']}
              type={type}
              autoComplete="off"
              spellCheck={false}
              value={value[name]}
              onChange={event => onChange({ ...value, [name]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <div className={styles['remember']}>
        {canRemember ? (
          <label>
            <input type="checkbox" checked={value.remembers} onChange={event => onChange({ ...value, remembers: event.target.checked })} />
            Remember on this machine
          </label>
        ) : null}
        <span className={form['space']} />
        <Button look="quiet" onClick={() => void forget(onChange)}>
          Forget all that is known
        </Button>
      </div>
    </details>
  )
}

async function forget(onChange: Props['onChange']): Promise<void> {
  onChange(NOBODY)
  await host().call.forgetCredentials()
  say('Users, tokens and tenants of all servers are forgotten')
}
