import { expect, test } from 'vitest'
import { bytesOf } from '../base/utf8'
import { foldedOf, profileOf, read } from '../../testing/reading'

function bytes(...parts: readonly (string | number | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap(part => (typeof part === 'number' ? [part] : [...(typeof part === 'string' ? bytesOf(part) : part)])),
  )
}

function little(write: (view: DataView) => void, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(size))
  write(view)
  return new Uint8Array(view.buffer)
}

const int32 = (value: number) => little(view => view.setInt32(0, value, true), 4)
const int = (value: number) => bytes('i', int32(value))
const double = (value: number) =>
  bytes(
    'g',
    little(view => view.setFloat64(0, value, true), 8),
  )
const text = (value: string) => bytes('z', value.length, value)
const tuple = (...elements: readonly Uint8Array[]) => bytes(')', elements.length, ...elements)
const dict = (...entries: readonly (readonly [Uint8Array, Uint8Array])[]) => bytes('{', ...entries.flat(), '0')
const fn = (file: string, line: number, name: string) => tuple(text(file), int(line), text(name))
const costs = (calls: number, self: number, total: number, callers: Uint8Array) =>
  tuple(int(calls), int(calls), double(self), double(total), callers)
const edge = (calls: number, total: number) => tuple(int(calls), int(calls), double(total), double(total))

const MAIN = fn('shop.py', 1, '<module>')
const PRICE = fn('shop.py', 8, 'price')

const TABLE = dict(
  [MAIN, costs(1, 0.25, 1.75, dict())],
  [PRICE, costs(4, 0.5, 1.5, dict([MAIN, edge(4, 1.5)]))],
  [fn('~', 0, '<built-in method len>'), costs(9, 1, 1, dict([PRICE, edge(9, 1)]))],
)

test('reads time and calls of each function, with stacks by its callers', () => {
  expect(foldedOf(TABLE)).toEqual(['<module> 250000000', '<module>;price 500000000', '<module>;price;<built-in method len> 1000000000'])
  expect(foldedOf(TABLE, 'calls')).toEqual(['<module> 1', '<module>;price 4', '<module>;price;<built-in method len> 9'])
  const { meta, functions, strings } = profileOf(TABLE)
  expect(Array.from(functions.file, row => strings[row] ?? null)).toEqual(['shop.py', 'shop.py', null])
  expect(Array.from(functions.startLine)).toEqual([1, 8, -1])
  expect(meta.notes.map(({ what }) => what)).toEqual(['functions whose stacks are estimated: the file has calls, not stacks'])
})

test('keeps the part of a function that was called by nobody at the root', () => {
  const table = dict([MAIN, costs(1, 0.25, 0.75, dict())], [PRICE, costs(4, 2, 2, dict([MAIN, edge(1, 0.5)]))])
  expect(foldedOf(table)).toEqual(['<module> 250000000', '<module>;price 500000000', 'price 1500000000'])
})

test('reads what Python 2 wrote, and values that refer to earlier ones', () => {
  const interned = (value: string) => bytes('t', int32(value.length), value)
  const old = (...elements: readonly Uint8Array[]) => bytes('(', int32(elements.length), ...elements)
  const python2 = bytes(
    '{',
    old(interned('shop.py'), int(1), interned('main')),
    old(int(1), int(1), bytes('f', 3, '0.5'), bytes('f', 1, '1'), bytes('{0')),
    old(bytes('R', int32(0)), int(5), interned('tax')),
    old(int(2), int(2), double(0.5), double(0.5), bytes('{0')),
    '0',
  )
  expect(foldedOf(python2)).toEqual(['main 500000000', 'tax 500000000'])
  const shared = bytes(
    '{',
    bytes(0xa9, 3, bytes(0xfa, 7, 'shop.py'), int(1), text('main')),
    costs(1, 0.5, 0.5, dict()),
    tuple(bytes('r', int32(1)), int(2), text('tax')),
    costs(1, 0.25, 0.25, dict([bytes('r', int32(0)), edge(1, 0.25)])),
    '0',
  )
  expect(foldedOf(shared)).toEqual(['main 500000000', 'main;tax 250000000'])
})

test('skips what is no function, and says so', () => {
  const table = dict([MAIN, costs(1, 0.5, 0.5, dict([text('x'), edge(1, 1)]))], [PRICE, tuple(int(1))])
  expect(foldedOf(table)).toEqual(['<module> 500000000'])
  expect(profileOf(table).meta.notes.slice(0, 2)).toEqual([
    { what: 'callers that are no function', count: 1, where: null },
    { what: 'entries that are no function', count: 1, where: null },
  ])
})

test.each([
  ['a text that ends after the file', bytes('{', ')', 3, 'z', 200, 'x'), 'a value ends after the file', 5],
  ['a tuple larger than the file', bytes('{', '(', int32(3), '(', int32(1e9)), 'a tuple has more elements than the file has bytes', 11],
  ['a reference to nothing', bytes('{', ')', 3, 'r', int32(7)), 'a reference to no value', 8],
  ['a type of another program', bytes('{', ')', 3, 'qxxx'), 'a value of type "q"', 4],
  ['containers in containers', bytes('{', ')', 3, ...Array.from({ length: 200 }, () => bytes(')', 1))), 'nested too deeply', 128],
])('refuses %s with the place', (_, input, what, at) => {
  expect(read(input)).toMatchObject({ ok: false, error: { kind: 'malformed', format: 'pstats', what, place: { unit: 'byte', at } } })
})

test('does not follow references that make a small file say millions of things', () => {
  const callers = dict(...Array.from({ length: 60 }, (_, i): [Uint8Array, Uint8Array] => [fn('a', i + 1, 'f'), edge(1, 1)]))
  const referred = bytes(0xfb, callers.subarray(1))
  const value = (of: Uint8Array) => tuple(int(1), int(1), double(1), double(1), of)
  const rest = Array.from({ length: 400 }, (_, i) => bytes(fn('b', i, 'g'), value(bytes('r', int32(0)))))
  const result = read(bytes('{', fn('b', 0, 'x'), value(referred), ...rest, '0'))
  expect(result).toMatchObject({ ok: false, error: { kind: 'malformed', what: 'more callers than the file has bytes' } })
})

/** As each version writes it: numbers, the bytes of the code, what it uses, where it is from, its lines. */
const NONE_YET = bytes(')', 0)
const raw = (value: string) => bytes('s', int32(value.length), value)
/** Flags whose lowest byte looks like the sign of bytes. */
const FLAGS = int32(0x73)
const CONSTANTS = tuple(
  bytes('N'),
  bytes('.'),
  bytes('S'),
  bytes('y', double(1).subarray(1), double(2).subarray(1)),
  bytes('x', 1, '1', 2, '-2'),
  bytes('>', int32(1), text('x')),
  bytes('<', int32(0)),
  bytes(':', int(1), int(2), bytes('N')),
  bytes('I', int32(1), int32(0)),
)
const uses = (count: number) => bytes(...Array.from({ length: count }, () => NONE_YET))
const code = (numbers: number, constants: Uint8Array) =>
  bytes(
    ...['c', ...Array.from({ length: numbers - 1 }, () => int32(0)), FLAGS, raw('code'), constants],
    ...[uses(4), text('shop.py'), text('<module>'), int32(3), raw('lines')],
  )
const CODE_3_11 = bytes(
  ...['c', ...Array.from({ length: 4 }, () => int32(0)), FLAGS, raw('code'), CONSTANTS, uses(2), raw('kinds')],
  ...[text('shop.py'), text('<module>'), text('shop.<module>'), int32(3), raw('lines'), raw('exceptions')],
)

test.each([
  ['Python 2', code(4, CONSTANTS)],
  ['3.0 to 3.7', code(5, CONSTANTS)],
  ['3.8 to 3.10, PyPy', code(6, CONSTANTS)],
  ['3.11 and later', CODE_3_11],
  ['code in code', code(6, tuple(code(6, tuple(CODE_3_11))))],
])('`profile` keeps the code that it ran in the place of a name: %s', (_, value) => {
  const key = tuple(text('profile'), int(0), value)
  const table = dict([key, costs(1, 0.25, 0.75, dict())], [PRICE, costs(4, 0.5, 0.5, dict([key, int(4)]))])
  const name = '<code object <module>, file "shop.py", line 3>'
  expect(foldedOf(table)).toEqual([`${name} 250000000`, `${name};price 500000000`])
  expect(profileOf(table).meta.notes.map(({ what }) => what)).toEqual([
    'functions whose stacks are estimated: the file has calls, not stacks',
  ])
  // Cut anywhere, it is broken and says so.
  for (let end = 12; end < table.length - 1; end += 7) expect(read(table.subarray(0, end)).ok, String(end)).toBe(false)
})

test('code of no known version is said, with its place', () => {
  const odd = bytes('c', ...Array.from({ length: 9 }, () => int32(0)))
  const table = dict([tuple(text('profile'), int(0), odd), costs(1, 0, 0, dict())])
  const result = read(table)
  expect(result.ok ? null : result.error).toMatchObject({
    what: 'code of a version of Python that is not known',
    place: { unit: 'byte', at: 18 },
  })
})

test('code is no file, no line and no caller', () => {
  const value = code(6, CONSTANTS)
  const table = dict([PRICE, costs(4, 0.5, 0.5, dict([value, int(4)]))], [tuple(value, int(1), text('x')), costs(1, 1, 1, dict())])
  expect(foldedOf(table)).toEqual(['price 500000000'])
  expect(profileOf(table).meta.notes.map(({ what }) => what)).toEqual([
    'callers that are no function',
    'entries that are no function',
    'functions whose stacks are estimated: the file has calls, not stacks',
  ])
})
