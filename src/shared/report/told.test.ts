import { expect, test } from 'vitest'
import { compared } from '../../testing/comparisons'
import { findingOf, findingsOf } from '../../testing/findings'
import { changeInsights } from '../diff/changeInsights'
import type { Weight } from '../insights/insight'
import {
  amountText,
  headText,
  isAboutCode,
  labelledAction,
  lowerFirst,
  shareOfTotal,
  told,
  upperFirst,
  wholeAction,
  wholeText,
} from './told'

/** Each too small to be found. */
const OTHERS = Array.from({ length: 31 }, (_, at) => `main;other${at};part${at} 129`).join('\n')
const BUSY = `main;serve;tpl::Render<T> 5001\nmain;epoll_wait 1000\n${OTHERS}`

test('a share is of the samples that were not waiting, with its error, and says so', () => {
  const report = findingsOf(BUSY)
  const words = told(report.insights[0], report)
  expect(words).toMatchObject({ share: '55.6 % ± 1.0', whole: 'the active 9,000 samples' })
  expect(words.evidence).toMatch(/^55\.6 % ± 1\.0 of the active 9,000 samples: all of its time is its own work/)
  expect(headText(report)).toBe('CPU time. Shares are of the active 9,000 samples, 90.0 % of all 10,000 samples')
  // What is printed as all of it is said to be.
  expect(headText({ ...report, activeShare: 0.9997 })).toBe('CPU time. Shares are of all 10,000 samples')
})

test('sets the function apart in a title, where the title names it', () => {
  const report = findingsOf(BUSY)
  expect(told(report.insights[0], report).title).toEqual(['Expensive function: ', 'tpl::Render<T>', ''])
  expect(told(findingOf(BUSY, 'idle'), report).title).toEqual(['10.0 % of the samples were waiting', '', ''])
})

test('says what to try after its label, and to measure again only where something changes', () => {
  const report = findingsOf(BUSY)
  const words = told(report.insights[0], report)
  expect(labelledAction(words)).toMatch(/^Try: optimize tpl::Render<…> itself: a better algorithm/)
  expect(wholeAction(words)).toMatch(/or fewer calls\. Then measure again with the same load\. Trade-off: gain 10–100×/)
  expect(told(findingOf('main;score 30\n', 'few-samples'), report).then).toBe('')
})

test('has no ± where nothing was left to be unsure of', () => {
  const report = findingsOf('main;work;decode 350\n')
  expect(told(report.insights[0], report).share).toBe('100.0 %')
})

const CHANGED = changeInsights(
  compared('m;b 4000\nm;c 3000\nm;d 2000\nm;x 1000\nm;y 2000\n', 'm;b 4000\nm;c 3000\nm;d 2000\nm;x 2000\nm;y 500\n'),
)

test('a change is a part of baseline, with its sign; both sides are measured again, and what fell asks for nothing', () => {
  const [fell, rose] = CHANGED.insights.map(insight => told(insight, CHANGED))
  expect(rose).toMatchObject({ title: ['Regressed: ', 'x', ''], share: '+8.3 % ± 1.0', whole: 'baseline', label: 'Try', tradeOff: '' })
  expect(rose.evidence).toBe(
    '+8.3 % ± 1.0 of baseline: its own work went from 1,000 to 2,000 (×2.00), called by m. Samples: 1,000 and 2,000.',
  )
  expect(wholeAction(rose)).toBe(
    'Look at what changed in x and in how often it is called. Then measure both sides again with the same load.',
  )
  expect([fell.share, fell.label, fell.then]).toEqual(['−12.5 % ± 0.8', '', ''])
  expect(labelledAction(fell)).toBe('Nothing to do; keep a profile of this as the next baseline.')
  expect(headText(CHANGED)).toBe('CPU time. Percent are of all of baseline')
})

test('scripts are given the part of the whole profile, whatever the share is of, and never more than all', () => {
  const { insights } = CHANGED
  expect(insights.map(insight => shareOfTotal(insight, CHANGED).toFixed(3))).toEqual(['0.125', '0.083'])
  const report = findingsOf(BUSY)
  const [first] = report.insights
  expect(shareOfTotal(first, report)).toBeCloseTo(0.5001, 10)
  const weighing = (weight: Partial<Weight>) => ({
    ...first,
    weight: { value: 20_000, share: 3, error: null, of: 'active', ...weight } as const,
  })
  expect(shareOfTotal(weighing({}), report)).toBe(1)
  expect(shareOfTotal(weighing({ value: -1 }), report)).toBe(0)
  expect(shareOfTotal(weighing({}), { ...report, total: 0 })).toBe(0)
  expect([shareOfTotal(weighing({ of: 'all' }), report), shareOfTotal(weighing({ of: 'all', share: 0.25 }), report)]).toEqual([1, 0.25])
  expect(shareOfTotal({ ...first, weight: null }, report)).toBe(0)
})

test('a whole is said in what was measured, with the samples behind it where there are any', () => {
  const report = findingsOf(BUSY)
  const timed = { ...report, unit: 'nanoseconds', total: 10e9 }
  expect([wholeText('all', timed), wholeText('active', timed)]).toEqual([
    'all 10.0 s (10,000 samples)',
    'the active 9.00 s (9,000 samples)',
  ])
  expect([wholeText('baseline', report), wholeText('current', report)]).toEqual(['baseline', 'current'])
  expect(wholeText('all', { ...timed, samples: null })).toBe('all 10.0 s')
  expect(wholeText('all', { ...timed, activeShare: 1, sampleCount: 7 })).toBe('all 10.0 s (7 samples)')
  expect(wholeText('all', { ...timed, unit: 'bytes', measure: 'count' })).toBe('all 9.31 GiB')
  expect([amountText(3, 'samples', 3), amountText(3, '', 3), amountText(3, 'bytes', 1)]).toEqual([
    '3 samples',
    '3 samples',
    '3 B (1 sample)',
  ])
})

test('what is about the profile has its numbers in its title, and no step after it', () => {
  const idle = findingOf(BUSY, 'idle')
  const words = told(idle, findingsOf(BUSY))
  expect(words.evidence).toBe([idle.what, ...idle.more].join(' '))
  expect(words.then).toBe('')
  expect([isAboutCode(idle), isAboutCode(CHANGED.insights[0])]).toEqual([false, true])
})

test('only a first word of ours loses its capital', () => {
  expect(['Optimize it', 'A lookup', 'JSON is slow', 'x', 'Éa', 'tax'].map(lowerFirst)).toEqual([
    'optimize it',
    'a lookup',
    'JSON is slow',
    'x',
    'Éa',
    'tax',
  ])
  expect(['cpu time', 'CPU time', ''].map(upperFirst)).toEqual(['Cpu time', 'CPU time', ''])
})

test('what may be gained, what it costs and what may go wrong is one sentence', () => {
  const report = findingsOf(BUSY)
  const tradeOff = { gain: '2×', cost: 'a day', risk: 'none' }
  expect(told({ ...report.insights[0], tradeOff }, report).tradeOff).toBe('Trade-off: gain 2×; cost a day; risk none.')
  expect(told({ ...report.insights[0], tradeOff: null }, report).tradeOff).toBe('')
})
