import { expect, test } from 'vitest'
import { crowd, findingsOf } from '../../testing/findings'
import { profileOf } from '../../testing/reading'
import { insightsJson } from './insightsJson'
import { insightLines } from './insightsText'

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
