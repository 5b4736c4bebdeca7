import { expect, test } from 'vitest'
import { accessOf, type Asking } from './access'

const ask = (asking: Partial<Asking> & { readonly path?: string }) =>
  accessOf(
    { url: new URL(`http://127.0.0.1:4000${asking.path ?? '/'}`), host: '127.0.0.1:4000', origin: undefined, cookie: undefined, ...asking },
    4000,
    'secret',
  )

test('lets in who has the token in the address, and then in the cookie', () => {
  expect(ask({ path: '/?token=secret' })).toEqual({ kind: 'granted', setsCookie: true })
  expect(ask({ cookie: 'a=b; flamewise-4000=secret' })).toEqual({ kind: 'granted', setsCookie: false })
  expect(ask({ cookie: 'flamewise-4000=secret', host: 'localhost:9999', origin: 'http://localhost:9999' })).toMatchObject({
    kind: 'granted',
  })
})

test.each<[string, Partial<Asking> & { readonly path?: string }]>([
  ['no token', {}],
  ['no token', { cookie: 'flamewise-4001=secret' }],
  ['no token', { cookie: 'flamewise-4000=secre' }],
  ['wrong token', { path: '/?token=guess', cookie: 'flamewise-4000=secret' }],
  ['foreign host', { path: '/?token=secret', host: 'evil.example:4000' }],
  ['foreign host', { path: '/?token=secret', host: '127.0.0.1.evil.example' }],
  ['foreign host', { path: '/?token=secret', host: undefined }],
  ['foreign origin', { path: '/?token=secret', origin: 'http://evil.example' }],
  ['foreign origin', { cookie: 'flamewise-4000=secret', origin: 'null' }],
  ['foreign origin', { cookie: 'flamewise-4000=secret', origin: 'http://127.0.0.1:4001' }],
])('refuses with "%s"', (why, asking) => {
  expect(ask(asking)).toEqual({ kind: 'refused', why })
})
