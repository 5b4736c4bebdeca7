// Who we are to a server: from an address or the environment, in a header and nowhere else.

import type { Address, Secrets } from '../../shared/host/profileSource'

export const NO_SECRETS: Secrets = { user: null, password: null, token: null, tenant: null }

/** What stands before the @ of an address, with a scheme or before `host:port/`. */
const WITH_SCHEME = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]*)@/i
const WITHOUT_SCHEME = /^()([^/?#@\s:]+:[^/?#@\s]*)@(?=[\w.-]+:\d+\/)/

/** The address as it may be shown, and the user and the password that stood in it; null where none did. */
export function splitCredentials(text: string): { readonly shown: string; readonly secrets: Secrets | null } {
  const match = WITH_SCHEME.exec(text) ?? WITHOUT_SCHEME.exec(text)
  if (match === null) return { shown: text, secrets: null }
  const [whole, scheme, credentials] = match
  const colon = credentials.indexOf(':')
  const user = decoded(colon === -1 ? credentials : credentials.slice(0, colon))
  const password = colon === -1 ? '' : decoded(credentials.slice(colon + 1))
  return { shown: scheme + text.slice(whole.length), secrets: { ...NO_SECRETS, user, password } }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function secretsFrom(env: NodeJS.ProcessEnv): Secrets {
  const value = (name: string) => {
    const text = env[name]
    return text === undefined || text === '' ? null : text
  }
  return {
    user: value('FLAMEWISE_USER'),
    password: value('FLAMEWISE_PASSWORD'),
    token: value('FLAMEWISE_TOKEN'),
    tenant: value('FLAMEWISE_TENANT'),
  }
}

/** A user name that was said goes before a token: it was said for this address. */
export function headersOf({ user, password, token, tenant }: Secrets): Record<string, string> {
  const basic = user === null ? null : `Basic ${basicOf(user, password)}`
  const authorization = basic ?? (token === null ? null : `Bearer ${token}`)
  return {
    ...(authorization === null ? {} : { authorization }),
    ...(tenant === null ? {} : { 'x-scope-orgid': tenant }),
  }
}

function basicOf(user: string, password: string | null): string {
  return Buffer.from(`${user}:${password ?? ''}`).toString('base64')
}

/** Shorter ones would be found in words that are none. */
const MIN_SECRET_CHARS = 4

/** A server's words without what it was told in confidence: some answer with the headers that they got. */
export function withoutSecrets(text: string, { user, password, token }: Secrets): string {
  const basic = user === null ? null : basicOf(user, password)
  const hidden = [basic, password, token].filter(secret => secret !== null).filter(secret => secret.length >= MIN_SECRET_CHARS)
  return hidden.flatMap(secret => [secret, encodeURIComponent(secret)]).reduce((shown, secret) => shown.replaceAll(secret, '…'), text)
}

/** Words in a parameter's name that say: what follows lets somebody in. */
const SECRET_NAME = /token|secret|password|signature|api.?key/i

/** An address as it may be shown and kept. */
export function shownAddress(address: Address): string {
  const shown = new URL(address.href)
  shown.username = ''
  shown.password = ''
  for (const name of new Set(shown.searchParams.keys())) {
    if (SECRET_NAME.test(name)) shown.searchParams.set(name, '…')
  }
  return shown.href
}
