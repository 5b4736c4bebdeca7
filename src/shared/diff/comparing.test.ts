// What a comparison must say of small pairs whose answer is known.

import { expect, test } from 'vitest'
import { compared, lasting } from '../../testing/comparisons'
import { profileOf } from '../../testing/reading'
import { functionName, type Profile } from '../profile/profile'
import { changeReport } from '../report/changeRows'
import { changeInsights } from './changeInsights'
import { told } from '../report/told'
import type { Changes } from './changes'
import { commonSampleType } from './commonSampleType'
import { regressionGate } from './gate'
import { summaryOf } from './summary'

/** `gone Logger.Info −40.3`, most important first. */
function said(changes: Changes): string[] {
  return changeInsights(changes)
    .insights.filter(({ kind }) => kind === 'change')
    .map(({ rule, functionName: name, weight }) => `${rule} ${name} ${((weight?.share ?? 0) * 100).toFixed(0)}`)
}

function rulesOf(changes: Changes): string[] {
  return changeInsights(changes).insights.map(({ rule }) => rule)
}

function failures(changes: Changes, threshold = 0.05): string[] {
  return regressionGate(changes, threshold).failures.map(({ fn }) => functionName(changes.comparison.union, fn))
}

function changeOf(changes: Changes, name: string): string {
  const row = changeReport(changes).rows.find(each => each.name === name)
  return row === undefined ? 'none' : `${row.significant ? 'sure ' : ''}${row.change}`
}

test('a machine that was idle for longer is no regression, and is said once', () => {
  const changes = compared(
    'swapper;do_idle;halt 5000\nw;main;a 4000\nw;main;b 3000\n',
    'swapper;do_idle;halt 9000\nw;main;a 4050\nw;main;b 2980\n',
  )
  expect(said(changes)).toEqual([])
  expect(rulesOf(changes)).toEqual(['idle-changed'])
  expect(changeOf(changes, 'halt')).toBe('same')
  expect(summaryOf(changes).scaling).toContain('idle went from 41.7 % to 56.1 % of all samples')
  expect(failures(changes)).toEqual([])
  expect(changeReport(changes)).toMatchObject({ baseTotal: 12_000, currentTotal: 16_030 })
})

test('where one function was removed, the others did not get worse', () => {
  const changes = compared(
    't;take;lock 20000\nt;put;store 9000\nt;send;socket 5000\n',
    't;take;lock 20100\nt;put;store 30\nt;send;socket 4900\n',
  )
  expect(said(changes)).toEqual(['improved store -26'])
  expect(changes.sizeFactor).toBeCloseTo(1, 1)
  expect(failures(changes, 0.01)).toEqual([])
})

test('with few functions the size is what the heaviest agree on, whatever the others did', () => {
  const changes = compared('m;a 4000\nm;b 2000\nm;c 900\nm;d 300\n', 'm;a 2010\nm;b 990\nm;c 1800\nm;d 1\n')
  expect(changes.scale).toBe('typical')
  expect(changes.sizeFactor).toBeCloseTo(0.5, 2)
  expect(said(changes)).toEqual(['regressed c 37', 'improved d -4'])
})

test('without functions that agree nothing is called regressed, and the gate passes', () => {
  const changes = compared('m;a 4000\nm;b 2000\n', 'm;a 4000\nm;b 6000\n')
  expect(changes.sizeFactor).toBeNull()
  expect(said(changes)).toEqual([])
  expect(rulesOf(changes)).toEqual(['unknown-size'])
  expect(regressionGate(changes, 0.05)).toMatchObject({ failures: [], isSizeUnknown: true })
})

test('durations tell what functions do not', () => {
  const slower = compared(lasting(10, 'm;a 4000\nm;b 2000\n'), lasting(10, 'm;a 4000\nm;b 6000\n'))
  expect([slower.scale, ...said(slower)]).toEqual(['time', 'regressed b 67'])
  expect(failures(slower)).toEqual(['b'])
  const longer = compared(lasting(10, 'm;a 4000\nm;b 2000\n'), lasting(20, 'm;a 8000\nm;b 4000\n'))
  expect([longer.sizeFactor, ...said(longer)]).toEqual([2])
})

test('the same work in less time did not make what stayed worse; more work in the same time is one finding', () => {
  const before = 'm;a 4000\nm;b 2000\nm;c 1000\nm;slow 5000\n'
  const faster = compared(lasting(12, before), lasting(7, 'm;a 4010\nm;b 1990\nm;c 1010\n'))
  expect(said(faster)).toEqual(['gone slow -42'])
  // Two functions that stayed are too few to outvote the durations, but did not get worse.
  const two = compared(lasting(60, 'm;a 4000\nm;b 900\nm;slow 50000\n'), lasting(6, 'm;a 2000\nm;b 300\n'))
  expect([...said(two), ...failures(two)]).toEqual(['gone slow -91'])
  const busier = compared(lasting(12, before), lasting(12, 'm;a 6840\nm;b 3420\nm;c 1720\n'))
  expect(said(busier)).toEqual(['gone slow -42'])
  expect(rulesOf(busier)).toContain('grew')
  expect(failures(busier)).toEqual([])
})

test('nothing regressed that did not rise', () => {
  const changes = compared('m;a 1000\nm;b 1000\nm;c 1000\nm;d 1000\n', 'm;a 760\nm;b 750\nm;c 755\nm;d 1000\n')
  expect(said(changes)).toEqual([])
})

test('a removed logger is its total, and not five changes of what it called', () => {
  const changes = compared(
    'main;save;Logger.info;write;syscall 540\nmain;save;db;syscall 220\nmain;serve;parse 580\n',
    'main;save;db;syscall 190\nmain;serve;parse 570\n',
  )
  expect(said(changes)).toEqual(['gone Logger.info -40'])
  expect([changeOf(changes, 'parse'), changeOf(changes, 'syscall'), changeOf(changes, 'Logger.info')]).toEqual([
    'same',
    'same',
    'sure gone',
  ])
})

test('a wrapper that vanished took nothing with it where what it called stayed', () => {
  const others = 'main;list;query 300\nmain;list;encode 200\n'
  const changes = compared(`main;handle;parse 400\n${others}`, `main;parse 410\n${others}`)
  expect(said(changes)).toEqual([])
  expect(changeOf(changes, 'handle')).toBe('gone')
})

test('what is a twentieth of what it was is no rename; what weighs the same may be', () => {
  const others = 'main;list;query 900\nmain;list;encode 800\n'
  const replaced = compared(`main;Scan 6000\n${others}`, `main;Find 500\n${others}`)
  expect([...said(replaced), ...replaced.renamed]).toEqual(['gone Scan -78', 'new Find 6'])
  expect(compared(`main;Scan 600\n${others}`, `main;Find 580\n${others}`).renamed).toHaveLength(1)
  // Too few samples are no evidence.
  expect(compared(`main;Scan 25\n${others}`, `main;Find 25\n${others}`).renamed).toHaveLength(0)
})

test('the gate passes what took the place of something heavier, and fails what came beside it', () => {
  const others = 'main;serve;query 3000\nmain;serve;encode 2000\n'
  const faster = compared(`main;bubble 5000\n${others}`, `main;quick;part 900\n${others}`)
  expect(said(faster)).toEqual(['gone bubble -50', 'new quick 9'])
  expect(failures(faster)).toEqual([])
  expect(failures(compared(`main;bubble 5000\n${others}`, `main;bubble 5000\nmain;quick 900\n${others}`))).toEqual(['quick'])
  const inlined = compared(`main;outer 500\nmain;outer;inner 2000\n${others}`, `main;outer 2490\n${others}`)
  expect(failures(inlined)).toEqual([])
})

test('values of a measure that adds up are compared as they stand', () => {
  const allocated = (text: string): Profile => {
    const profile = profileOf(text)
    const meta = { ...profile.meta, sampleTypes: [{ name: 'alloc_space', unit: 'bytes', weight: null, event: null }] }
    return { ...profile, meta: { ...meta, format: 'pprof', period: { value: 1000, type: 'space', unit: 'bytes' } } }
  }
  const changes = compared(allocated('m;a 4000000\nm;b 2000000\n'), allocated('m;a 4000000\nm;b 6000000\n'))
  expect([changes.scale, changes.sizeFactor, ...said(changes)]).toEqual(['absolute', 1, 'regressed b 67'])
  expect(summaryOf(changes).power).toContain('6,000 and 10,000 samples')
})

test('one heavy sample is never a change', () => {
  const counted = (rows: readonly (readonly [string, number, number])[]): Profile => {
    const profile = profileOf(rows.map(([stack, value]) => `${stack} ${value}\n`).join(''))
    const type = (name: string, unit: string) => ({ name, unit, weight: null, event: null })
    return {
      ...profile,
      meta: { ...profile.meta, sampleTypes: [type('delay', 'nanoseconds'), type('contentions', 'count')] },
      samples: { ...profile.samples, values: [profile.samples.values[0], Float64Array.from(rows, ([, , count]) => count)] },
    }
  }
  const quiet = counted([
    ['m;flush', 3_000_000, 100],
    ['m;read', 5_000_000, 200],
  ])
  const heavy = counted([
    ['m;flush', 9_000_000_000, 1],
    ['m;read', 5_100_000, 200],
  ])
  for (const [base, current] of [
    [quiet, heavy],
    [heavy, quiet],
  ] as const) {
    expect(said(compared(base, current))).toEqual([])
    expect(failures(compared(base, current))).toEqual([])
  }
})

test('a sample of half the period counts half', () => {
  const sampled = (periodMs: number, text: string): Profile => {
    const profile = lasting(10, text)
    return {
      ...profile,
      meta: {
        ...profile.meta,
        period: { value: periodMs * 1e6, type: 'cpu', unit: 'nanoseconds' },
        sampleTypes: [{ name: 'samples', unit: 'count', weight: null, event: null }],
      },
    }
  }
  const changes = compared(sampled(20, 'm;a 300\nm;b 200\n'), sampled(10, 'm;a 520\nm;b 350\n'))
  expect(changes.sizeFactor).toBe(2)
  expect(summaryOf(changes).headline).toMatch(/^Current uses 13\.0 % less a second than baseline/)
})

test('a file that does not say how many samples it holds has no error, and no small changes', () => {
  const changes = compared(
    'm;parse 5012345678\nm;read 3012345671\nm;log 1001234567\n',
    'm;parse 5112345679\nm;read 2912345673\nm;log 3001234561\n',
  )
  expect(said(changes)).toEqual(['regressed log 22'])
  const report = changeInsights(changes)
  expect(told(report.insights[0], report).share).toBe('+22.2 %')
})

test('two sides in which no value differs show no change, whatever their durations', () => {
  const text = 'm;a 400\nm;b 200\n'
  const changes = compared(lasting(10, text), lasting(13, text))
  expect([...changes.delta].every(delta => delta === 0)).toBe(true)
  expect(summaryOf(changes).headline).toBe('No significant change.')
})

test('objects are not set against samples, though both are counts', () => {
  const counting = (name: string): Profile => {
    const profile = profileOf('m;a 40\n')
    return { ...profile, meta: { ...profile.meta, format: 'pprof', sampleTypes: [{ name, unit: 'count', weight: null, event: null }] } }
  }
  expect(commonSampleType([counting('samples'), counting('alloc_objects')], null)).toBeNull()
  expect(commonSampleType([counting('samples'), counting('cpu')], null)).toEqual([0, 0])
})

test('a way in that is new is not what is new', () => {
  const changes = compared(
    'runtime.main;main.load 400\nruntime.main;main.parse 300\n',
    'runtime.main;main.load 400\nruntime.main;main.parse 300\nruntime.main;main.main;shop.Open 200\n',
  )
  expect(said(changes)).toEqual(['new shop.Open 29'])
})

test('what was made faster on a busier machine passes, and that everything else rose is said', () => {
  const before = 'm;hot 7000\nm;a 1000\nm;b 1000\nm;c 1000\n'
  // The hot function takes as much less as the whole run does.
  const after = 'm;hot 3260\nm;a 1400\nm;b 1410\nm;c 1390\n'
  const changes = compared(lasting(10, before), lasting(7.46, after))
  expect(failures(changes)).toEqual([])
  expect(said(changes)[0]).toMatch(/^improved hot -4\d$/)
  expect(rulesOf(changes)).toContain('grew')
  expect(regressionGate(changes, 0.05).growth).toBeCloseTo(1.4 / 0.746, 1)
})

test('one function that grew while the others kept still fails, however much faster another one got', () => {
  const changes = compared(
    lasting(10, 'm;hot 7000\nm;a 1000\nm;b 1000\nm;c 1000\n'),
    lasting(6, 'm;hot 2000\nm;a 1010\nm;b 990\nm;c 2000\n'),
  )
  expect(failures(changes)).toEqual(['c'])
})

test('a benchmark that runs as often as it has time for is compared by what its functions agree on', () => {
  const bench = (rows: Record<string, number>) =>
    Object.entries(rows)
      .map(([name, weight]) => `testing.(*B).runN;shop.BenchmarkTotal;shop.${name} ${weight}\n`)
      .join('')
  // Twice as many rounds in the same time: what stayed has twice the samples.
  const changes = compared(
    lasting(10, bench({ slow: 6000, parse: 1000, sum: 1000, store: 2000 })),
    lasting(10, bench({ slow: 2000, parse: 2010, sum: 1990, store: 4000 })),
  )
  expect(said(changes)).toEqual(['improved shop.slow -50'])
  expect(failures(changes)).toEqual([])
})

test('a program under another name is the same program', () => {
  const changes = compared(
    'shop_gcc;_start;main;price 3000\nshop_gcc;_start;main;tax 1000\n',
    'shop_clang;_start;main;price 3010\nshop_clang;_start;main;tax 990\n',
  )
  expect(said(changes)).toEqual([])
  expect(changeOf(changes, 'shop_clang')).toBe('same')
})

test('recordings that began long before the work are not told apart by how long they took', () => {
  const changes = compared(lasting(75, 'm;a 800\nm;b 600\nm;c 700\nm;d 900\n'), lasting(5, 'm;a 810\nm;b 590\nm;c 705\nm;d 250\n'))
  expect(said(changes)).toEqual(['improved d -22'])
  expect(rulesOf(changes)).not.toContain('grew')
})
