import { expect, test } from 'vitest'
import { FLAG_INLINED, frameKind, type Thread } from '../../profile/profile'
import { isSpelledWithPlace, spelledMark } from '../../profile/spelling'
import { frameText, isRubyFrame, rubyFrameText, threadText, withoutMark, type FrameText } from './frameText'

/** `name|file:line:column|module|kind`, with what is printed back behind it. */
function shown({ name, file, line, column, module, flags }: FrameText): string {
  const marks = [(flags & FLAG_INLINED) !== 0 ? 'inlined' : '', spelledMark(flags), isSpelledWithPlace(flags) ? 'place' : '']
  return [`${name}|${file ?? '-'}:${line}:${column}|${module ?? '-'}|${frameKind(flags)}`, ...marks].filter(mark => mark !== '').join(' ')
}

test.each([
  ['main', 'main|-:-1:-1|-|unknown'],
  ['read_[k]', 'read|-:-1:-1|-|kernel _[k]'],
  ['f_[i]', 'f|-:-1:-1|-|unknown inlined _[i]'],
  ['f_[j]', 'f|-:-1:-1|-|jit _[j]'],
  ['f_[w]', 'f|-:-1:-1|-|unknown _[w]'],
  ['f_[0]', 'f|-:-1:-1|-|interpreted _[0]'],
  ['f_[1]', 'f|-:-1:-1|-|jit _[1]'],
  ['f_[2]', 'f_[2]|-:-1:-1|-|unknown'],
  ['f_[k]x', 'f_[k]x|-:-1:-1|-|unknown'],
  ['_[k]', '_[k]|-:-1:-1|-|unknown'],
  ['a\nb_[k]', 'a\nb|-:-1:-1|-|kernel _[k]'],
  ['handle (app.py:12)', 'handle|app.py:12:-1|-|unknown place'],
  ['handle (app.py:12:7)', 'handle|app.py:12:7|-|unknown place'],
  ['handle (app.py:12)_[k]', 'handle|app.py:12:-1|-|kernel _[k] place'],
  ['f (a.py:123456789:123456789)', 'f|a.py:123456789:123456789|-|unknown place'],
  ['f (a.py:1234567890)', 'f (a.py:1234567890)|-:-1:-1|-|unknown'],
  ['f (a.py:0)', 'f (a.py:0)|-:-1:-1|-|unknown'],
  ['f (a.py:012)', 'f (a.py:012)|-:-1:-1|-|unknown'],
  ['f (a.py:12) x', 'f (a.py:12) x|-:-1:-1|-|unknown'],
  ['f(a.py:12)', 'f(a.py:12)|-:-1:-1|-|unknown'],
  ['f (:12)', 'f (:12)|-:-1:-1|-|unknown'],
  ['f (a:12)', 'f|a:12:-1|-|unknown place'],
  [' (a.py:12)', ' (a.py:12)|-:-1:-1|-|unknown'],
  ['(a.py:12)', '(a.py:12)|-:-1:-1|-|unknown'],
  ['f (C:\\Program Files (x86)\\shop.py:12)', 'f|C:\\Program Files (x86)\\shop.py:12:-1|-|unknown place'],
  ['f(int) (a.py:12)', 'f(int)|a.py:12:-1|-|unknown place'],
  ['f (x) (a.py:12)', 'f (x)|a.py:12:-1|-|unknown place'],
  ['f (b)a.py:12)', 'f|b)a.py:12:-1|-|unknown place'],
  ['java/util/HashMap.get', 'java/util/HashMap.get|-:-1:-1|java/util|unknown'],
  ['java/util/HashMap$1.get_[1]', 'java/util/HashMap$1.get|-:-1:-1|java/util|jit _[1]'],
  ['HashMap.get', 'HashMap.get|-:-1:-1|-|unknown'],
  ['net/http.Get', 'net/http.Get|-:-1:-1|-|unknown'],
  ['java/util/HashMap.a/b', 'java/util/HashMap.a/b|-:-1:-1|-|unknown'],
  ['java/util/HashMap.', 'java/util/HashMap.|-:-1:-1|-|unknown'],
])('`%s` is %s', (text, expected) => {
  expect(shown(frameText(text))).toBe(expected)
})

test('a text too long to be a name is taken as it is', () => {
  const long = (length: number) => `${'x'.repeat(length - 4)}_[k]`
  expect(frameText(long(10_000))).toMatchObject({ name: 'x'.repeat(9_996) })
  expect(frameText(long(10_001))).toEqual({ name: long(10_001), file: null, line: -1, column: -1, module: null, flags: 0 })
  expect(threadText(`[${'x'.repeat(9_992)} tid=1]`)?.threadId).toBe(1)
  expect(threadText(`[${'x'.repeat(9_994)} tid=1]`)).toBeNull()
  expect([10_000, 10_001].map(length => isRubyFrame(`${'x'.repeat(length - 9)} - a.rb:1`))).toEqual([true, false])
})

test.each<[string, string]>([
  ['work - app.rb:3', 'work|app.rb:3:-1|-|unknown place'],
  ['a - b - app.rb:3', 'a|b - app.rb:3:-1|-|unknown place'],
  ['sleep [c function] - (unknown)', 'sleep|-:-1:-1|C|native'],
  ['work - app.rb:0', 'work - app.rb:0|-:-1:-1|-|unknown'],
  ['read_[k]', 'read|-:-1:-1|-|kernel _[k]'],
])('`%s` of rbspy is %s', (text, expected) => {
  expect(shown(rubyFrameText(text))).toBe(expected)
  expect(isRubyFrame(text)).toBe(expected.includes('place') || expected.includes('native'))
})

test.each<[string, Thread | null]>([
  ['[main tid=12]', { name: 'main', processId: null, threadId: 12 }],
  ['[pool [1] tid=3]', { name: 'pool [1]', processId: null, threadId: 3 }],
  ['[ tid=3]', { name: '', processId: null, threadId: 3 }],
  ['[main tid=]', null],
  ['[main tid=12] x', null],
  ['main tid=12', null],
  ['x[main tid=12]', null],
])('`%s` is a thread: %j', (text, expected) => {
  expect(threadText(text)).toEqual(expected)
})

test('parts a mark from a name, and knows no other', () => {
  expect(['f_[k]', 'f_[x]', '_[k]', 'f'].map(withoutMark)).toEqual([
    { name: 'f', mark: '_[k]' },
    { name: 'f_[x]', mark: '' },
    { name: '_[k]', mark: '' },
    { name: 'f', mark: '' },
  ])
})
