import { expect, test } from 'vitest'
import { linkIn } from './links'

const linked = (link: unknown) => `flamewise://view#view=${encodeURIComponent(JSON.stringify(link))}`

test('a link names a file, and of a comparison its baseline as well', () => {
  expect(linkIn(linked({ file: 'a.pb', key: '1', tab: 'top', view: {} }))).toEqual({ file: 'a.pb', key: '1', tab: 'top', view: {} })
  expect(linkIn(linked({ file: 'b.pb', key: '2', base: { file: 'a.pb', key: '1' }, view: {} }))).toEqual({
    file: 'b.pb',
    key: '2',
    base: { file: 'a.pb', key: '1' },
    tab: '',
    view: {},
  })
})

test('what is no link of ours is none', () => {
  expect(linkIn('https://example.com/#other')).toBeNull()
  expect(linkIn('#view=%7B')).toBeNull()
  expect(linkIn(linked({ file: 'a.pb' }))).toBeNull()
  expect(linkIn(linked({ file: 'b.pb', key: '2', base: 'a.pb' }))).toBeNull()
  expect(linkIn(linked(null))).toBeNull()
})
