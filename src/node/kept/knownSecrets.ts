// Who the person is to each server: known until the program ends, and kept on disk only where the person says so and the system encrypts it.

import { join } from 'node:path'
import { isRecord } from '../../shared/base/json'
import type { Secrets } from '../../shared/host/profileSource'
import { NO_SECRETS, secretsFrom } from '../sources/secrets'
import { jsonFile, type Remark } from '../files/jsonFile'

/** The system's own encryption with a key that it keeps (a keyring, the Keychain, DPAPI). */
export type Vault = {
  encrypt(text: string): Uint8Array
  /** Throws for what was encrypted with another key. */
  decrypt(bytes: Uint8Array): string
}

export type KnownSecrets = {
  /** Whether anything can be kept on disk. */
  canRemember(): boolean
  tell(address: URL, secrets: Secrets, remembers: boolean): void
  /** The environment's, where none were told for this server. */
  of(address: URL): Secrets
  /** Of all servers, in memory and on disk. */
  forget(): void
}

/** `vaultOf` is asked when it is needed, for a system may not tell before it has started; null: nothing goes to disk. */
export function knownSecrets(dataFolder: string, vaultOf: () => Vault | null, env: NodeJS.ProcessEnv, remark?: Remark): KnownSecrets {
  const file = jsonFile(join(dataFolder, 'secrets.json'), remark)
  const told = new Map<string, Secrets>()
  /** By server, encrypted, as base64. */
  const kept = (): Readonly<Record<string, unknown>> => (vaultOf() === null ? {} : (file.read() ?? {}))

  function opened(sealed: unknown): Secrets | null {
    const vault = vaultOf()
    if (vault === null || typeof sealed !== 'string') return null
    try {
      return secretsIn(JSON.parse(vault.decrypt(Buffer.from(sealed, 'base64'))))
    } catch {
      // Another keyring, or another user's folder: it is asked for again.
      return null
    }
  }

  return {
    canRemember: () => vaultOf() !== null,
    tell(address, secrets, remembers) {
      const server = serverOf(address)
      told.set(server, secrets)
      const vault = vaultOf()
      if (vault === null || !remembers) return
      file.write({ ...kept(), [server]: Buffer.from(vault.encrypt(JSON.stringify(secrets))).toString('base64') })
    },
    of(address) {
      const server = serverOf(address)
      const known = told.get(server) ?? opened(kept()[server])
      if (known !== null) told.set(server, known)
      return known ?? secretsFrom(env)
    },
    forget() {
      told.clear()
      file.write(undefined)
    },
  }
}

/** The same server whatever it is asked in: `pyroscope+https://h` is `https://h`. (`URL.origin` is 'null' for schemes that no browser knows.) */
function serverOf({ protocol, host }: URL): string {
  return `${protocol.replace(/^[a-z]+\+/, '')}//${host}`
}

function secretsIn(value: unknown): Secrets | null {
  if (!isRecord(value)) return null
  const textIn = (name: keyof Secrets) => {
    const text = value[name]
    return typeof text === 'string' ? text : null
  }
  return { ...NO_SECRETS, user: textIn('user'), password: textIn('password'), token: textIn('token'), tenant: textIn('tenant') }
}
