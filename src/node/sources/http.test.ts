import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { foldedLines } from '../../testing/foldedLines'
import type { SourceLimits } from '../../shared/host/profileSource'
import { loadProfile } from '../load/load'
import { loadErrorText } from '../load/loadError'
import { addressed, addressSource, LIMITS } from './address'
import { isAddress } from './isAddress'
import { NO_SECRETS, splitCredentials } from './secrets'

const STACKS = 'main;a;b 3\nmain;a;c 5\n'
const TOKEN = 'tok-5e1f-very-secret'
const PASSWORD = 'pässword/1@x'

/** Listens on the loopback interface until the test ends; gives `http://127.0.0.1:PORT`. */
async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${portOf(server.address())}`
}

function portOf(address: string | AddressInfo | null): number {
  return address !== null && typeof address === 'object' ? address.port : 0
}

async function outcome(
  address: string,
  { limits = LIMITS, signal = new AbortController().signal }: { limits?: SourceLimits; signal?: AbortSignal } = {},
): Promise<string> {
  const secrets = { ...NO_SECRETS, token: TOKEN, tenant: 'shop' }
  const options = { secrets, limits, signal, onProgress: () => undefined }
  const result = await loadProfile(() => addressSource(addressed(address), options))
  return result.ok ? foldedLines(result.value, 0).join('\n') : loadErrorText(result.error)
}

test.each([
  ['as it is', {}, Buffer.from(STACKS)],
  ['gzip by its header', { 'content-encoding': 'gzip' }, gzipSync(STACKS)],
  ['gzip by its magic', {}, gzipSync(STACKS)],
  ['gzip by both, one in the other', { 'content-encoding': 'gzip' }, gzipSync(gzipSync(STACKS))],
  ['a header that is not true', { 'content-encoding': 'gzip' }, Buffer.from(STACKS)],
  ['a page that holds a profile by its content type only', { 'content-type': 'text/html' }, Buffer.from(STACKS)],
])('reads a profile: %s', async (_, headers, body) => {
  const base = await serving((_request, response) => response.writeHead(200, headers).end(body))
  expect(await outcome(`${base}/cpu.folded`)).toBe('main;a;b 3\nmain;a;c 5')
})

test('sends the token, or the user and password of the address, and a tenant', async () => {
  const seen: unknown[] = []
  const base = await serving(({ headers, url }, response) => {
    seen.push([url, headers.authorization, headers['x-scope-orgid']])
    response.end(STACKS)
  })
  await outcome(`${base}/a`)
  await outcome(`${base.replace('//', `//ann:${encodeURIComponent(PASSWORD)}@`)}/b`)
  expect(seen).toEqual([
    ['/a', `Bearer ${TOKEN}`, 'shop'],
    ['/b', `Basic ${Buffer.from(`ann:${PASSWORD}`).toString('base64')}`, 'shop'],
  ])
})

test.each([
  [401, 'no org id', /^answered 401 \(no org id\): it wants to know who you are; give a token, .*FLAMEWISE_TOKEN/],
  [403, '<html><title>Not yours</title></html>', /^answered 403 \(Not yours\): you may not have this/],
  [404, 'Unknown profile\n', /^answered 404 \(Unknown profile\): there is no such path or profile there$/],
  [429, '', /^answered 429: too many requests; try again in 7 s$/],
  [
    500,
    'Could not enable CPU profiling: cpu profiling already in use',
    /^answered 500 \(Could not enable .* in use\): somebody records it/,
  ],
  [503, '{"code":"unavailable","message":"starting"}', /^answered 503 \(starting\): it cannot answer now; try again in 7 s$/],
  [204, '', /^answered 204: it does not accept the request$/],
])('says what a status means: %i', async (status, words, said) => {
  const base = await serving((_, response) => response.writeHead(status, { 'retry-after': '7' }).end(words))
  expect(await outcome(`${base}/x`)).toMatch(said)
})

test('no message repeats what the server was told in confidence', async () => {
  const base = await serving(({ headers }, response) => response.writeHead(401).end(`bad: ${headers.authorization ?? ''}`))
  const withPassword = base.replace('//', `//ann:${encodeURIComponent(PASSWORD)}@`)
  const texts = [await outcome(`${base}/x`), await outcome(`${withPassword}/x`)].join('\n')
  for (const secret of [TOKEN, PASSWORD, Buffer.from(`ann:${PASSWORD}`).toString('base64')]) expect(texts).not.toContain(secret)
  expect(texts).toContain('bad: Bearer …')
})

test('follows a redirect on the same server, and shows one that leads elsewhere', async () => {
  const asked: string[] = []
  const other = await serving(({ url }, response) => {
    asked.push(url ?? '')
    response.end(STACKS)
  })
  const base = await serving(({ url }, response) => {
    if (url === '/cpu') response.end(STACKS)
    else response.writeHead(302, { location: url === '/here' ? '/cpu' : url === '/round' ? '/round' : `${other}/cpu?token=abc` }).end()
  })
  expect(await outcome(`${base}/here`)).toBe('main;a;b 3\nmain;a;c 5')
  expect(await outcome(`${base}/away`)).toMatch(/^sends on to another server, which was not asked: http:\/\/127.*\/cpu\?token=%E2%80%A6 \(/)
  expect(await outcome(`${base}/round`)).toBe('sends on in a circle')
  expect(asked).toEqual([])
})

test('tells a login page from a profile', async () => {
  const base = await serving((_, response) => response.end('<!DOCTYPE html>\n<html><body>Log in 5</body></html>'))
  expect(await outcome(`${base}/cpu`)).toMatch(/^answered with a web page instead of a profile: a login page/)
})

test('says that a body ended early, by its length, its chunks or its gzip', async () => {
  const packed = gzipSync(STACKS.repeat(50))
  const base = await serving(({ url }, response) => {
    if (url === '/length') response.writeHead(200, { 'content-length': '9999' })
    response.write(url === '/gzip' ? packed.subarray(0, 30) : STACKS, () => (url === '/gzip' ? response.end() : response.destroy()))
  })
  for (const path of ['length', 'chunks', 'gzip']) expect(await outcome(`${base}/${path}`)).toMatch(/^the answer ended early, after /)
})

test('gives up on a server that is silent, never ends, or sends too much', async () => {
  const base = await serving(({ url }, response) => {
    if (url === '/silent') return
    const timer = setInterval(() => response.write(STACKS.repeat(url === '/much' ? 1000 : 1)), 10)
    response.on('close', () => clearInterval(timer))
  })
  const limits = { answerS: 0.2, slowestBytesPerS: 1e6, maxBytes: 50_000 }
  expect(await outcome(`${base}/silent`, { limits })).toMatch(/^no whole answer within 1 s/)
  expect(await outcome(`${base}/endless`, { limits })).toMatch(/^no whole answer within 1 s/)
  expect(await outcome(`${base}/much`, { limits: { ...limits, answerS: 60 } })).toMatch(/^the answer is larger than 48\.8 KiB/)
})

test('closes the connection when it is cancelled', async () => {
  const controller = new AbortController()
  let closed = (): void => undefined
  const isClosed = new Promise<void>(resolve => (closed = resolve))
  const base = await serving((_, response) => {
    response.on('close', closed)
    response.write(STACKS)
    controller.abort()
  })
  expect(await outcome(`${base}/x`, { signal: controller.signal })).toBe('fetching it was cancelled')
  await isClosed
})

test('says that nothing listens, or that what listens speaks something else', async () => {
  const server = createTcpServer(socket =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('220 mail ready\r\n'),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${portOf(server.address())}`
  expect(await outcome(`http://${host}/x`)).toMatch(/^does not speak HTTP/)
  expect(await outcome(`https://${host}/x`)).toMatch(/^does not speak TLS as it should; is it http:/)
  await new Promise(resolve => server.close(resolve))
  expect(await outcome(`http://${host}/x`)).toBe(`nothing listens on ${host}; is the program running, and is it that port?`)
  expect(await outcome('ftp://127.0.0.1/x')).toMatch(/^ftp:\/\/ is not fetched from; http:/)
  expect(await outcome('http://127.0.0.1:99999/x')).toBe('not an address that can be understood')
})

test('knows an address from a file', () => {
  expect(['http://h/x', 'HTTPS://h', 'h:6060/x', '[::1]:6060/x', 'u:p@h:1/x', 'inspect://h:1'].map(isAddress)).not.toContain(false)
  expect(['a.folded', '-', './h:1', 'C:\\x', 'C:/x', 'dir/a:1/b', 'h:6060'].map(isAddress)).not.toContain(true)
})

test('takes user and password out of an address', () => {
  expect(splitCredentials('https://ann:p%40w:x@h/a@b')).toMatchObject({
    shown: 'https://h/a@b',
    secrets: { user: 'ann', password: 'p@w:x' },
  })
  expect(splitCredentials('ann:pw@h:60/x')).toMatchObject({ shown: 'h:60/x', secrets: { user: 'ann', password: 'pw' } })
  expect(splitCredentials('http://h/a@b')).toEqual({ shown: 'http://h/a@b', secrets: null })
})
