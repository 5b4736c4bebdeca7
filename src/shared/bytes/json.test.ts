import { expect, test } from 'vitest'
import { bytesOf, textOf } from '../base/utf8'
import { jsonPaths } from './jsonHead'
import { jsonScanner, type JsonFault } from './jsonScanner'
import { jsonList, jsonNumber, jsonNumbers, jsonObject, jsonText, SKIP, type JsonSink } from './jsonSink'
import { byteText } from './jsonWriter'

/** Everything that a text holds, in order. */
function allOf(json: string, chunkBytes: number): { readonly seen: readonly unknown[]; readonly fault: JsonFault | null } {
  const seen: unknown[] = []
  const sink: JsonSink = {
    open: isList => seen.push(isList ? '[' : '{'),
    close: () => seen.push('end'),
    field(bytes, start, end) {
      seen.push(`${textOf(bytes.subarray(start, end))}:`)
      return sink
    },
    item: () => sink,
    number: value => seen.push(value),
    wantsText: true,
    text: (bytes, start, end) => seen.push(textOf(bytes.subarray(start, end))),
    word: value => seen.push(value),
  }
  return { seen, fault: scan(json, sink, chunkBytes) }
}

function scan(json: string, sink: JsonSink, chunkBytes = 5): JsonFault | null {
  const scanner = jsonScanner(sink)
  const bytes = bytesOf(json)
  // One buffer for all chunks, as real reads have it.
  const chunk = new Uint8Array(chunkBytes)
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const part = bytes.subarray(at, at + chunkBytes)
    chunk.set(part)
    if (!scanner.push(chunk.subarray(0, part.length))) break
  }
  return scanner.finish()
}

test.each([1, 2, 3, 7, 1000])('reads the same whatever chunks it comes in (%i bytes)', chunkBytes => {
  const json = ' {"a": [1,-2, 3.25,1e3 ,true,null], "b\\"\\u00e9": {"c":"x\\n\\ud83d\\ude00é"},"d":[] ,"e":{}}\n'
  expect(allOf(json, chunkBytes)).toEqual({
    seen: [
      '{',
      'a:',
      '[',
      1,
      -2,
      3.25,
      1000,
      true,
      null,
      'end',
      'b"é:',
      '{',
      'c:',
      'x\n😀é',
      'end',
      'd:',
      '[',
      'end',
      'e:',
      '{',
      'end',
      'end',
    ],
    fault: null,
  })
})

test('reads numbers as JSON.parse does', () => {
  const texts = [
    '0',
    '-0',
    '0.1',
    '123456789012345678',
    '9007199254740993',
    '0.30000000000000004',
    '1.7976931348623157e19',
    '5e-324',
    '-1.5E+2',
  ]
  const values: number[] = []
  const fault = scan(
    `[${texts.join(', ')}]`,
    jsonNumbers(value => values.push(value)),
  )
  expect({ values, fault }).toEqual({ values: JSON.parse(`[${texts.join(',')}]`), fault: null })
})

test.each([
  ['[1,2', 'the file ends in the middle', 4],
  ['{"a":"bc', 'the file ends inside a text', 8],
  ['{"a" 1}', 'expected a colon', 5],
  ['{"a":1 "b":2}', 'expected a comma or the end of what it is in', 7],
  ['{"a":1,}', 'expected a key', 7],
  ['[1,]', 'expected a value', 3],
  ['[1}', 'expected the end of a list', 2],
  ['[tru]', 'not a number, true, false or null', 1],
  ['[1.]', 'not a number, true, false or null', 1],
  ['[1] x', 'expected the end of the file', 4],
  ['', 'the file ends in the middle', 0],
])('says what is wrong with %j and where', (json, what, byte) => {
  expect(allOf(json, 3).fault).toMatchObject({ what, byte })
})

test('tells a text that stops from one that is wrong, and takes a comma before the end of a list where that is asked', () => {
  expect(allOf('[{"a":1},', 3).fault?.isCutOff).toBe(true)
  expect(allOf('[{"a":1},]', 3).fault?.isCutOff).toBe(false)
  const scanner = jsonScanner(SKIP, { trailingCommas: true })
  scanner.push(bytesOf('[1,[2,],]'))
  expect(scanner.finish()).toBeNull()
})

test('keeps columns side by side when an element is no number', () => {
  const values: number[] = []
  scan(
    '[1,null,"x",{"y":[2]},[3],4]',
    jsonNumbers(value => values.push(value)),
  )
  expect(values).toEqual([1, NaN, NaN, NaN, NaN, 4])
})

test('passes over what nobody wants, and takes fields in any order', () => {
  const found: unknown[] = []
  const item = jsonObject({
    n: jsonNumber(n => found.push(n)),
    t: jsonText((bytes, start, end) => found.push(textOf(bytes.subarray(start, end)))),
  })
  scan(
    '{"skip":{"n":1,"deep":[["x"]]},"list":[{"t":"b","n":2},{"n":3,"other":4,"t":"c"},5,"t"]}',
    jsonObject({ list: jsonList(() => item) }),
  )
  expect(found).toEqual(['b', 2, 3, 'c'])
})

test('nests a hundred thousand deep without recursion', () => {
  const depth = 100_000
  expect(scan('['.repeat(depth) + ']'.repeat(depth), SKIP, 4096)).toBeNull()
})

test('names the paths in the beginning of a file, also of one that is cut off', () => {
  expect([...jsonPaths(bytesOf('{"nodes":[{"id":1,"callFrame":{"url":"x'))]).toEqual([
    'nodes',
    'nodes.id',
    'nodes.callFrame',
    'nodes.callFrame.url',
  ])
  expect([...jsonPaths(bytesOf(' [{"ph":"X"}, {"pid":1}]'))]).toEqual(['.ph', '.pid'])
  expect([...jsonPaths(bytesOf('main;work 1'))]).toEqual([])
})

test('writes numbers as JSON does', () => {
  const out = byteText()
  for (const value of [0, 7, -12, 2147483647, -2147483648, 4294967296, 0.5, 1e21, NaN]) {
    out.number(value)
    out.text(' ')
  }
  expect(textOf(out.finish())).toBe('0 7 -12 2147483647 -2147483648 4294967296 0.5 1e+21 0 ')
})
