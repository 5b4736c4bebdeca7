// The system's encryption of what is kept, as Electron gives it: only where a key of the user's own is behind it.

import { safeStorage } from 'electron'
import type { Vault } from '../node/kept/knownSecrets'

/** Linux without a keyring: a key that everybody knows, which hides nothing. */
const NO_ENCRYPTION: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** Null where nothing is really encrypted. To be asked when the app is ready. */
export function systemVault(): Vault | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  // Older ones (before 26) cannot say what they would encrypt with.
  if (process.platform === 'linux' && !('getSelectedStorageBackend' in safeStorage)) return null
  if (process.platform === 'linux' && NO_ENCRYPTION.has(safeStorage.getSelectedStorageBackend())) return null
  return { encrypt: text => safeStorage.encryptString(text), decrypt: bytes => safeStorage.decryptString(Buffer.from(bytes)) }
}
