import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { pageHandler } from './pageHandler'

const folder = tempFolder()
mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>')
writeFileSync(join(folder, 'renderer', 'assets', 'index-1a2b.js'), 'export {}')
writeFileSync(join(folder, 'secret.json'), '{}')

const handle = pageHandler({
  rendererFolder: join(folder, 'renderer'),
  bodyOf: id => (id === '7' ? { chunks: [Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)], sizeBytes: 3 } : null),
  async upload(name, bytes) {
    let sizeBytes = 0
    for await (const chunk of bytes) sizeBytes += chunk.length
    return { id: 'file-0', name, sizeBytes, modifiedMs: null }
  },
})
const get = (path: string) => handle(new Request(`http://flamewise${path}`))

test('serves the page with a policy that allows nothing but its own files', async () => {
  const page = await get('/')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('content-security-policy')).toContain(
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data: blob:",
  )
  expect((await get('/assets/index-1a2b.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test.each([
  '/missing.js',
  '/../secret.json',
  '/%2e%2e/secret.json',
  '/%2e%2e%2fsecret.json',
  '/..%5csecret.json',
  '/assets',
  '/%',
  '/%00.js',
  '//etc/hosts.json',
])('has no file %s', async path => {
  expect((await get(path)).status).toBe(404)
})

test("hands out a profile's body, and never lets it be stored", async () => {
  const body = await get('/profile/7')
  expect(new Uint8Array(await body.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3))
  expect(body.headers.get('content-length')).toBe('3')
  expect(body.headers.get('cache-control')).toBe('no-store')
  expect((await get('/profile/8')).status).toBe(404)
})

test('takes a posted file under the name it came with', async () => {
  const response = await handle(new Request('http://flamewise/upload?name=a%2Fb%20c.pprof', { method: 'POST', body: 'abcd' }))
  expect(await response.json()).toEqual({ id: 'file-0', name: 'a/b c.pprof', sizeBytes: 4, modifiedMs: null })
  expect((await get('/upload')).status).toBe(405)
  expect((await handle(new Request('http://flamewise/', { method: 'PUT' }))).status).toBe(405)
})
