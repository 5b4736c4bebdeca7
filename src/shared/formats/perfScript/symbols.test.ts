import { expect, test } from 'vitest'
import { isUnknownSymbol, kindOf, moduleOf, symbolFrames } from './symbols'

test.each([
  ['', 'unknown'],
  ['inlined', 'unknown'],
  ['//anon', 'unknown'],
  ['[unknown]', 'unknown'],
  ['[heap]', 'unknown'],
  ['[stack]', 'unknown'],
  ['[anon]', 'unknown'],
  ['/tmp/perf-75.map', 'jit'],
  ['perf-75.map', 'jit'],
  ['/tmp/xperf-75.map', 'native'],
  ['/tmp/perf-75.map.txt', 'native'],
  ['/tmp/jitted-75-3.so', 'jit'],
  ['[JIT]', 'jit'],
  ['[kernel.kallsyms]', 'kernel'],
  ['[nf_conntrack]', 'kernel'],
  ['vmlinux', 'kernel'],
  ['/usr/lib/debug/vmlinux-5.4', 'kernel'],
  ['/lib/modules/ext4.ko', 'kernel'],
  ['/lib/modules/ext4.ko.xz', 'kernel'],
  ['/home/me/a.ko/app', 'native'],
  ['[vdso]', 'native'],
  ['[vsyscall]', 'native'],
  ['[vdso]2', 'kernel'],
  ['/bin/app', 'native'],
])('code in `%s` is %s', (dso, kind) => {
  expect(kindOf(dso)).toBe(kind)
})

test('a module is what perf names as one', () => {
  expect(['', 'inlined', '[unknown]', '/bin/app', '[vdso]'].map(moduleOf)).toEqual([null, null, null, '/bin/app', '[vdso]'])
})

test('a symbol is unknown where perf prints a word or a blank for it', () => {
  expect(['[unknown]', ' ', '', 'main'].map(isUnknownSymbol)).toEqual([true, true, false, false])
})

/** `name mark`, with `+` where it was inlined and `*` where stackcollapse-perf.pl spells it in another way. */
function shown(symbol: string, dso: string, isJava = false): string[] {
  return symbolFrames(symbol, dso, isJava).map(
    ({ name, mark, isInlined, isCollapsed }) => `${name}${mark === '' ? '' : ` ${mark}`}${isInlined ? ' +' : ''}${isCollapsed ? ' *' : ''}`,
  )
}

test('names what perf could not by its module', () => {
  expect(shown('[unknown]', '/usr/lib/x;1.so')).toEqual(['[x:1.so]'])
  expect(shown('[unknown]', 'x.so')).toEqual(['[x.so]'])
  expect(shown('[unknown]', '[unknown]')).toEqual(['[unknown]'])
  expect(shown('[unknown]', '')).toEqual(['[unknown]'])
  expect(shown('[unknown]', '/tmp/ (deleted)')).toEqual(['[unknown]'])
  expect(shown('[unknown]', '/tmp/a (deleted)')).toEqual(['[a (deleted)]'])
})

test('opens chains where a compiler wrote the map, and nowhere else', () => {
  expect(shown('a->b->c', '/tmp/perf-1.map')).toEqual(['a', 'b _[i] +', 'c _[i] +'])
  expect(shown('a->b', '/bin/app')).toEqual(['a->b *'])
  expect(shown('a->b', '/bin/app', true)).toEqual(['a', 'b _[i] +'])
  expect(shown('(anonymous)::f', '/bin/app')).toEqual([])
})

test('a frame that perf marks as inlined is one', () => {
  expect(shown('f', 'inlined')).toEqual(['f +'])
  expect(shown('f', '/bin/app')).toEqual(['f'])
})

test('drops the L of a signature in Java, and the argument types where they are spelled', () => {
  expect(shown('Ljava/io/PrintStream;::print', '/tmp/perf-1.map', true)).toEqual(['java/io/PrintStream:::print'])
  expect(shown('Lookup', '/tmp/perf-1.map', true)).toEqual(['Lookup'])
  expect(shown('Lookup(a/b)', '/tmp/perf-1.map', true)).toEqual(['Lookup(a/b) *'])
})

test('keeps a mark of the map as the frame’s mark', () => {
  expect(shown('f_[j]', '/tmp/perf-1.map')).toEqual(['f _[j]'])
  expect(shown('a->f_[i]', '/tmp/perf-1.map')).toEqual(['a', 'f _[i] +'])
})
