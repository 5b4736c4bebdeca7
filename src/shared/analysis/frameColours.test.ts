import { expect, test } from 'vitest'
import { contrastRatio, oklabDistance } from '../../testing/colours'
import { oklchToHex } from '../base/oklch'
import { ROLES } from '../names/roles'
import { CRUMB_COLOURS, FRAME_TEXT, framePalette, ROLE_SLOTS, type ColourMode, type Shade } from './frameColours'

const MODES: readonly ColourMode[] = ['module', 'kind', 'classic']
const SHADES: readonly Shade[] = ['light', 'dark']
const PAGES: Readonly<Record<Shade, string>> = { light: '#ffffff', dark: '#17191c' }

/** Two colours of a chart are told apart at a glance from four times the just noticeable difference, 0.02 in OKLab. */
const CLEARLY_APART = 0.08

test('keeps labels readable on every colour in light and dark', () => {
  for (const mode of MODES) {
    for (const shade of SHADES) {
      for (const colour of framePalette(mode, shade)) {
        expect(contrastRatio(colour, FRAME_TEXT[shade]), `${mode} ${shade} ${colour}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

test('no two of the first eight modules of own code look alike', () => {
  for (const shade of SHADES) {
    const first = framePalette('module', shade).slice(0, 8)
    const pairs = first.flatMap((a, at) => first.slice(at + 1).map(b => ({ a, b, apart: oklabDistance(a, b) })))
    expect(pairs).toHaveLength(28)
    expect(
      pairs.filter(({ apart }) => apart < CLEARLY_APART),
      shade,
    ).toEqual([])
  }
})

test('own code is strong, libraries are pale and the runtime is grey', () => {
  const chroma = (colour: string) => oklabDistance(colour, greyOf(colour))
  for (const shade of SHADES) {
    const palette = framePalette('module', shade)
    const [own, library, runtime] = ROLES.map(role => palette.slice(ROLE_SLOTS[role].from, ROLE_SLOTS[role].from + ROLE_SLOTS[role].count))
    expect(own.length + library.length + runtime.length).toBe(palette.length)
    expect(Math.min(...own.slice(0, 8).map(chroma))).toBeGreaterThan(0.08)
    expect(Math.min(...own.map(chroma))).toBeGreaterThan(Math.max(...library.map(chroma)))
    expect(Math.min(...library.map(chroma))).toBeGreaterThan(0.02)
    expect(Math.max(...runtime.map(chroma))).toBeLessThan(0.015)
    // What is too narrow to be drawn stands back behind all of them.
    const fromPage = (colour: string) => contrastRatio(colour, PAGES[shade])
    expect(fromPage(CRUMB_COLOURS[shade])).toBeLessThan(Math.min(...runtime.map(fromPage)))
  }
})

test('turns OKLCH into the sRGB that browsers show for it', () => {
  expect(oklchToHex({ lightness: 1, chroma: 0, hue: 0 })).toBe('#ffffff')
  expect(oklchToHex({ lightness: 0, chroma: 0, hue: 0 })).toBe('#000000')
  expect(oklchToHex({ lightness: 0.628, chroma: 0.2577, hue: 29.23 })).toBe('#ff0000')
  expect(contrastRatio('#ffffff', '#000000')).toBe(21)
})

test('measures how far apart two colours look', () => {
  expect(oklabDistance('#ffffff', '#000000')).toBeCloseTo(1, 5)
  expect(oklabDistance('#336699', '#336699')).toBe(0)
  // OKLab of #ff0000 is (0.628, 0.225, 0.126), of #00ff00 (0.866, −0.234, 0.179).
  expect(oklabDistance('#ff0000', '#00ff00')).toBeCloseTo(Math.hypot(0.2385, 0.4588, 0.0537), 3)
})

/** The grey of the same lightness. */
function greyOf(colour: string): string {
  const greys = Array.from({ length: 256 }, (_, level) => `#${level.toString(16).padStart(2, '0').repeat(3)}`)
  return greys.reduce((best, grey) => (oklabDistance(grey, colour) < oklabDistance(best, colour) ? grey : best))
}
