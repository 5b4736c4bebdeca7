import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bytesOf } from '../base/utf8'
import { foldedOf, profileOf, read } from '../../testing/reading'

type Value = number | string | boolean | null | { readonly [key: string]: Value }

/** As PHP writes it. */
function serialized(value: Value): string {
  if (value === null) return 'N;'
  if (typeof value === 'boolean') return `b:${value ? 1 : 0};`
  if (typeof value === 'number') return Number.isInteger(value) ? `i:${value};` : `d:${value};`
  if (typeof value === 'string') return `s:${bytesOf(value).length}:"${value}";`
  const entries = Object.entries(value)
  return `a:${entries.length}:{${entries.map(([key, part]) => serialized(/^\d+$/.test(key) ? Number(key) : key) + serialized(part)).join('')}}`
}

const FORMS = [
  ['JSON', 'xhprof', (value: Value) => JSON.stringify(value)],
  ['as XHProf keeps it', 'xhprof-serialized', serialized],
] as const

const RUN = {
  'main()==>Shop\\price': { ct: 2, wt: 900, cpu: 500, mu: 64, pmu: 7 },
  'Shop\\price==>strlen': { ct: 8, wt: 300, cpu: 100, mu: -16, pmu: 0 },
  'main()==>Ähre': { ct: 1, wt: 50.5, cpu: 0, mu: 0, pmu: 0 },
  'main()': { ct: 1, wt: 1000, cpu: 600, mu: 100, pmu: 7 },
}

test.each(FORMS)('%s: a function costs what it costs with its calls, less those, under who called it', (_, format, write) => {
  const profile = profileOf(write(RUN))
  expect(profile.meta).toMatchObject({ format, sampleCount: 4, defaultSampleType: 0 })
  expect(profile.meta.sampleTypes.map(({ name, unit }) => `${name} in ${unit}`)).toEqual([
    'wall in nanoseconds',
    'cpu in nanoseconds',
    'memory in bytes',
    'calls in count',
  ])
  expect(foldedOf(write(RUN))).toEqual([
    'main() 49500',
    'main();Shop\\price 600000',
    'main();Shop\\price;strlen 300000',
    'main();Ähre 50500',
  ])
  expect(foldedOf(write(RUN), 'cpu')).toEqual(['main() 100000', 'main();Shop\\price 400000', 'main();Shop\\price;strlen 100000'])
  expect(foldedOf(write(RUN), 'memory')).toEqual(['main() 36', 'main();Shop\\price 80', 'main();Shop\\price;strlen -16'])
  expect(foldedOf(write(RUN), 'calls')).toEqual(['main() 1', 'main();Shop\\price 2', 'main();Shop\\price;strlen 8', 'main();Ähre 1'])
  expect(profile.meta.notes).toEqual([
    { what: 'functions whose stacks are estimated: the file has calls, not stacks', count: 4, where: null },
  ])
})

test.each(FORMS)('%s: levels of a function that calls itself are levels of one function', (_, _format, write) => {
  const run = { 'main()==>f': { ct: 1, wt: 30 }, 'f==>f@1': { ct: 1, wt: 20 }, 'f@1==>f@2': { ct: 1, wt: 5 }, 'main()': { ct: 1, wt: 30 } }
  expect(foldedOf(write(run))).toEqual(['main();f 10000', 'main();f;f 15000', 'main();f;f;f 5000'])
  expect(profileOf(write(run)).functions.name).toHaveLength(2)
  expect(profileOf(write(run)).meta.sampleTypes.map(({ name }) => name)).toEqual(['wall', 'calls'])
})

test.each(FORMS)('%s: what costs less than what it calls has no cost of its own, which is counted', (_, _format, write) => {
  const run = { 'main()==>f': { ct: 1, wt: 30, cpu: 12 }, 'main()': { ct: 1, wt: 20, cpu: 11 } }
  expect(foldedOf(write(run))).toEqual(['main();f 30000'])
  expect(profileOf(write(run)).meta.notes).toContainEqual({
    what: 'functions that cost less than what they call, whose own cost is taken for none',
    count: 2,
    where: null,
  })
})

test.each(FORMS)('%s: a run within what is kept of a request', (_, format, write) => {
  const stored = { meta: { url: '/orders', request_ts: { sec: 1_700_000_000 }, ct: 'x' }, ok: true, none: null, profile: RUN }
  expect(profileOf(write(stored)).meta.format).toBe(format)
  expect(foldedOf(write(stored))).toEqual(foldedOf(write(RUN)))
  expect(foldedOf(write({ data: RUN }))).toEqual(foldedOf(write(RUN)))
})

test.each(FORMS)('%s: the sampling form has stacks', (_, _format, write) => {
  const samples = {
    note: 'main()==>x',
    '7': 'main()==>y',
    '1272935300.800000': 'main()==>f==>g',
    '1272935300.900000': 'main()==>f',
    '1272935301.000000': 'main()==>f==>g',
  }
  const { note, 7: odd, ...own } = samples
  expect(foldedOf(write({ ...own, note, odd }))).toEqual(['main();f 1', 'main();f;g 2'])
  expect(profileOf(write(own)).meta).toMatchObject({ sampleCount: 3, sampleTypes: [{ name: 'samples', unit: 'count' }], notes: [] })
})

test('JSON may write the sign of a call as an escape, and costs in another order', () => {
  expect(foldedOf('{"main()==\\u003Ef": {"wt": 3, "ct": 1, "text": "x", "list": [1]}}')).toEqual(['main();f 3000'])
})

test.each([
  ['{"a==>b": {"count": 1}}'],
  ['{"a": {"ct": 1}}'],
  ['["main()==>f"]'],
  ['a:1:{s:1:"a";a:1:{s:2:"ct";i:1;}}'],
  ['a:1:{s:6:"main()";s:1:"x";}'],
])('%s is no run', text => {
  const result = read(text)
  expect(result.ok ? null : result.error.kind).toBe('unknown-format')
})

const HEAD = serialized({ 'main()==>f': { ct: 1, wt: 1 } }).slice(0, -1)

test.each([
  ['O:8:"stdClass":0:{}', 'a value of type "O", which is no data', 0],
  ['R:1;', 'a value of type "R", which is no data', 0],
  ['i:x;', 'a number was expected', 2],
  ['i:;', 'a number was expected', 2],
  ['s:900:"x";', 'more than the file has', 2],
  ['s:1.5:"x";', 'more than the file has', 2],
  ['s:1:"xy";', 'expected "\\""', 6],
  ['s:1:"x"}', 'expected ";"', 7],
  ['a:1:[', 'expected "{"', 4],
  ['a:1:{b:1;i:1;}', 'a key that is neither a text nor a number', 5],
  ['N}', 'expected ";"', 1],
  [`${'a:1:{i:0;'.repeat(40)}`, 'nested too deeply', 9 * 31 - 4],
])('a serialized file that breaks with %s is refused with the place', (value, what, at) => {
  const before = `${HEAD.replace('a:1:', 'a:2:')}s:1:"x";`
  const result = read(before + value + ' '.repeat(40))
  expect(result.ok ? null : result.error).toMatchObject({ kind: 'malformed', what, place: { unit: 'byte', at: before.length + at } })
})

test('a serialized file that is cut anywhere is refused as cut off', () => {
  const whole = serialized(RUN)
  for (let end = 60; end < whole.length; end++) {
    const result = read(whole.slice(0, end))
    expect(result.ok ? null : result.error, String(end)).toMatchObject({ kind: 'malformed' })
  }
})

test('both forms of one run hold the same', () => {
  const own = (file: string) => {
    const bytes = new Uint8Array(readFileSync(`fixtures/${file}`))
    return ['wall', 'cpu', 'memory', 'calls'].map(type => foldedOf(bytes, type))
  }
  expect(own('xhprof/order-service.json')).toEqual(own('xhprof-serialized/order-service.xhprof'))
})
