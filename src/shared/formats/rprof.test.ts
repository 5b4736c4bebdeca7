import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

test('R’s samples are innermost first; a line before a function is what runs in it, and memory before a stack is no part of it', () => {
  const text =
    'memory profiling: GC profiling: line profiling: sample.interval=20000\n#File 1: shop.R\n:1:2:3:0:"<GC>" "sort" 1#3 "price" 1#9 "main" \n:1:2:3:0:1#4 "price" 1#9 "main" \n'
  const profile = profileOf(text)
  expect(foldedOf(text)).toEqual(['main;price 20000000', 'main;price;sort;<GC> 20000000'])
  expect(foldedOf(text, 'samples')).toEqual(['main;price 1', 'main;price;sort;<GC> 1'])
  const places = Array.from(profile.frames.fn, (fn, row) => [profile.strings[profile.functions.name[fn]], profile.frames.line[row]])
  expect(places).toEqual(expect.arrayContaining([['price', 3], ['price', 4], ['main', 9], ['sort', -1]])) // prettier-ignore
  expect(profile.functions.name.length).toBe(4)
  expect(profile.meta.notes.map(({ what }) => what)).toEqual(['samples with the memory in use beside them, which is left out'])
})

test('names of R’s functions may hold quotes, and a file of something else behind the first line is refused', () => {
  expect(foldedOf('sample.interval=10000\n"a\\"b" "f" \n"f" \n', 'samples')).toEqual(['f 1', 'f;a"b 1'])
  expect(read('sample.interval=10000\nthis\nand that\n"f" \n')).toMatchObject({ ok: false, error: { kind: 'malformed' } })
  expect(read('sample.interval=10000\n')).toMatchObject({ ok: false, error: { kind: 'empty' } })
})
