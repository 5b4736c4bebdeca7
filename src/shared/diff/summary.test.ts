// What is said of a whole comparison: in one sentence, with what it rests on.

import { expect, test } from 'vitest'
import { compared, lasting } from '../../testing/comparisons'
import { profileOf } from '../../testing/reading'
import type { Profile } from '../profile/profile'
import { summaryOf } from './summary'

const REST = 'm;b 4000\nm;c 3000\nm;d 2000\n'
const TWICE = 'm;b 8000\nm;c 6000\nm;d 4000\n'

/** Nothing was sampled: every instruction was counted, or every call timed. */
function measured(text: string, unit = 'instructions'): Profile {
  const profile = profileOf(text)
  const sampleTypes = [{ name: 'Ir', unit, weight: null, event: null }]
  return { ...profile, meta: { ...profile.meta, format: 'callgrind', sampleTypes } }
}

test('names the two functions that changed most either way, and counts the others', () => {
  const headline = (before: string, after: string) => summaryOf(compared(REST + before, REST + after)).headline
  expect(headline('', '')).toBe('No significant change.')
  expect(headline('m;x 1000\n', 'm;x 2000\n')).toBe('Current spends more in x (+10.0 %).')
  expect(headline('m;x 1000\nm;y 2000\n', 'm;x 2000\nm;y 500\n')).toBe('Current spends more in x (+8.3 %); less in y (−12.5 %).')
  const many = headline('m;x 300\nm;y 200\nm;z 100\nm;w 100\n', 'm;x 900\nm;y 700\nm;z 500\nm;w 400\n')
  expect(many).toBe('Current spends more in x (+6.2 %) and y (+5.2 %) and 2 more.')
})

test('names are said in short, and whole where two would read the same', () => {
  const headline = (before: string, after: string) => summaryOf(compared(REST + before, REST + after)).headline
  const [tax, fees] = ['example.com/shop/tax.(*Table).lookup', 'example.com/shop/fees.(*Table).lookup']
  expect(headline(`m;${tax} 100\n`, `m;${tax} 900\n`)).toMatch(/^Current spends more in \(\*Table\)\.lookup \(\+/)
  const both = headline(`m;${tax} 100\nm;${fees} 100\n`, `m;${tax} 900\nm;${fees} 800\n`)
  expect(both).toContain(`more in ${tax} (`)
  expect(both).toContain(` and ${fees} (`)
})

test('a rename is said after what changed, and alone where nothing else did', () => {
  const headline = (before: string, after: string) => summaryOf(compared(REST + before, REST + after)).headline
  expect(headline('m;sum 1000\n', 'm;total 1000\n')).toBe('sum was probably renamed to total.')
  expect(headline('m;sum 1000\nm;x 500\n', 'm;total 1000\nm;x 1500\n')).toBe(
    'Current spends more in x (+9.5 %). sum was probably renamed to total.',
  )
})

test('what the whole uses more or less is said where durations tell', () => {
  const headline = (seconds: number, before: string, after: string) =>
    summaryOf(compared(lasting(10, before), lasting(seconds, after))).headline
  expect(headline(10, `${REST}m;x 1000\n`, `${REST}m;x 3000\n`)).toBe(
    'Current uses 20.0 % more a second than baseline: more in x (+20.0 %).',
  )
  expect(headline(10, `${REST}m;x 3000\n`, `${REST}m;x 1000\n`)).toBe(
    'Current uses 16.7 % less a second than baseline: less in x (−16.7 %).',
  )
  expect(headline(20, REST, TWICE)).toBe('No significant change.')
  // Everything alike: against the clock, and no function's own.
  expect(headline(10, REST, TWICE)).toBe('Current uses 100.0 % more a second than baseline; no single function changed significantly.')
})

test('what was counted is compared as it stands, to the last one', () => {
  const changes = compared(measured(REST), measured(`${REST}m;x 45\n`))
  expect(summaryOf(changes).headline).toBe('No significant change.')
  expect(summaryOf(compared(measured(REST), measured(`${REST}m;x 90\n`))).headline).toBe(
    'Current uses 1.0 % more than baseline: more in x (+1.0 %).',
  )
  expect(summaryOf(changes)).toMatchObject({
    scaling: 'Values are compared as they stand: baseline 9,000 instructions, current 9,045 instructions.',
    power: 'Nothing was sampled: differences are exact.',
  })
})

test('says what was scaled by what, with both totals and the number of runs', () => {
  const scaling = (...[base, current, scale]: Parameters<typeof compared>) => summaryOf(compared(base, current, scale)).scaling
  const sides = 'baseline 9,000, current 18,000'
  expect(scaling(REST, TWICE)).toBe(`The typical function counts as unchanged: ${sides}, and baseline is shown times 2.00.`)
  expect(scaling(REST, REST)).toBe('Values are compared as they stand: baseline 9,000, current 9,000.')
  expect(scaling(REST, TWICE, 'absolute')).toBe(`Values are compared as they stand: ${sides}.`)
  expect(scaling(REST, TWICE, 'share')).toBe(`Shares of the total are compared: ${sides}, and baseline is shown times 2.00.`)
  const [ten, forty] = [lasting(10, REST), lasting(40, TWICE)]
  expect(scaling(ten, forty, 'time')).toBe(`Values are compared per second of recording: ${sides}, and baseline is shown times 4.00.`)
  expect(scaling(ten, lasting(10, TWICE))).toBe(
    `Most functions weigh 2.00× as much a second as in baseline, alike, and count as unchanged: ${sides}, and baseline is shown times 2.00.`,
  )
  const unknown = 'How much each side recorded is not known (no durations, and no functions that agree): values are compared as they stand'
  expect(scaling('m;a 4000\nm;b 2000\n', 'm;a 4000\nm;b 6000\n')).toBe(`${unknown}, baseline 6,000, current 10,000.`)
  expect(scaling([REST, REST], [REST, REST])).toContain('baseline 9,000, current 9,000 (means of 2 runs).')
  expect(scaling(REST, [REST, REST, REST])).toContain('baseline 9,000, current 9,000 (means of 1 and 3 runs).')
  const waiting = 'swapper;do_idle;halt 1000\n'
  expect(scaling(REST + waiting, REST)).toMatch(
    /9,000\. Samples that wait are left out: idle went from 10\.0 % to 0\.0 % of all samples\.$/,
  )
})

test('says how small a change so many samples can show', () => {
  const power = (...[base, current]: Parameters<typeof compared>) => summaryOf(compared(base, current)).power
  // 3.9 · √(2 · 0.05 / 9000)
  const seen = 'a change of 1.3 % of baseline could be seen in a function of 5 %.'
  expect(power(REST, REST)).toBe(`With 9,000 and 9,000 samples, one run each, ${seen}`)
  expect(power(REST, [REST, REST])).toBe(
    'With 9,000 and 18,000 samples, one run on one side, a change of 1.1 % of baseline could be seen in a function of 5 %.',
  )
  expect(power([REST, REST], [REST, REST])).toBe(
    'With 18,000 and 18,000 samples, a change of 0.9 % of baseline could be seen in a function of 5 %.',
  )
  const uncounted = 'm;parse 5012345678\nm;read 3012345671\nm;log 1001234567\n'
  expect(power(uncounted, uncounted)).toBe(
    'The files do not say how many samples they hold; with a thousand a side, one run each, a change of 3.9 % of baseline could be seen in a function of 5 %.',
  )
})
