import { expect, test } from 'vitest'
import { csvCell, tsvCell } from './csv'
import { cutEnd, cutMiddle, cutStart } from './cut'
import { printable, printableLines, safeJson, withoutControls } from './unsafe'

test('keeps both ends of a name when it cuts it', () => {
  expect(cutMiddle('net/http.(*conn).serve', 30)).toBe('net/http.(*conn).serve')
  expect(cutMiddle('net/http.(*conn).serve', 16)).toBe('net/ht…nn).serve')
  expect(cutEnd('net/http.(*conn).serve', 9)).toBe('net/http…')
  expect(cutStart('net/http.(*conn).serve', 7)).toBe('….serve')
  expect([cutMiddle('abc', 1), cutMiddle('abc', 0), cutEnd('abc', 0), cutStart('abc', 0)]).toEqual(['…', '', '', ''])
})

test('never cuts through a character outside the basic plane', () => {
  const fires = '🔥🔥🔥🔥🔥🔥🔥'
  for (let length = 0; length < 12; length++) {
    for (const cut of [cutMiddle, cutEnd, cutStart]) expect(printable(cut(fires, length))).not.toContain('\ufffd')
  }
})

test.each([
  ['\u001b]0;owned\u0007', '\ufffd]0;owned\ufffd'],
  ['\u009b31mred', '\ufffd31mred'],
  ['a\u0000b\u007f', 'a\ufffdb\ufffd'],
  ['safe\u202egnp.exe\n', 'safe\ufffdgnp.exe\ufffd'],
  ['\u2066x\u2069\ufeff\u200b', '\ufffdx\ufffd\ufffd\ufffd'],
  ['half \ud800 and \udc00', 'half \ufffd and \ufffd'],
  ['Übergröße 名前 🔥', 'Übergröße 名前 🔥'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown)
})

test('lines that other programs read keep all but control characters', () => {
  expect(printableLines('a\nb\u001b')).toBe('a\nb\ufffd')
  expect(withoutControls('a\u202eb\u001bc')).toBe('a\u202eb\ufffdc')
})

test('JSON says the same and shows nothing unsafe', () => {
  const value = { name: '\u001b[31m\u009b\u202e\u007f\u2028🔥' }
  const json = safeJson(JSON.stringify(value))
  expect(JSON.parse(json)).toEqual(value)
  expect(printable(json)).toBe(json)
})

test('a cell is one cell, and no formula', () => {
  expect(csvCell('a,"b"')).toBe('"a,""b"""')
  expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"')
  expect(csvCell('-12.5')).toBe('-12.5')
  expect(csvCell('a\u001bb')).toBe('a\ufffdb')
  expect(tsvCell('a\tb\nc')).toBe('a b c')
  expect(tsvCell('=1+1')).toBe("'=1+1")
})
