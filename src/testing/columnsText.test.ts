import { expect, test } from 'vitest'
import { columnsText } from './columnsText'
import { profileBuilder } from '../shared/profile/builder'
import { frameFlags } from '../shared/profile/profile'

/** Two functions in two files, met in either order. */
function profileOfTwo(names: readonly string[], line = 7) {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  for (const name of names) {
    const fn = builder.fn({ name, file: `${name}.c`, startLine: 3, module: 'app' })
    const sample = builder.sample(builder.stack(-1, builder.frame(fn, line, -1, frameFlags('native', true))), {
      labelSet: builder.labelSet([{ key: 'route', text: '/' }]),
    })
    builder.weigh(sample, type, name.length)
  }
  return builder.finish()
}

test('shows the whole of a small profile', () => {
  expect(columnsText(profileOfTwo(['main'])).split('\n')).toEqual([
    'about: 6, what | value',
    '  format | test',
    '  default sample type | cpu, nanoseconds, weight null, event null',
    '  samples | 1',
    '  durationNs |',
    '  startMs |',
    '  period |',
    'facts: none',
    'mappings: none',
    'receipt: none',
    'threads: none',
    'functions: 1, name | systemName | file | startLine | module',
    '  main |  | main.c | 3 | app',
    'frames: 1, function | line | column | address | kind | inlined | spelling',
    '  main, main.c, 3, app | 7 |  |  | native | inlined |',
    'samples: 1, stack | timeNs | thread | labels | cpu',
    expect.stringMatching(/^ {2}1 deep, [0-9a-f]{12}, main \| {2}\| {2}\| route=\/ \| 4$/),
    '',
  ])
})

test('does not tell in which order names were met, and tells when a line is lost', () => {
  const text = columnsText(profileOfTwo(['main', 'parse']))
  expect(columnsText(profileOfTwo(['parse', 'main']))).toBe(text)
  expect(columnsText(profileOfTwo(['main', 'parse'], -1))).not.toBe(text)
})

test('shows how much of each column of a long table is known', () => {
  const names = Array.from({ length: 50 }, (_, i) => `fn${i}`)
  const lines = columnsText(profileOfTwo(names)).split('\n')
  expect(lines).toContainEqual(expect.stringMatching(/^functions: 50, [0-9a-f]{12}$/))
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}file: 50 known, 50 different, [0-9a-f]{12}$/))
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}module: 50 known, 1 different, [0-9a-f]{12}$/))
})
