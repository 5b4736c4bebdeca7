// The profiling servers that this program has spoken to, by the ids that the page holds, and what they are asked.

import { fail, ok, type Result } from '../../shared/base/result'
import { selectorOf, type ProfileServer, type ServerAnswer, type ServerQuestion, type SpanChoice } from '../../shared/host/profileServer'
import type { CancelSignal, ProfileSource, Secrets, ServerBrowsing, ServerRequest, SourceLimits } from '../../shared/host/profileSource'
import { unreachable } from '../../shared/base/unreachable'
import { SOURCES } from './index'
import { SCHEME } from './isAddress'
import { shownAddress, splitCredentials } from './secrets'
import { SourceFault } from './sourceError'
import { urlOf } from './urlOf'

export type Connected = { readonly source: ProfileSource; readonly base: URL; readonly server: ProfileServer }

export type ServerAccess = { readonly secretsOf: (base: URL) => Secrets; readonly limits: SourceLimits }

/** Clocks that differ by less differ by nothing that a person would see in a graph. */
const SAME_CLOCK_MS = 60_000

const BROWSED = SOURCES.flatMap(source => (source.browsing === undefined ? [] : [{ source, browsing: source.browsing }]))

export function createServers({ secretsOf, limits }: ServerAccess) {
  const connected = new Map<string, Connected & { readonly browsing: ServerBrowsing }>()
  let made = 0

  function requestOf(base: URL, signal: CancelSignal, onServerTime: (ms: number) => void = () => undefined): ServerRequest {
    return { base, secrets: secretsOf(base), limits, signal, onProgress: () => undefined, onServerTime }
  }

  return {
    /** Finds out what answers there. The error is a sentence. */
    async open(typed: string, signal: CancelSignal): Promise<Result<ProfileServer, string>> {
      const named = serverAddress(typed)
      if (named === null) return fail('not the address of a server; http://localhost:4040 is one')
      const { base, kind } = named
      const candidates = BROWSED.filter(({ source }) => kind === null || source.id === kind)
      const faults: string[] = []
      for (const { source, browsing } of candidates) {
        let clockAheadMs = 0
        try {
          await browsing.probe(requestOf(base, signal, serverMs => (clockAheadMs = serverMs - Date.now())))
        } catch (error) {
          if (!(error instanceof SourceFault)) throw error
          faults.push(error.message)
          if (isAnotherServer(error)) continue
          return fail(error.message)
        }
        const id = `server-${made++}`
        const address = shownAddress(new URL(`${source.id}+${base.href}`))
        const server = { id, address, title: browsing.server, clockAheadMs: Math.abs(clockAheadMs) < SAME_CLOCK_MS ? 0 : clockAheadMs }
        connected.set(id, { source, base, server, browsing })
        return ok(server)
      }
      if (kind !== null) return fail(faults.join('; '))
      return fail(
        `what answers there is neither a ${BROWSED.map(({ browsing }) => browsing.server).join(' nor a ')} server; is it the right address and path?`,
      )
    },

    async ask(id: string, question: ServerQuestion, signal: CancelSignal): Promise<Result<ServerAnswer, string>> {
      const server = connected.get(id)
      if (server === undefined) return fail('the server is not connected any more: connect again')
      try {
        return ok(await answerOf(server.browsing, requestOf(server.base, signal), question))
      } catch (error) {
        if (error instanceof SourceFault) return fail(error.message)
        throw error
      }
    },

    find: (id: string): Connected | null => connected.get(id) ?? null,
  }
}

/** A path that is not there, or a page: another kind of server may answer at another. */
function isAnotherServer({ error }: SourceFault): boolean {
  if (error.kind === 'web-page' || error.kind === 'refused') return true
  return error.kind === 'status' && [400, 404, 405, 415, 501].includes(error.status)
}

async function answerOf(browsing: ServerBrowsing, request: ServerRequest, question: ServerQuestion): Promise<ServerAnswer> {
  switch (question.kind) {
    case 'services':
      return { kind: 'services', services: await browsing.services(request, question) }
    case 'labels':
      return { kind: 'names', names: await browsing.labels(request, question) }
    case 'values':
      return { kind: 'names', names: await browsing.values(request, question, question.name) }
    case 'series':
      return { kind: 'series', series: await browsing.series(request, question) }
    default:
      return unreachable(question)
  }
}

/** `kind`: the source's id, where the address says it. What a server's own page has in its address is left out. */
export function serverAddress(typed: string): { readonly base: URL; readonly kind: string | null } | null {
  const { shown } = splitCredentials(typed.trim())
  const prefix = /^([a-z]+)\+(?=https?:)/i.exec(shown)
  const kind = prefix?.[1].toLowerCase() ?? null
  if (kind !== null && !BROWSED.some(({ source }) => source.id === kind)) return null
  const text = shown.slice(prefix?.[0].length ?? 0)
  const base = urlOf(SCHEME.test(text) ? text : `http://${text}`)
  if (base === null || !/^https?:$/.test(base.protocol) || base.hostname === '') return null
  base.search = ''
  base.hash = ''
  return { base, kind }
}

/** The address of these profiles, as a command takes it. */
export function spanAddress({ source, base }: Pick<Connected, 'source' | 'base'>, { type, matches, startMs, endMs }: SpanChoice): URL {
  const address = new URL(`${source.id}+${base.href}`)
  address.search = new URLSearchParams({ query: type + selectorOf(matches), from: String(startMs), until: String(endMs) }).toString()
  return address
}
