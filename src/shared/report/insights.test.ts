import { expect, test } from 'vitest'
import { crowd, findingsOf } from '../../testing/findings'
import { profileOf } from '../../testing/reading'
import { insightsJson } from './insightsJson'
import { findingLines, findingsHeadline, insightLines, nothingText } from './insightsText'

const EXAMPLE = crowd(380) + 'main;process_order;calculate_tax;database.query 600\nmain;process_order;calculate_tax 20\n'

test('prints findings as JSON with stack, share, evidence and action', () => {
  const json = insightsJson(profileOf(EXAMPLE), findingsOf(EXAMPLE))
  expect(json).toMatchObject({
    total: 1000,
    unit: 'count',
    insights: [
      {
        rule: 'database',
        severity: 'high',
        title: 'Database: database.query',
        stack: ['main', 'process_order', 'calculate_tax', 'database.query'],
        function: 'database.query',
        value: 600,
        share: 0.6,
      },
    ],
  })
  expect(json.insights[0].action).toContain('Then measure again with the same load. Trade-off: gain 10–1000× on the query;')
})

test('prints findings as text that fits the terminal', () => {
  const lines = insightLines(findingsOf(EXAMPLE), { columns: 72, showsWhy: false })
  expect(lines[0]).toBe('1 finding in 1,000 samples of CPU time')
  expect(lines).toContain('1. Database: database.query · 60.0 % ± 3.0 · high')
  expect(lines).toContain('   It is reached from calculate_tax, which only calls it.')
  expect(lines.at(-2)).toMatch(/^Then measure again with the same load\. --why prints/)
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(72)
})

test('unfolds the measures behind a finding', () => {
  const lines = insightLines(findingsOf(EXAMPLE), { columns: 200, showsWhy: true })
  expect(lines).toContain('   - Inherit its cost: calculate_tax, process_order')
})

test('says in words what was looked for when nothing stands out', () => {
  const text = insightLines(findingsOf(crowd(4000)), { columns: 1000, showsWhy: false }).join('\n')
  expect(text).toContain('Nothing stands out: no function, call chain, loop, recursion or shared helper surely takes a tenth')
  expect(text).toMatch(/The widest function is leaf_\d+ with 2.5 % of its own\./)
})

const QUIET = findingsOf(crowd(4000))

test('says why nothing stands out', () => {
  const words = (change: Partial<typeof QUIET>) => nothingText({ ...QUIET, ...change })
  expect(words({ isOfChange: true })).toBe('No function changed by more than noise.')
  expect(words({ isDifference: true })).toMatch(/^This file holds differences and neither side's totals/)
  expect(words({ total: 0 })).toBe('There is nothing in this profile that could stand out.')
  expect(words({ widest: null })).toBe('There is nothing in this profile that could stand out.')
  expect(words({ sampleCount: 99 })).toBe('99 samples of work are too few to say anything of the code.')
  expect(words({ sampleCount: 1 })).toBe('1 sample of work is too few to say anything of the code.')
  expect(words({ sampleCount: 100 })).toMatch(/^Nothing stands out/)
  expect(words({ activeShare: 0.05 })).toBe('Nearly everything was waiting, and nothing stands out in the rest.')
  expect(words({ activeShare: 0.05, sampleCount: 7 })).toBe(
    'Nearly everything was waiting: 7 samples of work are too few to say anything of the code.',
  )
  expect(words({ activeShare: 0.1, sampleCount: null })).toMatch(/^Nothing stands out/)
  const nameless = { ...findingsOf(EXAMPLE).insights[0], rule: 'missing-symbols', severity: 'high' } as const
  expect(words({ insights: [nameless], widest: null })).toBe('Nothing can be said of the code: it has no names in this file.')
  expect(words({ insights: [{ ...nameless, severity: 'low' }], widest: null })).toMatch(/^There is nothing/)
  expect(words({ insights: [nameless] })).toMatch(/^Nothing stands out/)
})

test('the first line counts findings, and says what they are of', () => {
  const line = (change: Partial<typeof QUIET>) => findingsHeadline({ ...findingsOf(EXAMPLE), ...change })
  expect(line({})).toBe('1 finding in 1,000 samples of CPU time')
  expect(line({ insights: [] })).toBe('0 findings in 1,000 samples of CPU time')
  expect(line({ isOfChange: true })).toBe('1 finding in what changed; current holds 1,000 samples of CPU time')
  expect(line({ isOfChange: true, baselineTimes: 1.194 })).toMatch(/CPU time, and baseline is shown times 1\.19$/)
  expect(line({ activeShare: 0.5, sampleCount: 500 })).toBe(
    '1 finding in 1,000 samples of CPU time; shares of code are of the active 500 samples (50.0 %)',
  )
  expect(line({ activeShare: 0.5, sampleCount: null })).toMatch(/are of the active 50\.0 %$/)
  expect(line({ activeShare: 0.9996 })).toBe('1 finding in 1,000 samples of CPU time')
  expect(line({ activeShare: 0.5, total: 0, samples: 0 })).toBe('1 finding in 0 samples of CPU time')
})

test('a finding is what and how much, what it is, what to try; and with --why what is known beside that', () => {
  const report = findingsOf(EXAMPLE)
  const [first] = report.insights
  const lines = findingLines(first, 3, report, { columns: 1000, showsWhy: false })
  expect(lines).toHaveLength(3)
  expect(lines[0]).toBe('3. Database: database.query · 60.0 % ± 3.0 · high')
  const of = (weight: Partial<NonNullable<typeof first.weight>>) =>
    findingLines({ ...first, weight: { value: 600, share: 0.6, error: null, of: 'all', ...weight } }, 1, report, {
      columns: 80,
      showsWhy: false,
    })[0]
  expect(of({ of: 'active' })).toBe('1. Database: database.query · 60.0 % of active, 60.0 % of all · high')
  expect(of({ of: 'baseline' })).toBe('1. Database: database.query · +60.0 % of baseline · high')
  expect(findingLines({ ...first, weight: null }, 1, report, { columns: 80, showsWhy: false })[0]).toBe(
    '1. Database: database.query · high',
  )
  expect(findingLines({ ...first, kind: 'note' }, 1, report, { columns: 80, showsWhy: false })[0]).toBe(
    '1. Database: database.query · high',
  )
  const why = findingLines(first, 1, report, { columns: 1000, showsWhy: true })
  expect(why.at(-1)).toBe('   - Rule: database')
  expect(why.at(-2)).toMatch(/^ {3}Trade-off: gain 10–1000× on the query;/)
})

test('more than can be read are counted, and the last step is said once', () => {
  const report = findingsOf(EXAMPLE)
  const many = { ...report, insights: Array.from({ length: 40 }, () => report.insights[0]) }
  const lines = insightLines(many, { columns: 1000, showsWhy: true })
  const shown = lines.filter(line => /^\d+\. /.test(line)).length
  expect(lines.at(-3)).toBe(`and ${40 - shown} more: --json prints them all`)
  expect(lines.at(-1)).toBe('Then measure again with the same load.')
  expect(insightLines({ ...report, insights: [] }, { columns: 1000, showsWhy: false })).toHaveLength(3)
})
