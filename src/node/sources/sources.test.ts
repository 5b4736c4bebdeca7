import { spawn, spawnSync } from 'node:child_process'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { pprofText } from '../../testing/pprofText'
import { tempFolder } from '../../testing/tempFolder'
import type { Profile } from '../../shared/profile/profile'
import type { SourceProgress } from '../../shared/host/profileSource'
import { loadProfile } from '../load/load'
import { loadErrorText } from '../load/loadError'
import { addressed, addressSource, LIMITS } from './address'
import { NO_SECRETS } from './secrets'

const PPROF = pprofText('type cpu nanoseconds\nsample 2 1 = 20\nsample 1 = 10\nlocation 1 0x10 @0 main:1\nlocation 2 0x20 @0 work:2')
const NAMES = ['main', 'work']

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
}

async function fetched(name: string, tenant: string | null = null) {
  const said: SourceProgress[] = []
  const found = addressed(name)
  const options = {
    secrets: { ...NO_SECRETS, tenant },
    limits: LIMITS,
    signal: new AbortController().signal,
    onProgress: (progress: SourceProgress) => void said.push(progress),
  }
  const result = await loadProfile(() => addressSource(found, options))
  const isEmpty = !result.ok && result.error.kind === 'read' && result.error.error.kind === 'empty'
  const error = result.ok ? '' : isEmpty ? found.source.whenEmpty(found.url) : loadErrorText(result.error)
  return { said, error, names: result.ok ? namesOf(result.value) : [], id: found.source.id }
}

function namesOf({ functions, strings }: Profile): string[] {
  return [...functions.name].map(name => strings[name]).sort()
}

const INDEX = `<html><body><table>
<tr><td>45</td><td><a href='heap?debug=1'>heap</a></td></tr>
<tr><td>0</td><td><a href='cmdline?debug=1'>cmdline</a></td></tr>
<tr><td>0</td><td><a href='profile?debug=1'>profile</a></td></tr></table>
<a href="goroutine?debug=2">full goroutine stack dump</a></body></html>`

/** As net/http/pprof answers; `/pprof/` as gperftools does. */
function goServer({ url = '' }: IncomingMessage, response: Parameters<RequestListener>[1]): void {
  const { pathname, searchParams } = new URL(url, 'http://h')
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  const words = (status: number, text: string) =>
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-go-pprof': '1' }).end(text)
  if (name === '') response.end(INDEX)
  else if (name === 'profile' && searchParams.get('seconds') === '9') {
    words(500, 'Could not enable CPU profiling: cpu profiling already in use\n')
  } else if (name === 'profile' && searchParams.get('seconds') !== '1') words(400, `seconds: ${searchParams.get('seconds') ?? 'none'}`)
  else if (name === 'mutex') response.end(gzipSync(pprofText('type contentions count')))
  else if (name === 'heap' || name === 'profile') response.end(gzipSync(PPROF))
  else words(404, 'Unknown profile\n')
}

test('pprof over HTTP: profiles, the list, and what the server says', async () => {
  const host = await serving(goServer)
  expect(await fetched(`http://${host}/debug/pprof/heap`)).toMatchObject({ id: 'pprof-http', names: NAMES })
  expect((await fetched(`${host}/pprof/heap?seconds=1`)).names).toEqual(NAMES)
  const recorded = await fetched(`${host}/debug/pprof/profile?seconds=1`)
  expect(recorded.names).toEqual(NAMES)
  expect(recorded.said[0]).toEqual({ kind: 'recording', leftS: 1 })
  const list = 'a list of profiles, not one of them; add its path: heap (45), profile?seconds=30, goroutine'
  for (const path of ['/debug/pprof/', '/debug/pprof', '/pprof/']) expect((await fetched(host + path)).error).toBe(list)
  expect((await fetched(`${host}/debug/pprof/profile?seconds=9`)).error).toMatch(/^answered 500 \(Could not enable CPU profiling: cpu prof/)
  expect((await fetched(`${host}/debug/pprof/profile`)).error).toMatch(/seconds: 30/)
  expect((await fetched(`${host}/debug/pprof/shoes`)).error).toMatch(/^answered 404 \(Unknown profile\)/)
  expect((await fetched(`${host}/debug/pprof/mutex`)).error).toMatch(/SetMutexProfileFraction$/)
  expect((await fetched(`${host}/debug/pprof/trace?seconds=1`)).error).toMatch(/^an execution trace is no profile/)
  expect((await fetched(`${host}/debug/pprof/profile?seconds=-1`)).error).toBe('seconds=-1 is not a number of seconds above 0')
})

const words = (...numbers: readonly number[]) => Buffer.from(new BigUint64Array(numbers.map(BigInt)).buffer)
/** As gperftools writes it: two stacks of two addresses, and the map. Calls return behind theirs. */
const GPERFTOOLS = Buffer.concat([
  words(0, 3, 0, 10_000, 0, 5, 2, 0x401234, 0x402345, 3, 2, 0x401234, 0x402401, 0, 1, 0),
  Buffer.from('00400000-00500000 r-xp 00000000 08:01 1 /bin/app\n'),
])
const NAMELESS = pprofText('type cpu nanoseconds\nmapping 1 /bin/app\nsample 2 1 = 20\nlocation 1 0x1010 @1 main:1\nlocation 2 0x1020 @1')

test('pprof over HTTP: names that a profile has not are asked for, and one that stays without is read all the same', async () => {
  const asked: string[] = []
  const known = new Map([
    ['0x401234', 'work'],
    ['0x402344', 'main'],
    ['0x402400', 'main'],
    ['0x1020', 'work'],
  ])
  const host = await serving((request, response) => {
    const name = (request.url ?? '').split('/').pop()
    if (name === 'heap') return void response.end(GPERFTOOLS)
    if (name === 'growth') return void response.end(NAMELESS)
    if (name !== 'symbol' || request.url?.startsWith('/debug') === true) return void response.writeHead(404).end()
    request.on('data', (part: Buffer) => {
      asked.push(String(part))
      const lines = String(part)
        .split('+')
        .map(address => `${address} ${known.get(address) ?? address}`)
      response.end(`num_symbols: 1\n${lines.join('\n')}\n`)
    })
  })
  expect((await fetched(`${host}/pprof/heap`)).names).toEqual(NAMES)
  expect((await fetched(`${host}/pprof/growth`)).names).toEqual(NAMES)
  expect(asked).toEqual(['0x401234+0x402344+0x402400', '0x1020'])
  expect((await fetched(`${host}/debug/pprof/growth`)).names).toEqual(['[app]', 'main'])
})

const GO = spawnSync('go', ['version']).status === 0
const GO_PROGRAM = `package main
import ("fmt"; "net"; "net/http"; _ "net/http/pprof")
func plantedBottleneck(n int) (s int) { for i := 0; i < n; i++ { s += i % 7 }; return }
func main() {
  l, _ := net.Listen("tcp", "127.0.0.1:0"); fmt.Println(l.Addr())
  go func() { for { plantedBottleneck(1000000) } }()
  http.Serve(l, nil)
}`

/** Go compiles its own library first where it never did before. */
const GO_BUILD_MS = 300_000

test.skipIf(!GO)('pprof over HTTP: a real Go program (skipped where there is no go)', { timeout: GO_BUILD_MS }, async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'main.go'), GO_PROGRAM)
  const build = spawn('go', ['build', '-o', 'served', 'main.go'], { cwd: folder, stdio: 'ignore' })
  expect(await new Promise(resolve => build.once('exit', resolve))).toBe(0)
  const child = spawn(join(folder, 'served'))
  onTestFinished(() => void child.kill('SIGKILL'))
  const host = await new Promise<string>(resolve => child.stdout.once('data', text => resolve(String(text).trim())))
  expect((await fetched(`${host}/debug/pprof/profile?seconds=1`)).names).toContain('main.plantedBottleneck')
  expect((await fetched(`${host}/debug/pprof/goroutine`)).names).toContain('main.main')
  expect((await fetched(`${host}/debug/pprof/`)).error).toMatch(/allocs \(\d+\), .*profile\?seconds=30/)
  expect((await fetched(`${host}/debug/pprof/block`)).error).toMatch(/SetBlockProfileRate$/)
  expect((await fetched(`${host}/debug/pprof/shoes`)).error).toMatch(/^answered 404 \(Unknown profile\)/)
})

const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'
const SELECTOR = '{service_name="shop",pod=~"shop-.+"}'

/** Answers like Pyroscope 2 (`newest`), one without SelectMergeProfile, or 0.x with nothing but render. */
function pyroscopeServer(kind: 'newest' | 'later' | 'legacy', seen: string[]): RequestListener {
  return (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const refuse = (status: number, code: string, message: string) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://h')
      const method = pathname.slice(pathname.lastIndexOf('/') + 1)
      seen.push(method)
      if (request.headers['x-scope-orgid'] === undefined) return refuse(401, 'unauthenticated', 'no org id')
      if (method === 'render') {
        seen.push(searchParams.get('query') ?? '')
        const flamebearer = {
          names: ['total', ...NAMES],
          levels: [
            [0, 30, 0, 0],
            [0, 30, 10, 1],
            [10, 20, 20, 2],
          ],
          numTicks: 30,
          maxSelf: 20,
        }
        return response.end(
          JSON.stringify({ version: 1, flamebearer, metadata: { format: 'single', units: 'samples', sampleRate: 1e9, name: '' } }),
        )
      }
      if (kind === 'legacy' || (kind === 'later' && method === 'SelectMergeProfile')) return response.writeHead(404).end()
      if (request.method !== 'POST') return response.writeHead(405).end()
      if (request.headers['content-type'] !== 'application/proto') return response.writeHead(415).end()
      if (body.includes('service_name="long"'))
        return refuse(400, 'invalid_argument', 'the query time range exceeds the limit (max_query_length)')
      if (!body.includes(TYPE)) return response.end()
      if (method === 'SelectMergeProfile') return response.end(PPROF)
      const asBytes = (field: number, bytes: Uint8Array) =>
        Buffer.concat([Buffer.of((field << 3) | 2, (bytes.length & 127) | 128, bytes.length >> 7), bytes])
      return response.end(asBytes(5, asBytes(1, PPROF)))
    })
  }
}

test.each(['newest', 'later', 'legacy'] as const)('a Pyroscope server: %s', async kind => {
  const seen: string[] = []
  const host = await serving(pyroscopeServer(kind, seen))
  const span = 'from=now-1h&until=now'
  const address = `pyroscope+http://${host}/?query=${TYPE}${SELECTOR}&${span}`
  expect(await fetched(address, 'shop')).toMatchObject({ id: 'pyroscope', error: '' })
  expect((await fetched(`http://${host}/?query=${encodeURIComponent(TYPE + SELECTOR)}&${span}`, 'shop')).names).toEqual(
    expect.arrayContaining(NAMES),
  )
  if (kind === 'legacy') expect(seen).toContain(TYPE + SELECTOR)
  expect((await fetched(address)).error).toMatch(/^answered 401 \(no org id\): .*FLAMEWISE_TENANT/)
  if (kind === 'legacy') return
  const long = await fetched(`pyroscope+http://${host}/?query=${TYPE}{service_name="long"}&from=now-2w`, 'shop')
  expect(long.error).toMatch(/^answered 400 \(the query time range exceeds the limit/)
  const none = await fetched(`pyroscope+http://${host}/?query=a:b:c:d:e{x="y"}&from=1790000000&until=1790003600000`, 'shop')
  expect(none.error).toMatch(/^no profiles of a:b:c:d:e for \{x="y"\} between 2026-09-21T14:13:20\.000Z and 2026-09-21T15:13:20\.000Z/)
})

/** Answers as Parca's gateway does; of `empty` there is nothing. */
const parcaServer: RequestListener = (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://h')
  const json = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  const type = {
    name: 'parca_agent',
    sample_type: 'samples',
    sampleUnit: 'count',
    period_type: 'cpu',
    periodUnit: 'nanoseconds',
    delta: true,
  }
  if (pathname === '/behind/api/profiles/types') return void json(200, { types: [type] })
  if (pathname !== '/behind/api/profiles/query') return void json(404, { code: 5, message: 'Not Found' })
  const query = searchParams.get('merge.query') ?? ''
  const asked = [searchParams.get('mode'), searchParams.get('report_type'), searchParams.get('merge.start'), searchParams.get('merge.end')]
  if (asked.join() !== '2,1,2026-09-21T14:13:20.000Z,2026-09-21T15:13:20.000Z') return void json(400, { code: 3, message: asked.join() })
  if (query.includes('empty')) return void json(200, {})
  json(200, { pprof: Buffer.from(PPROF).toString('base64') })
}

test('a Parca server', async () => {
  const host = await serving(parcaServer)
  const address = (selector: string) =>
    `parca+http://${host}/behind/?query=parca_agent:samples:count:cpu:nanoseconds:delta${selector}&from=1790000000&until=1790003600`
  expect(await fetched(address('{job="shop"}'))).toMatchObject({ id: 'parca', error: '' })
  expect((await fetched(address('{job="shop"}'))).names).toEqual(expect.arrayContaining(NAMES))
  expect((await fetched(address('{job="empty"}'))).error).toMatch(/^no profiles of parca_agent:.* for \{job="empty"\} between 2026-09-21/)
  expect((await fetched(address('{}').replace('/behind', ''))).error).toMatch(/^answered 404 \(Not Found\)/)
  const { source, url } = addressed(address('{job="empty"}'))
  const request = { address: url, secrets: NO_SECRETS, limits: LIMITS, signal: new AbortController().signal, onProgress: () => undefined }
  expect(await source.typesThere?.(request)).toEqual(['parca_agent:samples:count:cpu:nanoseconds:delta'])
})

test('a Pyroscope address that cannot be asked says what is wrong', async () => {
  const error = async (search: string) => (await fetched(`pyroscope+http://127.0.0.1:9/${search}`)).error
  expect(await error('')).toMatch(/^wants \?query=TYPE\{SELECTOR\}/)
  expect(await error(`?query=${TYPE}{}&from=noon`)).toMatch(/^from=noon is not a time/)
  expect(await error(`?query=${TYPE}{}&from=now&until=now-1h`)).toBe('the span ends (now-1h) before it starts (now)')
})

/** The last of what it allocates is always in use: a heap profile is of what lives. */
const NODE_PROGRAM = `let kept = []
function plantedBottleneck() { const next = []; for (let i = 0; i < 2e5; i++) next.push({ i }); kept = next }
setInterval(plantedBottleneck, 1)`

test("Node's inspector: a real process, CPU and heap, and no port open after it", async () => {
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', '-e', NODE_PROGRAM], { env: {} })
  onTestFinished(() => void child.kill('SIGKILL'))
  let words = ''
  const host = await new Promise<string>(resolve =>
    child.stderr.on('data', text => {
      words += String(text)
      const listening = /ws:\/\/([\d.:]+)\//.exec(words)
      if (listening !== null) resolve(listening[1])
    }),
  )
  const cpu = await fetched(`inspect://${host}?seconds=1`)
  expect(cpu).toMatchObject({ id: 'inspector', error: '' })
  expect(cpu.names).toContain('plantedBottleneck')
  expect(cpu.said[0]).toEqual({ kind: 'recording', leftS: 1 })
  expect((await fetched(`inspect://${host}/?heap&seconds=1`)).names).toContain('plantedBottleneck')
  const hasEnded = new Promise(resolve => child.once('exit', resolve))
  setTimeout(() => child.kill('SIGKILL'), 500)
  expect((await fetched(`inspect://${host}?seconds=30`)).error).toMatch(/^the program ended, or closed its inspector/)
  await hasEnded
  expect((await fetched(`inspect://${host}`)).error).toMatch(/^nothing listens on 127\.0\.0\.1:/)
})
