import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const META = { type: 'meta', v: 1, run_id: 'ab', sample_interval_usec: 500, mode: 'cpu' }
const STRINGS = {
  type: 'str_def',
  v: 1,
  defs: [
    { str_id: 0, value: '/srv/shop.py' },
    { str_id: 1, value: 'price' },
    { str_id: 2, value: '~' },
    { str_id: 3, value: '<GC>' },
    { str_id: 4, value: '' },
  ],
}
const FRAMES = {
  type: 'frame_def',
  v: 1,
  defs: [
    { frame_id: 0, path_str_id: 0, func_str_id: 1, line: 12 },
    { frame_id: 1, path_str_id: 2, func_str_id: 3, line: 0 },
    { frame_id: 2, path_str_id: 9, func_str_id: 4 },
  ],
}
const counts = (...entries: readonly unknown[]) => ({ type: 'agg', v: 1, entries })
const END = { type: 'end', v: 1 }
const table = (...records: readonly (object | string)[]) =>
  readingText(records.map(record => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join(''))
const WITHOUT_STACKS = 'note: samples of places, no stacks: a function has its own alone; `--collapsed` and `--binary` write stacks'

test('a place is a function with its line; what the profiler put in has no file', () => {
  expect(
    table(META, STRINGS, FRAMES, counts({ frame_id: 0, self: 3 }, { frame_id: 1, self: 1 }), counts({ frame_id: 2, self: 2 }), END),
  ).toEqual([
    'tachyon-jsonl: samples in count; 6 samples',
    'every 500000 nanoseconds of wall',
    'fact mode: cpu',
    'price (/srv/shop.py:12) interpreted | 3',
    '<GC> gc | 1',
    '(unknown) interpreted | 2',
    `${WITHOUT_STACKS}, 6`,
  ])
})

test('counts of nothing are no samples; an empty line is none; what is not said is not known', () => {
  const { sample_interval_usec: _, mode: _mode, ...meta } = META
  expect(table(meta, '', STRINGS, FRAMES, counts({ frame_id: 0, self: 0 }, { frame_id: 0, self: 1 }), END)).toEqual([
    'tachyon-jsonl: samples in count; 1 samples',
    'price (/srv/shop.py:12) interpreted | 1',
    `${WITHOUT_STACKS}, 1`,
  ])
  expect(table({ ...META, sample_interval_usec: 0, mode: 7 }, STRINGS, FRAMES, counts({ frame_id: 0, self: 1 }), END)[1]).toBe(
    'price (/srv/shop.py:12) interpreted | 1',
  )
  expect(table(META, STRINGS, FRAMES, counts({ frame_id: 0, self: 0 }), END)).toEqual([
    'refused: a tachyon-jsonl file with no samples in it',
  ])
})

test('the end is said to be missing where it is', () => {
  expect(table(META, STRINGS, FRAMES, counts({ frame_id: 0, self: 1 })).at(-1)).toBe('note: no end record: the file was cut, 1, line 4')
})

test('what cannot be read is counted by what it is, with the first place', () => {
  const bad = [
    ...[{ str_id: 'a', value: 'x' }, { str_id: 9 }, { frame_id: 3, path_str_id: 0 }, { frame_id: 3, func_str_id: 1 }],
    ...[
      { path_str_id: 0, func_str_id: 1 },
      { frame_id: null, path_str_id: 0, func_str_id: 1 },
    ],
  ]
  expect(
    table(
      META,
      STRINGS,
      FRAMES,
      { type: 'frame_def', v: 1, defs: [...bad, 7, null, [1]] },
      { type: 'str_def', v: 1 },
      counts({ frame_id: 7, self: 1 }, { frame_id: 0 }, { frame_id: 0, self: -1 }, { frame_id: 0, self: 1e300 }, { frame_id: 0, self: 4 }),
      { type: 'other' },
      'no JSON',
      '[1]',
      `{"type":"end","x":"${'x'.repeat(2 ** 22)}"}`,
      END,
    ).slice(3),
  ).toEqual([
    'price (/srv/shop.py:12) interpreted | 4',
    'note: definitions that cannot be read, 6, line 4',
    'note: entries that cannot be read, 3, line 4',
    'note: records that cannot be read, 1, line 5',
    'note: counts that cannot be read, 4, line 6',
    'note: records of a kind that is not known, 1, line 7',
    'note: lines that are no JSON, 2, line 8',
    'note: records that are longer than any is, 1, line 10',
    `${WITHOUT_STACKS}, 4`,
  ])
})

test('a line of the greatest length is read', () => {
  const line = (size: number) => {
    const start = '{"type":"agg","entries":[{"frame_id":0,"self":2}],"x":"'
    return `${start}${'x'.repeat(size - start.length - 2)}"}`
  }
  expect(table(META, STRINGS, FRAMES, line(2 ** 22), END)).toContain('price (/srv/shop.py:12) interpreted | 2')
  expect(table(META, STRINGS, FRAMES, line(2 ** 22 + 1), END)).toEqual([
    'refused: broken tachyon-jsonl file: no counts that could be read at line 5',
  ])
})
