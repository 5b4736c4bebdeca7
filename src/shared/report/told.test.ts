import { expect, test } from 'vitest'
import { findingOf, findingsOf } from '../../testing/findings'
import { headText, labelledAction, told, wholeAction } from './told'

/** Each too small to be found. */
const OTHERS = Array.from({ length: 31 }, (_, at) => `main;other${at};part${at} 129`).join('\n')
const BUSY = `main;serve;tpl::Render<T> 5001\nmain;epoll_wait 1000\n${OTHERS}`

test('a share is of the samples that were not waiting, with its error, and says so', () => {
  const report = findingsOf(BUSY)
  const words = told(report.insights[0], report)
  expect(words).toMatchObject({ share: '55.6 % ± 1.0', whole: 'the active 9,000 samples' })
  expect(words.evidence).toMatch(/^55\.6 % ± 1\.0 of the active 9,000 samples: all of its time is its own work/)
  expect(headText(report)).toBe('CPU time. Shares are of the active 9,000 samples, 90.0 % of all 10,000 samples')
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
