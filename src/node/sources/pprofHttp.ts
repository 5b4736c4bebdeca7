// The profiles that a program serves of itself: Go's net/http/pprof and what answers like it. Paths and errors: net/http/pprof, gperftools.

import { textOf } from '../../shared/base/utf8'
import type { Address, ProfileSource, SourceRequest } from '../../shared/host/profileSource'
import { download, get } from './download'
import { countDown, DEFAULT_SECONDS, secondsOf } from './recording'
import { shownAddress } from './secrets'
import { SourceFault } from './sourceError'
import { withProgramNames } from './symbolized'
import { isPage, withoutPages } from './webPage'

/** `/debug/pprof/NAME`, `/pprof/NAME` (gperftools, brpc), `/debug/fgprof`; the name may be missing. */
const PATH = /\/(?:debug\/)?pprof(?:\/([^/]*))?$|\/debug\/(fgprof)$/

/** They record first and answer then, whether or not seconds were asked for. */
const RECORDINGS: ReadonlySet<string> = new Set(['profile', 'fgprof', 'contentionz'])
/** What is served beside profiles. */
const NO_PROFILES: ReadonlyMap<string, string> = new Map([
  ['trace', "an execution trace is no profile; 'go tool trace' reads it, and …/profile?seconds=30 is the CPU profile"],
  ['cmdline', "is the program's command line, not a profile"],
  ['symbol', 'answers with names of addresses, not with a profile'],
])

export const pprofHttp: ProfileSource = {
  id: 'pprof-http',
  title: 'pprof over HTTP',
  takes: ({ protocol, pathname }) => /^https?:$/.test(protocol) && PATH.test(pathname),
  fetch: fetchProfile,
  provenance: address => [['Address', shownAddress(address)]],
  whenEmpty: emptyText,
}

function nameOf({ pathname }: Address): string {
  const match = PATH.exec(pathname)
  return match?.[1] ?? match?.[2] ?? ''
}

async function* fetchProfile(request: SourceRequest): AsyncGenerator<Uint8Array> {
  const { address } = request
  const name = nameOf(address)
  if (name === '') throw new SourceFault({ kind: 'refused', what: await listText(request) })
  const refusal = NO_PROFILES.get(name)
  if (refusal !== undefined) throw new SourceFault({ kind: 'refused', what: refusal })
  const asked = secondsOf(address)
  const seconds = asked ?? (RECORDINGS.has(name) ? DEFAULT_SECONDS : 0)
  const url = new URL(address.href)
  // Some servers answer with an error where they are not told.
  if (asked === null && seconds > 0) url.searchParams.set('seconds', String(seconds))
  const named = (recordingS: number) => withProgramNames(withoutPages(download(get(url, recordingS), request)), symbolUrl(address), request)
  if (seconds === 0) return yield* named(0)
  const stop = countDown(seconds, leftS => request.onProgress({ kind: 'recording', leftS }))
  try {
    for await (const chunk of named(seconds)) {
      stop()
      yield chunk
    }
  } finally {
    stop()
  }
}

/** Beside the profiles: it knows what stands at an address. */
function symbolUrl({ href, pathname }: Address): URL {
  const url = new URL(href)
  url.pathname = `${pathname.slice(0, pathname.lastIndexOf('/'))}/symbol`
  url.search = ''
  return url
}

/** More would be somebody else's page. */
const MAX_LIST_BYTES = 256 * 1024
const MAX_NAMES = 40
/** A row of Go's list: its count, where there is one, and its name. */
const ROW = /<td>(\d+)<\/td>\s*<td><a href=["']?([\w.-]+)/g
const LINK = /<a href=["']?(?:\/?(?:debug\/)?pprof\/)?([\w.-]+)/g

/** The list's own words: what there is to ask for, with counts. */
async function listText(request: SourceRequest): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const base = new URL(request.address.href)
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  for await (const chunk of download(get(base), request)) {
    parts.push(chunk.slice())
    bytes += chunk.length
    if (bytes > MAX_LIST_BYTES) break
  }
  const page = Buffer.concat(parts)
  const html = textOf(page)
  const counts = new Map([...html.matchAll(ROW)].map(([, count, name]) => [name, count]))
  const links = [...html.matchAll(LINK)].map(([, name]) => name)
  const names = [...new Set(links)].filter(name => !NO_PROFILES.has(name)).slice(0, MAX_NAMES)
  if (!isPage(page) || names.length === 0) return 'lists no profiles; add a path such as profile?seconds=30, heap or goroutine'
  const shown = names.map(name => {
    if (RECORDINGS.has(name)) return `${name}?seconds=${DEFAULT_SECONDS}`
    const count = counts.get(name)
    return count === undefined ? name : `${name} (${count})`
  })
  return `a list of profiles, not one of them; add its path: ${shown.join(', ')}`
}

function emptyText(address: Address): string {
  const name = nameOf(address)
  const since = secondsOf(address) === null ? '' : ' in these seconds'
  if (name === 'block') return `no samples${since}: the program records waiting only after runtime.SetBlockProfileRate`
  if (name === 'mutex') return `no samples${since}: the program records contention only after runtime.SetMutexProfileFraction`
  if (RECORDINGS.has(name)) return 'no samples: the program did nothing in these seconds; record for longer, or while it works'
  return `a profile with no samples in it${since}`
}
