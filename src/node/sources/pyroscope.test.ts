// What is asked of a Pyroscope server, of the stand-in and of a real one alike.

import { createServer, request as httpRequest } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ServerAnswer, ServerQuestion, SpanMs } from '../../shared/host/profileServer'
import { sumOf } from '../../shared/base/columns'
import { PYROSCOPES, pushedShop, totalOf } from '../../testing/pushedShop'
import { CPU, INUSE, REGRESSED } from '../../testing/shopFleet'
import { loadProfile } from '../load/load'
import { loadErrorText } from '../load/loadError'
import { addressed, addressSource, LIMITS } from './address'
import { NO_SECRETS } from './secrets'
import { createServers, spanAddress } from './servers'

const HOUR_MS = 3_600_000
const never = new AbortController().signal
const IN_USE_BYTES = 2 * 5 * 1024 * 1024

describe.each(PYROSCOPES)('$name', server => {
  const it = test.skipIf(!server.isThere)
  const { service, endMs, pushed, base } = pushedShop(server, async at => (await connected(at)).isThere())
  const DAY = { startMs: endMs - 24 * HOUR_MS, endMs }
  const shop = (span: SpanMs, type = CPU) => ({ type, matches: [{ name: 'service_name', value: service }], ...span })

  async function connected(at = base()) {
    const servers = createServers({ secretsOf: () => NO_SECRETS, limits: LIMITS })
    const opened = await servers.open(at, never)
    if (!opened.ok) throw new Error(opened.error)
    const found = servers.find(opened.value.id)
    if (found === null) throw new Error('not connected')
    const ask = async (question: ServerQuestion): Promise<ServerAnswer> => {
      const answer = await servers.ask(opened.value.id, question, never)
      if (!answer.ok) throw new Error(answer.error)
      return answer.value
    }
    const services = async () => {
      const answer = await ask({ kind: 'services', ...DAY })
      return answer.kind === 'services' ? answer.services.filter(({ match }) => match.value === service) : []
    }
    /** What is fetched of a span; the sentence where it is not. */
    const fetched = async (span: SpanMs, type = CPU, moreSelector = '') => {
      const url = new URL(spanAddress(found, shop(span, type)).href.replace(/%7D(?=&)/, `${encodeURIComponent(moreSelector)}%7D`))
      const { source } = addressed(url.href)
      const options = { secrets: NO_SECRETS, limits: LIMITS, signal: never, onProgress: () => undefined }
      const loaded = await loadProfile(() => addressSource(addressed(url.href), options))
      if (loaded.ok) return loaded.value
      return loaded.error.kind === 'read' && loaded.error.error.kind === 'empty' ? source.whenEmpty(url) : loadErrorText(loaded.error)
    }
    const total = async (span: SpanMs, type = CPU) => {
      const profile = await fetched(span, type)
      return typeof profile === 'string' ? profile : sumOf(profile.samples.values[0])
    }
    const isThere = async () => (await services()).some(({ types }) => types.length === 2)
    return { ask, services, fetched, total, isThere, server: opened.value }
  }

  it('says its services with their types, their labels without private ones, and values', async () => {
    const { ask, services, server } = await connected()
    expect(server).toMatchObject({ title: 'Pyroscope', clockAheadMs: 0 })
    expect(await services()).toEqual([{ match: { name: 'service_name', value: service }, types: [INUSE, CPU] }])
    expect(await ask({ kind: 'labels', ...shop(DAY) })).toEqual({ kind: 'names', names: ['pod', 'service_name', 'version', 'zone'] })
    expect(await ask({ kind: 'values', name: 'version', ...shop(DAY) })).toEqual({ kind: 'names', names: ['1.2', '1.3'] })
  })

  it('a series has all of its span and nothing of before, whatever its steps', async () => {
    const { ask } = await connected()
    for (const span of [DAY, { startMs: endMs - HOUR_MS + 5000, endMs }, { startMs: endMs - 5 * HOUR_MS + 7000, endMs }]) {
      const answer = await ask({ kind: 'series', ...shop(span) })
      if (answer.kind !== 'series') throw new Error(answer.kind)
      const within = pushed.filter(({ timeMs }) => timeMs >= span.startMs && timeMs <= span.endMs)
      expect(answer.series.values.reduce((sum, value) => sum + value, 0)).toBe(totalOf(within, CPU))
      expect(answer.series.timesMs.every(ms => ms > span.startMs && ms <= span.endMs + answer.series.stepMs)).toBe(true)
    }
  })

  it('a profile is of its span, both moments included; a state that of the last snapshot', async () => {
    const { fetched, total } = await connected()
    expect(await total(DAY)).toBe(totalOf(pushed, CPU))
    const times = [...new Set(pushed.map(({ timeMs }) => timeMs))].sort((a, b) => a - b)
    const of = (startMs: number, untilMs: number) => ({ startMs, endMs: untilMs })
    expect(await total(of(times[3], times[5]))).toBe(
      totalOf(
        pushed.filter(({ timeMs }) => timeMs >= times[3] && timeMs <= times[5]),
        CPU,
      ),
    )
    expect(await total(of(times[3], times[5]), INUSE)).toBe(IN_USE_BYTES)
    expect(await total(of(times[3] + 60_000, times[3] + 120_000), INUSE)).toMatch(/^no profiles of memory:inuse_space/)
    expect(await total(of(times[3] + 60_000, times[3] + 120_000))).toMatch(/^no profiles of process_cpu/)
    const profile = await fetched(DAY)
    if (typeof profile === 'string') throw new Error(profile)
    const names = new Set([...profile.functions.name].map(name => profile.strings[name]))
    expect([...names]).toEqual(expect.arrayContaining(['main', REGRESSED, 'shop.taxOf']))
    expect(profile.meta.sampleTypes).toMatchObject([{ name: 'cpu', unit: 'nanoseconds' }])
  })

  it('a refusal is its own words once, and what to do', async () => {
    const { fetched } = await connected()
    expect(await fetched({ startMs: endMs - 72 * HOUR_MS, endMs })).toMatch(
      /^answered 400 \(the query time range exceeds the limit \(max_query_length, actual: 72h0m0s, limit: 1d\)\): ask for a shorter span of time$/,
    )
    const unreadable = await fetched(DAY, CPU, ',pod=')
    expect(unreadable).toMatch(/^answered 400 \(.*parse error: unexpected.*\): it does not accept the request$/)
    expect(unreadable).not.toContain('"code"')
  })

  it.each([
    ['SelectMergeProfile', ['SelectMergeProfile']],
    ['either call for stacks', ['SelectMergeProfile', 'SelectMergeStacktraces']],
  ] as const)('behind a proxy that has a path of its own and not %s, all of it comes all the same', async (_, without) => {
    const { total, server } = await connected(await proxied(base(), without))
    expect(server.address).toMatch(/\/grafana\/proxy\/uid\/u1$/)
    expect(await total(DAY)).toBe(totalOf(pushed, CPU))
    expect(await total(DAY, INUSE)).toBe(IN_USE_BYTES)
  })
})

/** As a data-source proxy passes on what is asked below its own path. */
async function proxied(base: string, without: readonly string[]): Promise<string> {
  const PATH = '/grafana/proxy/uid/u1'
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (!path.startsWith(PATH) || without.some(method => path.endsWith(`/${method}`))) return void response.writeHead(404).end()
    const { method, headers } = request
    const passed = httpRequest(base + path.slice(PATH.length), { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(passed)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}${PATH}`
}
