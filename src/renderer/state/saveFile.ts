// Saves what was made: the desktop app's host asks where by the system's dialog, a browser downloads it. The page never names a path.

import { host } from '../host/host'
import { useSession } from './session'

export type FileContent = string | Uint8Array<ArrayBuffer>

export type Saved =
  /** `where`: a sentence for the person. */
  | { readonly kind: 'saved'; readonly where: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

export async function saveFile(name: string, content: FileContent, type: string): Promise<Saved> {
  if (useSession.getState().startup?.host !== 'electron') return downloaded(name, content, type)
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const saved = await host().call.saveFile(name, bytes)
  return saved.kind === 'saved' ? { kind: 'saved', where: `Saved as ${saved.name} in ${saved.folder}` } : saved
}

/** The download has its own hold of the blob once it has begun, which is some time after the click. */
const RELEASE_MS = 10_000

function downloaded(name: string, content: FileContent, type: string): Saved {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  window.setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
  return { kind: 'saved', where: `${name} is in your downloads` }
}
