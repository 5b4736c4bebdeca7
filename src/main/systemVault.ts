// The system's encryption of what is kept, as Electron gives it: only where a key of the user's own is behind it.

import { safeStorage, type SafeStorage } from 'electron'
import type { Vault } from '../node/kept/knownSecrets'

/** Linux without a keyring: a key that everybody knows, which hides nothing. */
const NO_ENCRYPTION: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** Null where nothing is really encrypted. To be asked when the app is ready. */
export function systemVault(): Vault | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (process.platform === 'linux' && !hasKeyring()) return null
  return { encrypt: text => safeStorage.encryptString(text), decrypt: bytes => safeStorage.decryptString(Buffer.from(bytes)) }
}

/** What a keyring's key has encrypted begins so on Linux; `v10` is of the key that everybody knows. */
const KEYRING_MARK = 'v11'

function hasKeyring(): boolean {
  const vault: Pick<SafeStorage, 'encryptString'> = safeStorage
  if ('getSelectedStorageBackend' in safeStorage) return !NO_ENCRYPTION.has(safeStorage.getSelectedStorageBackend())
  // Older ones (before 26) do not say what they encrypt with, but it shows. (Nothing stays nothing.)
  return vault.encryptString('?').subarray(0, KEYRING_MARK.length).toString() === KEYRING_MARK
}
