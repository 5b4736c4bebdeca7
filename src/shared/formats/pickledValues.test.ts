import { expect, test } from 'vitest'
import { bytesOf } from '../base/utf8'
import { unpickle } from './pickle/unpickle'
import { readMarshal } from './pstats/marshal'
import { readRubyMarshal } from './stackprof/rubyMarshal'

const join = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...bytesOf(part)] : part)))
const valueOf = (result: { readonly ok: boolean; readonly value?: unknown; readonly error?: unknown }) =>
  result.ok ? result.value : result.error

test.each([
  ['I-12\nI01\n\x86.', [-12, 1]],
  ['L99L\nF2.5\n\x86.', [99, 2.5]],
  ['J\xfe\xff\xff\xffK\xffM\x02\x01\x87.', [-2, 255, 258]],
  ['\x8a\x02\x00\x80\x8b\x03\x00\x00\x00\x01\x02\x03\x86.', [-32768, 0x030201]],
  ['\x8a\x00\x85.', [0]],
  ['G\x40\x04\x00\x00\x00\x00\x00\x00\x88\x89\x87.', [2.5, 1, 0]],
  ["S'a b'\nVc\"\n\x86.", ['a b', 'c"']],
  ['T\x02\x00\x00\x00abU\x01cX\x01\x00\x00\x00d\x87.', ['ab', 'c', 'd']],
  ['\x8c\x01e\x8d\x01\x00\x00\x00\x00\x00\x00\x00fB\x01\x00\x00\x00g\x87.', ['e', 'f', 'g']],
  ['C\x02hiN\x86.', ['hi', null]],
  ['](K\x01K\x02eK\x03a.', [1, 2, 3]],
  ['(K\x01K\x02l.', [1, 2]],
  ['(K\x01K\x02t.', [1, 2]],
  [').', []],
  [
    '}(U\x01aK\x01U\x01bK\x02u.',
    {
      entries: [
        ['a', 1],
        ['b', 2],
      ],
    },
  ],
  ['(U\x01aK\x01d.', { entries: [['a', 1]] }],
  ['}U\x01aK\x01s.', { entries: [['a', 1]] }],
  ['K\x07p5\nK\x08q\x06K\x09r\x07\x01\x00\x00000g5\nh\x06j\x07\x01\x00\x00\x87.', [7, 8, 9]],
  ['K\x07\x94K\x08\x94\x30\x30h\x00h\x01\x86.', [7, 8]],
  ['K\x07\x32\x86.', [7, 7]],
  ['K\x01(K\x02K\x031.', 1],
  ['\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00K\x05.', 5],
  ['cos\nsystem\n)R.', { className: 'os.system', args: [], state: null }],
  ['\x8c\x01m\x8c\x01n\x93)\x81}b.', { className: 'm.n', args: [], state: { entries: [] } }],
  ['Inothing\n.', 0],
])('a pickle is read as Python reads it: %j', (pickle, value) => {
  expect(valueOf(unpickle(Uint8Array.from(pickle, char => char.charCodeAt(0))))).toEqual(value)
})

test.each([
  ['K', { what: 'a value ends after the file', byte: 1 }],
  ['X\x09\x00\x00\x00ab', { what: 'a value ends after the file', byte: 5 }],
  ['I12', { what: 'a line without an end', byte: 1 }],
  ['\x8b\xff\x00\x00\x00', { what: 'a number of more digits than anything that is measured', byte: 5 }],
  ['.', { what: 'a value was expected', byte: 1 }],
  ['(.', { what: 'a value was expected', byte: 2 }],
  ['2', { what: 'a value was expected', byte: 1 }],
  ['(2', { what: 'a value was expected', byte: 2 }],
  ['K\x01t', { what: 'no mark to go back to', byte: 3 }],
  ['K\x01K\x02a', { what: 'a list was expected', byte: 5 }],
  ['K\x01(K\x02K\x03u', { what: 'a dictionary was expected', byte: 8 }],
  ['K\x01K\x02\x93', { what: 'a class without a name', byte: 5 }],
  ['K\x01)R', { what: 'a class was expected', byte: 4 }],
  ['K\x01}b', { what: 'an object was expected', byte: 4 }],
  ['h\x03', { what: 'a reference to no value', byte: 2 }],
  ['K\x01\x99', { what: 'an opcode that no profile needs (0x99)', byte: 3 }],
])('a broken pickle is said where it is broken: %j', (pickle, fault) => {
  expect(valueOf(unpickle(Uint8Array.from(pickle, char => char.charCodeAt(0))))).toEqual(fault)
})

const int = (value: number) => [...new Uint8Array(Int32Array.of(value).buffer)]
const double = (value: number) => [...new Uint8Array(Float64Array.of(value).buffer)]

test.each([
  [
    ['(', int(3), 'N', 'T', 'F'],
    [null, 1, 0],
  ],
  [
    ['(', int(2), 'i', int(-7), 'g', double(2.5)],
    [-7, 2.5],
  ],
  [
    ['(', int(2), 'l', int(2), [5, 0, 1, 0], 'l', int(-1), [9, 0]],
    [32773, -9],
  ],
  [
    ['(', int(2), 'f', [3], '1.5', 's', int(2), 'ab'],
    [1.5, 'ab'],
  ],
  [
    ['(', int(3), 't', int(1), 'a', 't', int(1), 'b', 'R', int(1)],
    ['a', 'b', 'b'],
  ],
  [
    [')', [2], 'z', [1], 'a', 'Z', [1], 'b'],
    ['a', 'b'],
  ],
  [
    ['[', int(2), 'u', int(1), 'a', 'A', int(1), 'b'],
    ['a', 'b'],
  ],
  [
    [[0x29 | 0x80, 2], [0x7a | 0x80, 1], 'a', 'r', int(1)],
    ['a', 'a'],
  ],
  [['{', 'i', int(1), 'N', '0'], { entries: [[1, null]] }],
] as const)('marshal is read as Python reads it: %j', (parts, value) => {
  expect(valueOf(readMarshal(join(...parts)))).toEqual(value)
})

test.each([
  [['i', [1, 2]], { what: 'a value ends after the file', byte: 1 }],
  [['(', int(9)], { what: 'a tuple has more elements than the file has bytes', byte: 5 }],
  [['(', int(-1)], { what: 'a tuple has more elements than the file has bytes', byte: 5 }],
  [['(', int(1), '0'], { what: 'a value was expected', byte: 6 }],
  [['R', int(0)], { what: 'a reference to no text', byte: 5 }],
  [['r', int(0)], { what: 'a reference to no value', byte: 5 }],
  [['q'], { what: 'a value of type "q"', byte: 1 }],
  [[')\x01'.repeat(65)], { what: 'nested too deeply', byte: 129 }],
] as const)('a broken marshal is said where it is broken: %j', (parts, fault) => {
  expect(valueOf(readMarshal(join(...parts)))).toEqual(fault)
})

const RUBY = [4, 8]
test.each([
  [
    ['[', [8], '0TF'],
    [null, true, false],
  ],
  [
    ['[', [8], 'i', [0], 'i', [6], 'i', [0xfa]],
    [0, 1, -1],
  ],
  [
    ['[', [8], 'i', [1, 200], 'i', [2, 1, 1], 'i', [0xff, 1]],
    [200, 257, -255],
  ],
  [
    ['[', [7], 'l+', [7, 1, 0, 1, 0], 'l-', [6, 5, 0]],
    [65537, -5],
  ],
  [
    ['[', [8], 'f', [8], '1.5', 'f', [8], 'inf', 'f', [9], '-inf'],
    [1.5, Infinity, -Infinity],
  ],
  [
    ['[', [7], ':', [6], 'a', ';', [0]],
    [{ symbol: 'a' }, { symbol: 'a' }],
  ],
  [
    ['[', [8], 'I"', [6], 'a', [6], ':', [6], 'E', 'T', 'f', [6], '2', '@', [7]],
    [Uint8Array.of(97), 2, 2],
  ],
  [['{', [6], 'i', [6], 'i', [7]], { entries: [[1, 2]] }],
  [['}', [6], 'i', [6], 'i', [7], 'i', [8]], { entries: [[1, 2]] }],
] as const)('Ruby’s marshal is read as Ruby reads it: %j', (parts, value) => {
  expect(valueOf(readRubyMarshal(join(RUBY, ...parts)))).toEqual(value)
})

test.each([
  [[], { what: 'a value ends after the file', byte: 2 }],
  [['"', [60], 'a'], { what: 'a list has more elements than the file has bytes', byte: 4 }],
  [['i', [2, 1]], { what: 'a value ends after the file', byte: 5 }],
  [['l+', [14, ...Array.from({ length: 20 }, () => 1)]], { what: 'a number of more than 128 bits', byte: 5 }],
  [['l+', [7, 1, 2, 3]], { what: 'a number of more than 128 bits', byte: 5 }],
  [[';', [0]], { what: 'a reference to no symbol', byte: 4 }],
  [['[', [7], '[', [0], '@', [6]], { what: 'a reference to no text or number', byte: 8 }],
  [['o'], { what: 'a value of type "o", which is more than data', byte: 3 }],
  [['[\x06'.repeat(16), '0'], { what: 'nested too deeply', byte: 34 }],
] as const)('a broken marshal of Ruby is said where it is broken: %j', (parts, fault) => {
  expect(valueOf(readRubyMarshal(join(RUBY, ...parts)))).toEqual(fault)
})
