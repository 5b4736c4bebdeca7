import { expect, test } from 'vitest'
import { plainPath, sourceCandidates } from './candidates'

const FOLDERS = { maps: [], roots: ['/home/me/shop'], go: ['/home/me/go/pkg/mod', '/usr/lib/go/src'] }
const flat = (file: string, functionName = '', folders = FOLDERS) => sourceCandidates({ file, functionName }, folders).flat()

test('an absolute path is tried as it is, then what is mapped, then ever shorter ends of it below the folders', () => {
  expect(flat('/app/src/tax/rates.js', '', { ...FOLDERS, maps: [{ from: '/app', to: '/work' }] as never })).toEqual([
    '/app/src/tax/rates.js',
    '/work/src/tax/rates.js',
    '/home/me/shop/app/src/tax/rates.js',
    '/home/me/shop/src/tax/rates.js',
    '/home/me/shop/tax/rates.js',
  ])
})

test('the longest mapping goes first', () => {
  const maps = [
    { from: '/app', to: '/a' },
    { from: '/app/src', to: '/b' },
  ]
  expect(flat('/app/src/x/y.js', '', { ...FOLDERS, maps: maps as never }).slice(1, 3)).toEqual(['/b/x/y.js', '/a/src/x/y.js'])
})

test('modules of Go lie in its cache, its own library in GOROOT', () => {
  expect(flat('github.com/acme/shop@v1.2.3/tax/rates.go')).toContain('/home/me/go/pkg/mod/github.com/acme/shop@v1.2.3/tax/rates.go')
  expect(flat('net/http/server.go')).toContain('/usr/lib/go/src/net/http/server.go')
})

test('a Java file is found by the package in its function’s name', () => {
  expect(flat('Shop.java', 'com.acme.Shop$Order.total').slice(0, 2)).toEqual([
    '/home/me/shop/src/main/java/com/acme/Shop.java',
    '/home/me/shop/src/main/kotlin/com/acme/Shop.java',
  ])
})

test.each([
  ['file:///srv/my%20app/x.js', '/srv/my app/x.js'],
  ['file:///C:/app/x.js', 'C:/app/x.js'],
  ['C:\\app\\x.cs', 'C:/app/x.cs'],
  ['/proc/self/cwd/src/x.cc', 'src/x.cc'],
  ['webpack:///./src/x.ts', 'src/x.ts'],
  ['https://shop.example/assets/x.js', 'assets/x.js'],
  ['/srv/app/../../etc/passwd', '/etc/passwd'],
  ['node:internal/process', null],
  ['<frozen importlib._bootstrap>', null],
  ['', null],
])('%s is the path %s', (stated, path) => {
  expect(plainPath(stated)).toBe(path)
})

test('no way leads out of a folder', () => {
  expect(flat('../../../etc/passwd').every(path => !path.startsWith('/etc'))).toBe(true)
})

test('a path longer than any that a system opens is no file', () => {
  expect(plainPath(`/${'a/'.repeat(2_047)}`)).not.toBeNull()
  expect(plainPath(`/${'a/'.repeat(2_048)}`)).toBeNull()
})

test('of a path of many parts only the last are looked for in other folders', () => {
  const parts = Array.from({ length: 200 }, (_, at) => `d${at}`)
  const found = flat(`/${parts.join('/')}`)
  // The path itself, and tails of 32 to 2 parts in one folder.
  expect(found).toHaveLength(1 + 31)
  expect(found[1]).toBe(`/home/me/shop/${parts.slice(-32).join('/')}`)
})
