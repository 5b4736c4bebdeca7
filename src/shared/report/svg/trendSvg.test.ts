import { expect, test } from 'vitest'
import { expectGoldenReport } from '../../../testing/goldenReports'
import { shopTrends } from '../../../testing/trends'
import { trendSvg } from './trendSvg'

test('names the deployment and the function, and escapes every name', () => {
  const svg = trendSvg(shopTrends({ names: ['parse<T>&"quoted"', 'serve'] }), 'a <folder>', ['3 files are no profiles & left out'])
  expect(svg).toContain('Trend of a &lt;folder&gt;')
  expect(svg).toContain('1: 1.5 (after 1.4): CPU time')
  expect(svg).toContain('3 files are no profiles &amp; left out')
  expect(svg).not.toMatch(/parse<T>|&"/)
  expect(svg.match(/<g[ >]/g)?.length).toBe(svg.match(/<\/g>/g)?.length)
  expect(svg).not.toMatch(/NaN|undefined|Infinity|<script/)
})

test('the total with its changes, what carries them, and what moved: each in its place', () => {
  expectGoldenReport('trend.txt', trendSvg(shopTrends(), 'shop', []))
  expectGoldenReport('one-deployment.txt', trendSvg(shopTrends({ versions: 1 }), 'shop', ['2 files are no profiles and left out (a, b)']))
})

test('a heading tells trends of several measures apart', () => {
  const [trend] = shopTrends()
  expect(trendSvg([trend, trend], 'shop', []).match(/>Trend of shop: cpu</g)).toHaveLength(2)
})
