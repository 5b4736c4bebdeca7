// The view as a link: which file, which tab, what is filtered. It names the file, never a path, and opens nothing but recent files.

import { savedView } from '../../shared/questions/savedView'
import { say, sayFault } from '../ui/Toasts'
import { lookThrough } from './filterSets'
import { chosenOf } from './history'
import { opening, openFile } from './opening/opening'
import { useSession } from './session'
import { showTab, useView } from './view'
import { isOffered, VIEWS } from './views'

/** What Electron's window has no address of its own for. */
const SCHEME_LINK = 'flamewise://view'
const HASH = '#view='

type Link = {
  readonly file: string
  /** The same for the same bytes. */
  readonly key: string
  readonly tab: string
  readonly view: unknown
}

/** Null where a link cannot say it: of a comparison. */
export function linkNow(): string | null {
  const { current, sides, startup } = useSession.getState()
  if (current === null || sides !== null) return null
  const { history, tab } = useView.getState()
  const link: Link = { file: current.file.name, key: current.contentKey, tab, view: savedView(current.names, chosenOf(history)) }
  const base = startup?.host === 'browser' ? window.location.origin + window.location.pathname : SCHEME_LINK
  return base + HASH + encodeURIComponent(JSON.stringify(link))
}

/** Input: anybody may have written it. Null for what is no link of ours. */
export function linkIn(text: string): Link | null {
  const at = text.indexOf(HASH)
  if (at === -1) return null
  try {
    const link: unknown = JSON.parse(decodeURIComponent(text.slice(at + HASH.length)))
    if (typeof link !== 'object' || link === null) return null
    const { file, key, tab, view }: Readonly<Record<string, unknown>> = { ...link }
    return typeof file === 'string' && typeof key === 'string' ? { file, key, tab: typeof tab === 'string' ? tab : '', view } : null
  } catch {
    return null
  }
}

/** Shows what a link says: in the file that is open, else in the recent file of that name. */
export async function followLink(text: string): Promise<void> {
  const link = linkIn(text)
  if (link === null) return text.includes(HASH) || text.startsWith('flamewise:') ? sayFault('This link cannot be read.') : undefined
  if (!isShown(link)) {
    await opening.refreshRecent().catch(() => undefined)
    const recent = useSession.getState().recent.find(({ name }) => name === link.file)
    if (recent === undefined) return sayFault(`The link is about ${link.file}: open that file, then the link once more.`)
    await openFile(recent)
  }
  const { current, sides } = useSession.getState()
  if (current === null || sides !== null || !isShown(link)) return
  const fault = await lookThrough(link.view, false)
  if (fault !== null) return sayFault(`The link does not fit ${current.file.name}: ${fault}`)
  const tab = VIEWS.find(({ id }) => id === link.tab)
  if (tab !== undefined && isOffered(tab.id, useSession.getState())) showTab(tab.id)
  if (current.contentKey !== link.key) say(`${current.file.name} is not the same as when the link was made`)
}

function isShown({ file, key }: Link): boolean {
  const { current, sides } = useSession.getState()
  return sides === null && current !== null && (current.contentKey === key || current.file.name === file)
}

/** The page's own address, now and when it changes. */
export async function followAddress(): Promise<void> {
  window.addEventListener('hashchange', () => void followLink(window.location.hash))
  await followLink(window.location.hash)
}
