import { expect, test } from 'vitest'
import { originalName } from './originalName'

/** `▸` stands where the map leads to. */
function nameAt(marked: string, isCertain = true): string {
  const before = marked.slice(0, marked.indexOf('▸')).split('\n')
  return originalName(marked.replace('▸', ''), before.length - 1, before.at(-1)?.length ?? 0, isCertain)
}

test.each([
  ['function ▸roundCents(value: number) {}', 'roundCents'],
  ['function ▸pick<T extends object>(value: T) {}', 'pick'],
  ['const makeLines = ▸(seed: number): Line[] => {}', 'makeLines'],
  ['const makeLines = (▸seed: number): Line[] => {}', 'makeLines'],
  ['const refund = async ▸order => {}', 'refund'],
  ['const step = ▸function () {}', 'step'],
  ['const step = function ▸() {}', 'step'],
  ['const table: Record<string, (i: number) => number> = {}\nlet n = 0\nconst step = function ▸() {}', 'step'],
  ['const handle: Handler<Order, Reply> = async ▸(order) => {}', 'handle'],
  ['const handle: (order: Order) => Promise<Reply> = ▸(order) => {}', 'handle'],
  ['const map = { refund: ▸i => -i }', 'refund'],
  ["const map = { a: 1, 'refund': ▸i => -i }", 'refund'],
  ['const map = { order▸(i) { return i } }', 'order'],
  ['class Shop {\n  total▸<T>(order: T) {} }', ''],
  ['class Shop {\n  total<T>▸(order: T) {} }', 'total'],
  ['class Shop {\n  #secret▸() {} }', '#secret'],
  ['class Shop {\n  handle = ▸() => {} }', 'handle'],
  ['class Till {}\nclass Shop {\n  constructor▸() {} }', 'Shop'],
  ['class Shop {\n  ▸constructor() {} }', 'Shop'],
  ['module.exports.total = ▸function () {}', 'total'],
  ['this.handler ??= ▸() => {}', 'handler'],
  ['const größe = ▸() => {}', 'größe'],
])('%s is named %j', (text, name) => {
  expect(nameAt(text)).toBe(name)
})

test.each([
  'lines.▸sort((a, b) => a - b)',
  'lines.sort(▸(a, b) => a - b)',
  'lines.map(▸function (line) {})',
  'isOpen ? close : ▸() => {}',
  'if (a == ▸() => {}) {}',
  '▸',
])('%s has no name of its own', text => {
  expect(nameAt(text, false)).toBe('')
})

test('a place beyond the text has no name', () => {
  expect(originalName('a\nb', 5, 0, true)).toBe('')
})
