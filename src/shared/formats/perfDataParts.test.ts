import { expect, test } from 'vitest'
import { event, HAS, map, perfPipe, record, SHOP, textOf8, u16, u32, u64, zeros } from '../../testing/perfPipe'
import { readingText } from '../../testing/readingText'

const pipe = (...records: readonly (readonly number[])[]) => readingText(perfPipe(...records))

test('perf.data: samples without stacks are where the processor was; the period is the event’s where they have none', () => {
  const has = HAS.ip | HAS.tid | HAS.time | HAS.cpu
  const sample = (ip: number | bigint, misc: number, thread = 7) =>
    record(9, misc, u64(ip), u32(7), u32(thread), u64(5_000 + thread), u64(1))
  expect(
    pipe(
      event({ type: 1, config: 1, period: 250, has }),
      ...SHOP,
      sample(0x10010, 2),
      sample(-0x70000000n, 1),
      sample(0x20, 0, 9),
      sample(0x99999, 2),
      record(9, 2, u64(1)),
    ),
  ).toEqual([
    'perf-data: task-clock in nanoseconds, weight period, event task-clock; task-clock:samples in samples, weight samples, event task-clock; 4 samples',
    'lasts 2 ns',
    'thread shop, 7/7',
    'thread :9, 7/9',
    'shop; [shop] [/srv/shop] native | thread 0 | at 0 | 250 1',
    'shop; [kernel] [[kernel.kallsyms]] kernel | thread 0 | at 0 | 250 1',
    'shop; [unknown] | thread 0 | at 0 | 250 1',
    ':9; [unknown] | thread 1 | at 2 | 250 1',
    'note: records that are too short for what they should hold, left out, 1',
    'note: frames without a symbol, 3',
    'note: no names of /srv/shop: it is not on this machine, 1',
    'note: names of the kernel are not known: this machine runs another one, or hides them, 1',
  ])
})

test('perf.data: of several events each sample says its own, and events are named by whoever names them', () => {
  const has = HAS.identifier | HAS.tid | HAS.time | HAS.addr | HAS.id | HAS.stream | HAS.period | HAS.read | HAS.chain
  const sample = (id: number, period: number, ...chain: readonly (number | bigint)[]) =>
    record(
      9,
      2,
      u64(id),
      u32(7),
      u32(7),
      u64(100 + id),
      u64(0xadd),
      u64(id),
      u64(3),
      u64(period),
      u64(2),
      u64(11),
      u64(12),
      ...[1, 2].flatMap(() => [u64(1), u64(id)]),
      u64(chain.length),
      ...chain.map(u64),
    )
  const events = [
    event({ type: 0, config: 1, has, readFormat: 1 | 2 | 4 | 8, ids: [31, 32] }),
    event({ type: 2, config: 0x1ab, has, readFormat: 15, ids: [33] }),
    event({ type: 7, config: 3, has, readFormat: 15, ids: [34] }),
  ]
  const rename = record(78, 0, u64(2), u64(33), textOf8('sched:sched_switch'))
  const scale = record(78, 0, u64(1), u64(31), textOf8('1.0'))
  expect(
    pipe(
      ...events,
      rename,
      scale,
      ...SHOP,
      sample(31, 9, -512, 0x10010, 0x10020),
      sample(32, 5, -512, 0x10010),
      sample(33, 1),
      sample(34, 4, -128, -0x70000000n, -512, 0x10010),
      sample(99, 1),
    ),
  ).toEqual([
    'perf-data: instructions in count, weight period, event instructions; instructions:samples in samples, weight samples, event instructions; sched:sched_switch in count, weight period, event sched:sched_switch; sched:sched_switch:samples in samples, weight samples, event sched:sched_switch; pmu 7:0x3 in count, weight period, event pmu 7:0x3; pmu 7:0x3:samples in samples, weight samples, event pmu 7:0x3; 4 samples',
    'lasts 3 ns',
    'thread shop, 7/7',
    'shop; [shop] [/srv/shop] native; [shop] [/srv/shop] native | thread 0 | at 0 | 9 1 0 0 0 0',
    'shop; [shop] [/srv/shop] native | thread 0 | at 1 | 5 1 0 0 0 0',
    'shop | thread 0 | at 2 | 0 0 1 1 0 0',
    'shop; [shop] [/srv/shop] native; [kernel] [[kernel.kallsyms]] kernel | thread 0 | at 3 | 0 0 0 0 4 1',
    'note: events without a stack, 1',
    'note: samples of events that the recording does not list, left out, 1',
    'note: frames without a symbol, 4',
    'note: no names of /srv/shop: it is not on this machine, 1',
    'note: names of the kernel are not known: this machine runs another one, or hides them, 1',
  ])
})

test('perf.data: what it says about the machine, the command, its events and builds', () => {
  const has = HAS.tid | HAS.chain
  const said = (feature: number, ...body: readonly (readonly number[])[]) => record(80, 0, u64(feature), ...body)
  const words = (value: string) => [...u32(8 - (value.length % 8) + value.length), ...textOf8(value)]
  const build = (path: string, misc: number, ...more: readonly number[]) =>
    record(
      67,
      misc,
      u32(7),
      Array.from({ length: 20 }, (_, at) => at + 1),
      more.length === 0 ? zeros(4) : more,
      textOf8(path),
    )
  expect(
    pipe(
      event({ has, ids: [5] }),
      ...[
        said(3, words('till-3')),
        said(4, words('6.12')),
        said(5, words('6.1')),
        said(6, words('x86_64')),
        said(8, words('Some CPU')),
        said(9, words('not shown')),
        said(3, u32(99)),
      ],
      said(11, u32(2), words('perf'), words('record')),
      said(12, u32(1), u32(80), zeros(80), u32(1), words('cycles:u'), u64(5)),
      build('/srv/shop', 2),
      ...SHOP,
      record(9, 2, u32(7), u32(7), u64(2), u64(-512), u64(0x10010)),
    ),
  ).toEqual([
    'perf-data: cycles:u in samples, weight samples, event cycles:u; 1 samples',
    'fact host: till-3',
    'fact kernel: 6.12',
    'fact perf version: 6.1',
    'fact architecture: x86_64',
    'fact cpu: Some CPU',
    'fact command line: perf record',
    'fact event: cycles:u',
    'thread shop, 7/7',
    'shop; [shop] [/srv/shop] native | thread 0 | 1',
    'note: frames without a symbol, 1',
    'note: no names of /srv/shop: it is not on this machine, 1',
  ])
})

test('perf.data: memory of data, code made at run time, modules and code that the kernel loads and lets go', () => {
  const has = HAS.tid | HAS.chain
  const sample = (...chain: readonly (number | bigint)[]) => record(9, 2, u32(7), u32(7), u64(chain.length), ...chain.map(u64))
  const map2 = (start: number, protection: number, path: string, misc = 2) =>
    record(
      10,
      misc,
      u32(7),
      u32(7),
      u64(start),
      u64(0x1000),
      u64(0),
      u32(1),
      u32(2),
      u64(3),
      u64(4),
      u32(protection),
      u32(2),
      textOf8(path),
    )
  const symbol = (start: bigint, flags: number, name: string) => record(17, 0, u64(start), u32(0x100), u16(0), u16(flags), textOf8(name))
  const kernel = (start: bigint, path: string) => record(1, 1, u32(0xffffffff), u32(0), u64(start), u64(0x1000), u64(start), textOf8(path))
  expect(
    pipe(
      event({ has }),
      ...SHOP,
      ...[
        map(7, 0x30000, '/srv/data', 2 | (1 << 13)),
        map2(0x40000, 1, '/srv/no-code'),
        map2(0x50000, 4, '/srv/code'),
        map2(0x60000, 4, '//anon'),
        map2(0x70000, 4, '[heap]'),
        map2(0x80000, 4, '/memfd:jit (deleted)'),
      ],
      ...[kernel(-0x7f000000n, '[kernel.kallsyms]_text'), kernel(-0x40000000n, '[nf_tables]'), symbol(-0x3f000000n, 0, 'bpf_prog_1')],
      sample(-512, 0x30010, 0x40010, 0x50010, 0x60010, 0x70010, 0x80010, 0x10010),
      sample(-128, -0x7effff00n, -0x3ffffff0n, -0x3efffff0n, -512, 0x10010),
      symbol(-0x3f000000n, 1, 'bpf_prog_1'),
      sample(-128, -0x3efffff0n, -256, 0x10010),
      ...[record(2, 0, u64(1), u64(40)), record(13, 0, u64(2)), record(1, 2, u32(7)), record(2, 0, u64(1)), record(3, 0, u32(1))],
      sample(),
      sample(...Array.from({ length: 127 }, () => 0x10010)),
    ).map(line => line.replaceAll('[shop] [/srv/shop] native; '.repeat(3), '…; ')),
  ).toEqual([
    'perf-data: cycles in samples, weight samples, event cycles; 5 samples',
    'thread shop, 7/7',
    'shop; [shop] [/srv/shop] native; [perf-7.map] [/tmp/perf-7.map] jit; [[heap]] [[heap]]; [perf-7.map] [/tmp/perf-7.map] jit; [code] [/srv/code] native; [unknown]; [unknown] | thread 0 | 1',
    'shop; [shop] [/srv/shop] native; bpf_prog_1 [[kernel.kallsyms]] kernel; [[nf_tables]] [[nf_tables]] kernel; [kernel] [[kernel.kallsyms]] kernel | thread 0 | 1',
    'shop; [unknown]; [kernel] [[kernel.kallsyms]] kernel | thread 0 | 1',
    'shop | thread 0 | 1',
    'shop; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; …; [shop] [/srv/shop] native | thread 0 | 1',
    'note: lost events, 42',
    'note: records that are too short for what they should hold, left out, 1',
    'note: events without a stack, 1',
    'note: stacks of 127 frames or more, where perf cuts them by default, 1',
    'note: frames without a symbol, 137',
    'note: no names of /srv/shop: it is not on this machine, 1',
    'note: no names of /srv/code: it is not on this machine, 1',
    'note: no names for code made at run time: /tmp/perf-7.map is not there, 1',
    'note: names of the kernel are not known: this machine runs another one, or hides them, 1',
  ])
})
