import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { contrastRatio, oklchToHex } from '../base/oklch'
import { FRAME_TEXT, frameColourSlots, framePalette, moduleSlot, type ColourMode, type Shade } from './frameColours'
import { functionModules } from './modules'

const MODES: readonly ColourMode[] = ['module', 'kind', 'classic']
const SHADES: readonly Shade[] = ['light', 'dark']

test('keeps labels readable on every colour in light and dark', () => {
  for (const mode of MODES) {
    for (const shade of SHADES) {
      for (const colour of framePalette(mode, shade)) {
        expect(contrastRatio(colour, FRAME_TEXT[shade]), `${mode} ${shade} ${colour}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

test('colours a module alike in every profile', () => {
  const slotsOf = (text: string) => {
    const profile = profileOf(text)
    return frameColourSlots(profile, functionModules(profile), 'module')
  }
  expect(slotsOf('runtime.gc;runtime.scan 1\n')[1]).toBe(moduleSlot('runtime'))
  expect(slotsOf('main;net/http.serve;runtime.scan 1\n')[2]).toBe(moduleSlot('runtime'))
})

test('turns OKLCH into the sRGB that browsers show for it', () => {
  expect(oklchToHex({ lightness: 1, chroma: 0, hue: 0 })).toBe('#ffffff')
  expect(oklchToHex({ lightness: 0, chroma: 0, hue: 0 })).toBe('#000000')
  expect(oklchToHex({ lightness: 0.628, chroma: 0.2577, hue: 29.23 })).toBe('#ff0000')
  expect(contrastRatio('#ffffff', '#000000')).toBe(21)
})
