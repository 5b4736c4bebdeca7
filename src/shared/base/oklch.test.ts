import { expect, test } from 'vitest'
import { contrastRatio } from '../../testing/colours'
import { mixedHex, oklchToHex } from './oklch'

/** The corners of sRGB and rebeccapurple as CSS Color 4 gives them in OKLCH. */
test.each([
  [1, 0, 0, '#ffffff'],
  [0, 0, 0, '#000000'],
  [0.62796, 0.25768, 29.234, '#ff0000'],
  [0.86644, 0.29483, 142.495, '#00ff00'],
  [0.45201, 0.31321, 264.052, '#0000ff'],
  [0.96798, 0.21101, 109.769, '#ffff00'],
  [0.9054, 0.15455, 194.769, '#00ffff'],
  [0.70167, 0.32249, 328.363, '#ff00ff'],
  [0.44027, 0.1603, 303.373, '#663399'],
  // Where the curve of sRGB is a straight line.
  [0.12, 0, 0, '#060606'],
  // Outside of sRGB: the most chroma at which no channel passes its end (found with 40 bisections in Python).
  [0.7, 0.4, 30, '#ff6551'],
  [0.7, 0.4, 150, '#00be58'],
  [0.3, 0.3, 250, '#002f56'],
])('oklch(%s %s %s) is %s', (lightness, chroma, hue, hex) => {
  expect(oklchToHex({ lightness, chroma, hue })).toBe(hex)
})

/** WCAG 2.2's contrast ratio, worked out from its definition in Python. */
test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.478089],
  ['#ff0000', '#ffffff', 3.998477],
  ['#00ff00', '#000000', 15.304],
  ['#0000ff', '#ffffff', 8.592471],
  ['#0a0a0a', '#ffffff', 19.798146],
  ['#663399', '#ffcc00', 5.559065],
  ['#123456', '#123456', 1],
])('%s and %s differ by %s, whichever comes first', (a, b, ratio) => {
  expect(contrastRatio(a, b)).toBeCloseTo(ratio, 5)
  expect(contrastRatio(b, a)).toBeCloseTo(ratio, 5)
})

test('a colour over another shows its share of each channel', () => {
  const mixed = [0, 0.25, 0.5, 1].map(share => mixedHex('#ff0010', '#008020', share))
  expect(mixed).toEqual(['#008020', '#40601c', '#804018', '#ff0010'])
})
