// The same small file through every door: info, top, folded, insights, diff, report, an assistant's tools, and what the window asks.
// Each file is of a kind that once had different totals, or a wrong one.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command as Program } from 'commander'
import { expect, test, vi } from 'vitest'
import { openProfiles } from '../mcp/openProfiles'
import { TOOLS } from '../mcp/tools/index'
import { programFolders } from '../node/files/programFolders'
import { formatValue } from '../shared/base/quantity'
import { ok } from '../shared/base/result'
import { functionName } from '../shared/profile/profile'
import { withoutIdle } from '../shared/questions/asked'
import { drawn } from '../shared/questions/drawn'
import { everything, selected } from '../shared/questions/selected'
import { recordingOf } from '../shared/questions/subject'
import { hottest } from '../shared/questions/table'
import { recordOf, recordsOf } from '../testing/fixtures'
import { pprofText } from '../testing/pprofText'
import { profileOf } from '../testing/reading'
import { tempFolder } from '../testing/tempFolder'
import { COMMANDS } from './index'

type Kind = {
  readonly kind: string
  readonly file: string | Uint8Array
  /** In the unit of the default sample type: the sum with signs, what shares are of, and the own weight of each function. */
  readonly total: number
  readonly sizes?: number
  readonly idle?: number
  readonly self: Readonly<Record<string, number>>
}

const perf = (name: string, at: number, period: number, ...stack: readonly string[]) =>
  `${name} 7 [000] ${at.toFixed(6)}: ${period} cycles: \n${stack.map(frame => `\t    7f0012 ${frame} (/srv/bin/${name})`).join('\n')}\n\n`

const trace = (...events: readonly object[]) => JSON.stringify({ traceEvents: events.map(event => ({ pid: 1, tid: 1, ...event })) })

const cpuprofile = (names: readonly string[], deltasUs: readonly number[], endUs: number) =>
  JSON.stringify({
    nodes: [
      {
        id: 1,
        callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
        children: [2, 3, 4].slice(0, names.length),
      },
      ...names.map((functionName, at) => ({
        id: at + 2,
        callFrame: {
          functionName,
          scriptId: '1',
          url: functionName.startsWith('(') ? '' : 'file:///srv/shop.js',
          lineNumber: at,
          columnNumber: 0,
        },
      })),
    ],
    startTime: 1000,
    endTime: endUs,
    samples: deltasUs.map((_, at) => (at % names.length) + 2),
    timeDeltas: deltasUs,
  })

const KINDS: readonly Kind[] = [
  {
    kind: 'perf: whole names of C++, two of which the Perl script makes one of',
    file:
      perf('shop', 1, 30, 'std::function<int (int)>::operator()(int) const', 'main') +
      perf('shop', 2, 10, 'std::function<int (char)>::operator()(char) const', 'main'),
    total: 40,
    self: { 'std::function<int (int)>::operator()(int) const': 30, 'std::function<int (char)>::operator()(char) const': 10 },
  },
  {
    kind: 'perf: one sample that weighs more than all others',
    file:
      Array.from({ length: 30 }, (_, at) => perf('shop', 1 + at / 100, 3_000_000 + at, 'parse', 'main')).join('') +
      perf('shop', 1.5, 1e13, 'flush', 'main'),
    total: 1e13 + 30 * 3_000_000 + 435,
    self: { flush: 1e13, parse: 30 * 3_000_000 + 435 },
  },
  {
    kind: 'folded: scientific counts',
    file: 'serve;query 1.5e+06\nserve;render 120\nserve;gc 4e1\n',
    total: 1_500_160,
    self: { query: 1_500_000, render: 120, gc: 40 },
  },
  {
    kind: 'folded: counts far below one',
    file: 'serve;query 2.5e-05\nserve;render 1e-05\nserve;gc 5e-06\n',
    total: 4e-5,
    self: { query: 2.5e-5, render: 1e-5, gc: 5e-6 },
  },
  {
    kind: 'folded: a saved difference',
    file: 'main;order -30\nmain;ship 30\nmain;pay 10\n',
    total: 10,
    sizes: 70,
    self: { order: -30, ship: 30, pay: 10 },
  },
  {
    kind: 'folded: one function on two lines',
    file: '<module> (/srv/m.py:4);total (/srv/c.py:8) 70\n<module> (/srv/m.py:4);total (/srv/c.py:9) 50\n',
    total: 120,
    self: { total: 120 },
  },
  {
    kind: 'folded: rbspy',
    file: '<main> - app.rb:9;work - app.rb:3 5\n<main> - app.rb:9;sleep [c function] - (unknown) 2\n',
    total: 7,
    self: { work: 5, sleep: 2 },
  },
  {
    kind: 'pprof: samples without a location',
    file: pprofText('type goroutine count\nlocation 1 0x1000 @0 order:4\nsample 1 = 70\nsample = 30'),
    total: 100,
    self: { order: 70, '(no stack)': 30 },
  },
  {
    kind: 'pprof: a difference whose sum is nothing',
    file: pprofText('type cpu nanoseconds\nlocation 1 0x1000 @0 order:4\nlocation 2 0x2000 @0 ship:9\nsample 1 = -30\nsample 2 = 30'),
    total: 0,
    sizes: 60,
    self: { order: -30, ship: 30 },
  },
  {
    kind: 'cpuprofile: idle time',
    file: cpuprofile(['work', '(idle)'], [0, 1000, 1000, 1000], 5000),
    total: 4e6,
    idle: 2e6,
    self: { work: 2e6, '(idle)': 2e6 },
  },
  {
    kind: 'cpuprofile: an end long after the last sample',
    file: cpuprofile(['work', 'wait', 'tax'], [0, 1000, 1000], 5_000_000),
    total: 3e6,
    self: { work: 1e6, wait: 1e6, tax: 1e6 },
  },
  {
    kind: 'Chrome trace: times as text since 1970, to the nanosecond',
    file: trace(
      { ph: 'X', name: 'step', ts: '1755900000000000.000', dur: '100.000' },
      { ph: 'X', name: 'kernel', ts: '1755900000000010.007', dur: '1.180' },
    ),
    total: 100_000,
    self: { step: 98_820, kernel: 1180 },
  },
  {
    kind: 'Chrome trace: an event that outlasts its parent',
    file: trace({ ph: 'X', name: 'alpha', ts: 0, dur: 10 }, { ph: 'X', name: 'beta', ts: 5, dur: 10 }),
    total: 15_000,
    self: { alpha: 5000, beta: 10_000 },
  },
  {
    kind: 'Chrome trace: an end of another name',
    file: trace(
      { ph: 'B', name: 'alpha', ts: 0 },
      { ph: 'B', name: 'beta', ts: 2 },
      { ph: 'E', name: 'gone', ts: 7 },
      { ph: 'E', name: 'beta', ts: 14 },
      { ph: 'E', name: 'alpha', ts: 14 },
    ),
    total: 14_000,
    self: { alpha: 2000, beta: 12_000 },
  },
  {
    kind: 'speedscope: one function as two frames, an end before its time is over',
    file: JSON.stringify({
      $schema: 'https://www.speedscope.app/file-format-schema.json',
      exporter: 'py-spy',
      shared: {
        frames: [
          { name: 'total', file: 'cart.py', line: 8 },
          { name: 'total', file: 'cart.py', line: 9 },
        ],
      },
      profiles: [{ type: 'sampled', name: 'main', unit: 'seconds', startValue: 0, endValue: 1, samples: [[0], [1]], weights: [1.5, 0.5] }],
    }),
    total: 2e9,
    self: { total: 2e9 },
  },
  {
    kind: 'cachegrind: memory given back',
    file: 'events: Memory\n\nfl=/srv/cart.php\nfn=total\n4 -2048\n\nfl=/srv/index.php\nfn={main}\n1 6144\ncfn=total\ncfl=/srv/cart.php\ncalls=1 0\n3 -2048\n',
    total: 4096,
    sizes: 8192,
    self: { '{main}': 6144, total: -2048 },
  },
  {
    kind: 'bpftrace: kernel and user stack',
    file: 'Attaching 1 probe...\n\n@[\n    _raw_spin_lock\n    do_sys_poll\n, \n    work\n    main\n, shop]: 12\n@[\n    work\n    main\n, shop]: 5\n',
    total: 17,
    self: { _raw_spin_lock: 12, work: 5 },
  },
  {
    kind: 'Austin',
    file: '# austin: 3.6.0\n# interval: 10000\n# mode: wall\nP1;T1;/app.py:<module>:30;/app.py:main:22 10000\nP1;T1;/app.py:<module>:30;/app.py:main:22;/app.py:work:7 20000\n',
    total: 30_000,
    self: { main: 10_000, work: 20_000 },
  },
]

/** What the command prints. */
async function printed(name: string, ...args: readonly string[]): Promise<string> {
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece)
    return true
  })
  try {
    const program = new Program('flamewise').exitOverride()
    const command = await COMMANDS[name]()
    command(program, programFolders(import.meta.dirname))
    await program.parseAsync([name, ...args], { from: 'user' })
    return text
  } finally {
    write.mockRestore()
  }
}

const json = async (...line: readonly [string, ...string[]]) => recordOf(JSON.parse(await printed(...line, '--json')))
/** Sums of fractions differ in the last digits by the order in which they are added. */
const rounded = (value: unknown, digits = 9) => Number(Number(value).toPrecision(digits))
/** What an assistant is told is rounded. */
const TOLD_DIGITS = 5
const weights = (entries: readonly (readonly [unknown, unknown])[], digits?: number) =>
  Object.fromEntries(entries.filter(([, value]) => value !== 0).map(([name, value]) => [String(name), rounded(value, digits)]))
const selfOf = (rows: unknown, digits?: number) =>
  weights(
    recordsOf(rows).map(row => [row['name'], row['self']]),
    digits,
  )

async function fileOf(file: Kind['file']) {
  const folder = tempFolder()
  const path = join(folder, 'profile')
  writeFileSync(path, file)
  return { path, report: join(folder, 'report.svg') }
}

const kinds = KINDS.map(kind => [kind.kind, kind] as const)

test.each(kinds)('every command has one total and one weight a function: %s', async (_, { file, total, sizes = total, idle = 0, self }) => {
  const { path, report } = await fileOf(file)
  const info = await json('info', path)
  const type = recordsOf(info['sampleTypes']).find(({ name }) => name === info['defaultSampleType'])
  expect(rounded(type?.['total'])).toBe(rounded(total))

  const top = await json('top', path, '--limit', '0')
  expect([top['total'], top['idle'] ?? 0].map(value => rounded(value))).toEqual([sizes, idle].map(value => rounded(value)))
  expect(selfOf(top['rows'])).toEqual(weights(Object.entries(self)))

  const stacks = (await printed('folded', path)).trimEnd().split('\n')
  expect(rounded(stacks.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0))).toBe(rounded(total))

  const insights = await json('insights', path)
  expect(rounded(insights['total'])).toBe(rounded(total))
  for (const { share } of recordsOf(insights['insights'])) expect(Math.abs(Number(share))).toBeLessThanOrEqual(1)

  const diff = await json('diff', path, path)
  expect([diff['baseTotal'], diff['currentTotal']].map(value => rounded(value))).toEqual([total, total].map(value => rounded(value)))
  expect(recordsOf(diff['rows']).filter(({ change }) => change !== 'same')).toEqual([])

  await printed('report', path, '--output', report)
  const svg = readFileSync(report, 'utf8')
  expect(svg).not.toMatch(/NaN|Infinity/)
  const { unit } = profileOf(file).meta.sampleTypes[profileOf(file).meta.defaultSampleType]
  for (const [name, value] of Object.entries(self)) if (value > 0 && name !== '(idle)') expect(svg).toContain(formatValue(value, unit))
})

test.each(kinds)('the window and an assistant have the same: %s', async (_, { file, total, sizes = total, idle = 0, self }) => {
  const { path } = await fileOf(file)
  const busy = Object.entries(self).filter(([name]) => name !== '(idle)')
  const profile = profileOf(file)
  const asked = withoutIdle(selected(recordingOf(profile), everything(profile.meta.defaultSampleType)))
  const { tree, wholeValue } = drawn(asked, { isInverted: false, order: 'heaviest' })
  expect([tree.totalValue, wholeValue].map(value => rounded(value))).toEqual([sizes - idle, sizes - idle].map(value => rounded(value)))
  const heaviest = hottest(asked, 10).self.map(({ fn, value }) => [functionName(profile, fn), value] as const)
  expect(weights(heaviest)).toEqual(weights(busy))

  const profiles = openProfiles([path], () => Promise.resolve(ok(profile)))
  const answer = async (name: string) => {
    const found = await TOOLS.find(tool => tool.name === name)?.ask({}, { profiles, signal: new AbortController().signal })
    expect(found?.isError).not.toBe(true)
    return recordOf(found?.structuredContent)
  }
  const [overview, table, calls] = [await answer('overview'), await answer('top_functions'), await answer('call_tree')]
  for (const said of [overview, table, calls])
    expect([said['total'], said['idle'] ?? 0].map(value => rounded(value))).toEqual([sizes, idle].map(value => rounded(value)))
  expect(selfOf(table['rows'], TOLD_DIGITS)).toEqual(weights(busy, TOLD_DIGITS))
  const shares = recordsOf(table['rows']).map(row => [row['name'], row['self_share']] as const)
  const expected = busy.map(([name, value]) => [name, value / (sizes - idle)] as const)
  expect(weights(shares, TOLD_DIGITS)).toEqual(weights(expected, TOLD_DIGITS))
})
