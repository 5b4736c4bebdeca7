import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { NO_SECRETS } from '../sources/secrets'
import { knownSecrets, type Vault } from './knownSecrets'

const SERVER = new URL('pyroscope+https://p.example/?query=x')
const TOKEN = { ...NO_SECRETS, token: 'tok-7f00' }

/** Turns every byte round; a key of another's opens nothing. */
function vaultOf(key: number): Vault {
  const turned = (bytes: Uint8Array) => bytes.map(byte => byte ^ 0x5a)
  return {
    encrypt: text => Buffer.concat([Buffer.of(key), turned(Buffer.from(text))]),
    decrypt: bytes => {
      if (bytes[0] !== key) throw new Error('another key')
      return Buffer.from(turned(bytes.subarray(1))).toString()
    },
  }
}

test('what is told is known until the program ends, for that server alone, in whatever it is asked', () => {
  const folder = tempFolder()
  const known = knownSecrets(folder, () => null, { FLAMEWISE_TOKEN: 'tok-env' })
  known.tell(SERVER, TOKEN, true)
  expect(known.of(new URL('https://p.example/other'))).toEqual(TOKEN)
  expect(known.of(new URL('https://q.example/')).token).toBe('tok-env')
  expect(known.canRemember()).toBe(false)
  // Nothing is encrypted here, so nothing is kept.
  expect(existsSync(join(folder, 'secrets.json'))).toBe(false)
  expect(knownSecrets(folder, () => null, {}).of(SERVER)).toEqual(NO_SECRETS)
})

test('what is remembered is there the next time, encrypted, and only where the person said so', () => {
  const folder = tempFolder()
  const first = knownSecrets(folder, () => vaultOf(1), {})
  first.tell(SERVER, TOKEN, false)
  expect(existsSync(join(folder, 'secrets.json'))).toBe(false)
  first.tell(SERVER, TOKEN, true)
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('tok-')
  expect(knownSecrets(folder, () => vaultOf(1), {}).of(SERVER)).toEqual(TOKEN)
})

test('of another key, or a broken file, nothing is known, and it is asked for again', () => {
  const folder = tempFolder()
  knownSecrets(folder, () => vaultOf(1), {}).tell(SERVER, TOKEN, true)
  expect(knownSecrets(folder, () => vaultOf(2), {}).of(SERVER)).toEqual(NO_SECRETS)
})

test('what is forgotten is gone here and on disk', () => {
  const folder = tempFolder()
  const known = knownSecrets(folder, () => vaultOf(1), {})
  known.tell(SERVER, TOKEN, true)
  known.forget()
  expect(known.of(SERVER)).toEqual(NO_SECRETS)
  expect(existsSync(join(folder, 'secrets.json'))).toBe(false)
})
