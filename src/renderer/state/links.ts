// The view as a link: which file, which tab, what is filtered. It names the file, never a path, and opens nothing but recent files.

import { savedView } from '../../shared/questions/savedView'
import { say, sayFault } from '../ui/Toasts'
import { lookThrough } from './filterSets'
import { chosenOf } from './history'
import type { OpenProfile, Sides } from '../worker/opened'
import { opening, openFile, openPair } from './opening/opening'
import { useSession } from './session'
import { showTab, useView } from './view'
import { isOffered, VIEWS } from './views'

/** What Electron's window has no address of its own for. */
const SCHEME_LINK = 'flamewise://view'
const HASH = '#view='

type Linked = { readonly file: string; readonly key: string }

type Link = {
  readonly file: string
  /** The same for the same bytes. */
  readonly key: string
  /** Of a comparison: its baseline; the file is then the current side. */
  readonly base?: Linked
  readonly tab: string
  readonly view: unknown
}

/** Null where a link cannot say it: of several runs a side, or of parts of one file. */
export function linkNow(): string | null {
  const { current, sides, startup } = useSession.getState()
  if (current === null || (sides !== null && !isOfTwoFiles(sides))) return null
  const { history, tab } = useView.getState()
  const named = ({ file, contentKey }: OpenProfile): Linked => ({ file: file.name, key: contentKey })
  const link: Link = {
    ...named(sides === null ? current : sides.current[0]),
    ...(sides === null ? {} : { base: named(sides.baseline[0]) }),
    tab,
    view: savedView(current.names, chosenOf(history)),
  }
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
    const { tab, view, base }: Readonly<Record<string, unknown>> = { ...link }
    const [current, baseline] = [linkedIn(link), linkedIn(base)]
    if (current === null || (base !== undefined && baseline === null)) return null
    return { ...current, ...(baseline === null ? {} : { base: baseline }), tab: typeof tab === 'string' ? tab : '', view }
  } catch {
    return null
  }
}

function linkedIn(value: unknown): Linked | null {
  if (typeof value !== 'object' || value === null) return null
  const { file, key }: Readonly<Record<string, unknown>> = { ...value }
  return typeof file === 'string' && typeof key === 'string' ? { file, key } : null
}

/** Shows what a link says: in the file that is open, else in the recent file of that name. */
export async function followLink(text: string): Promise<void> {
  const link = linkIn(text)
  if (link === null) return text.includes(HASH) || text.startsWith('flamewise:') ? sayFault('This link cannot be read.') : undefined
  if (!isShown(link)) {
    await opening.refreshRecent().catch(() => undefined)
    const recentOf = (wanted: string) => useSession.getState().recent.find(({ name }) => name === wanted)
    const [recent, base] = [recentOf(link.file), link.base === undefined ? null : recentOf(link.base.file)]
    if (recent === undefined || base === undefined) {
      const missing = recent === undefined ? link.file : link.base?.file
      return sayFault(`The link is about ${missing}: open that file, then the link once more.`)
    }
    await (base === null ? openFile(recent) : openPair(base, recent))
  }
  const { current, sides } = useSession.getState()
  if (current === null || !isShown(link)) return
  const fault = await lookThrough(link.view, false)
  if (fault !== null) return sayFault(`The link does not fit ${current.file.name}: ${fault}`)
  const tab = VIEWS.find(({ id }) => id === link.tab)
  if (tab !== undefined && isOffered(tab.id, useSession.getState())) showTab(tab.id)
  const { file, contentKey } = sides === null ? current : sides.current[0]
  if (contentKey !== link.key) say(`${file.name} is not the same as when the link was made`)
}

function isShown({ base, ...link }: Link): boolean {
  const { current, sides } = useSession.getState()
  const isOf = (profile: OpenProfile, { file, key }: Linked) => profile.contentKey === key || profile.file.name === file
  if (base === undefined || sides === null) return base === undefined && sides === null && current !== null && isOf(current, link)
  return isOfTwoFiles(sides) && isOf(sides.current[0], link) && isOf(sides.baseline[0], base)
}

function isOfTwoFiles({ baseline, current, whole }: Sides): boolean {
  return whole === undefined && baseline.length === 1 && current.length === 1 && baseline[0].file.id !== current[0].file.id
}

/** The page's own address, now and when it changes. */
export async function followAddress(): Promise<void> {
  window.addEventListener('hashchange', () => void followLink(window.location.hash))
  await followLink(window.location.hash)
}
