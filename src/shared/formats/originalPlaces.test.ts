import { expect, test } from 'vitest'
import { functionName, NONE, stringAt } from '../profile/profile'
import { profileBuilder } from '../profile/builder'
import { withOriginalPlaces, type Originals } from './originalPlaces'

const SCRIPT = 'file:///srv/dist/shop.js'

/** Functions by where they begin in the script, and one line of each. */
function profile() {
  const builder = profileBuilder('cpuprofile')
  const type = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  const fn = (name: string, startLine: number, startColumn: number, file: string | null = SCRIPT) =>
    builder.fn({ name, file, startLine, startColumn, module: 'dist/shop.js' })
  const frames = [
    builder.frame(fn('(anonymous shop.js:1)', 1, 1), NONE, NONE, 0),
    builder.frame(fn('e', 1, 10), 1, 12, 0),
    builder.frame(fn('t', 1, 40), 1, NONE, 0),
    builder.frame(fn('(anonymous shop.js:1)', 1, 70), NONE, NONE, 0),
    builder.frame(fn('e', 2, 10), 2, 15, 0),
    builder.frame(fn('same', 3, 5), NONE, NONE, 0),
    builder.frame(fn('noColumn', 1, NONE), NONE, NONE, 0),
    builder.frame(fn('noFile', 1, 10, null), NONE, NONE, 0),
    builder.frame(fn('other', 1, 10, 'file:///srv/dist/other.js'), NONE, NONE, 0),
  ]
  frames.forEach((frame, at) => builder.weigh(builder.sample(builder.stack(NONE, frame)), type, at + 1))
  return builder.finish()
}

const asked: string[] = []
const ORIGINALS: Originals = {
  functionAt(script, line, column, name) {
    asked.push(`${script.split('/').at(-1)}:${line}:${column} ${name}`)
    if (script !== SCRIPT) return null
    const place = (at: number, found: string) => ({ file: '/srv/src/shop.ts', line: at, column: 3, name: found })
    if (column === 10) return place(7, 'price')
    if (column === 40) return place(20, 'total')
    return column === 70 ? place(30, '') : column === 5 ? place(40, 'same') : null
  },
  placeAt: (_, line, column) => {
    if (column === 12) return { file: '/srv/src/shop.ts', line: 8, column: 9 }
    if (column === 15) return { file: '/srv/src/inlined.ts', line: 99, column: 1 }
    return line === 1 ? { file: '/srv/src/shop.ts', line: 21, column: 5 } : null
  },
}

test('functions have the names, files and lines of their sources, and keep what the engine called them', () => {
  const before = profile()
  asked.length = 0
  const { profile: told, functionCount } = withOriginalPlaces(before, ORIGINALS)
  expect(functionCount).toBe(5)
  // What has no name is asked about without one; a script as a whole, and what has no place, is not asked about.
  expect(asked).toEqual([
    ...['shop.js:1:10 e', 'shop.js:1:40 t', 'shop.js:1:70 ', 'shop.js:2:10 e', 'shop.js:3:5 same', 'other.js:1:10 other'],
  ])
  const { file, startLine, startColumn, systemName, module } = told.functions
  const rows = Array.from(told.frames.fn, fn =>
    [
      functionName(told, fn),
      stringAt(told, systemName[fn]) ?? '-',
      `${stringAt(told, file[fn]) ?? '-'}:${startLine[fn]}:${startColumn[fn]}`,
      stringAt(told, module[fn]) ?? '-',
    ].join(' '),
  )
  expect(rows).toEqual([
    '(anonymous shop.js:1) - file:///srv/dist/shop.js:1:1 dist/shop.js',
    'price e /srv/src/shop.ts:7:3 src/shop.ts',
    'total t /srv/src/shop.ts:20:3 src/shop.ts',
    '(anonymous shop.ts:30) (anonymous shop.js:1) /srv/src/shop.ts:30:3 src/shop.ts',
    'price e /srv/src/shop.ts:7:3 src/shop.ts',
    'same - /srv/src/shop.ts:40:3 src/shop.ts',
    'noColumn - file:///srv/dist/shop.js:1:-1 dist/shop.js',
    'noFile - -:1:10 dist/shop.js',
    'other - file:///srv/dist/other.js:1:10 dist/shop.js',
  ])
  // Two generated copies of one function are one.
  expect(told.frames.fn[4]).toBe(told.frames.fn[1])
  expect(told.samples).toBe(before.samples)
})

test('lines of samples are those of the function’s own file, with a column where there was one', () => {
  const { frames } = withOriginalPlaces(profile(), ORIGINALS).profile
  expect(Array.from(frames.line)).toEqual([NONE, 8, 21, NONE, NONE, NONE, NONE, NONE, NONE])
  expect(Array.from(frames.column)).toEqual([NONE, 9, NONE, NONE, NONE, NONE, NONE, NONE, NONE])
})

test('the very same profile where nothing is known', () => {
  const before = profile()
  expect(withOriginalPlaces(before, { functionAt: () => null, placeAt: () => null })).toEqual({ profile: before, functionCount: 0 })
  expect(withOriginalPlaces(before, { functionAt: () => null, placeAt: () => null }).profile).toBe(before)
})
