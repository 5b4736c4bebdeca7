import { expect, test } from 'vitest'
import { event, HAS, perfPipe, record, SHOP, u32, u64, zeros } from '../../testing/perfPipe'
import { profileOf } from '../../testing/reading'
import { readingText } from '../../testing/readingText'

const SAMPLE = record(9, 2, u32(7), u32(7), u64(1), u64(0x10010))
const has = HAS.tid | HAS.chain

/** As `perf list` names them, by type and number of `perf_event_attr`. */
const HARDWARE =
  'cycles instructions cache-references cache-misses branches branch-misses bus-cycles stalled-cycles-frontend stalled-cycles-backend ref-cycles'
const SOFTWARE =
  'cpu-clock task-clock page-faults context-switches cpu-migrations minor-faults major-faults alignment-faults emulation-faults dummy bpf-output cgroup-switches'

test.each([
  ...HARDWARE.split(' ').map((name, config) => [0, config, name] as const),
  ...SOFTWARE.split(' ').map((name, config) => [1, config, name] as const),
  [0, 10, 'hardware:0xa'],
  [1, 12, 'software:0xc'],
  [2, 31, 'tracepoint:0x1f'],
  [3, 0, 'cache:0x0'],
  [4, 0x1c2, 'raw:0x1c2'],
  [5, 1, 'breakpoint:0x1'],
  [6, 3, 'pmu 6:0x3'],
  [9, 0, 'pmu 9:0x0'],
] as const)('an event of type %i and number %i that nobody names is %s', (type, config, name) => {
  const profile = profileOf(perfPipe(event({ type, config, has }), ...SHOP, SAMPLE))
  expect(profile.meta.sampleTypes[0]).toMatchObject({ event: name })
})

test('records that are followed by bytes of no record are passed, also where a chunk ends in these', () => {
  const tracing = [...record(66, 0, u32(13), u32(0)), ...zeros(16)]
  const aux = [...record(71, 0, u64(40_000), u64(0)), ...zeros(40_000)]
  const text = (...records: readonly (readonly number[])[]) => readingText(perfPipe(event({ has }), ...SHOP, ...records))
  const own = text(SAMPLE)
  expect(own[0]).toBe('perf-data: cycles in samples, weight samples, event cycles; 1 samples')
  expect(text(tracing, aux, SAMPLE)).toEqual(own)
  // What is missing of them is a record that never ended.
  expect(text(SAMPLE, record(71, 0, u64(5), u64(0))).filter(line => line.includes('cut off'))).toHaveLength(1)
  expect(text(SAMPLE, [...record(71, 0, u64(5), u64(0)), ...zeros(5)]).filter(line => line.includes('cut off'))).toEqual([])
})

test('a record as large as any can be is read, and one of its head alone', () => {
  const large = record(99, 0, zeros(65_535 - 8))
  const text = readingText(perfPipe(event({ has }), record(99, 0), ...SHOP, large, SAMPLE))
  expect(text[0]).toBe('perf-data: cycles in samples, weight samples, event cycles; 1 samples')
})
