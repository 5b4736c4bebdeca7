import { expect, test } from 'vitest'
import { FRAME_TEXT, type Shade } from '../../shared/analysis/frameColours'
import { contrastRatio } from '../../testing/colours'
import { changeFills, changeSlot, changeSlots } from './changePaint'

const SHADES: readonly Shade[] = ['light', 'dark']

test('keeps labels readable on every colour and every hatching of a comparison, in light and dark', () => {
  for (const shade of SHADES) {
    for (const { colour, hatch } of changeFills(shade)) {
      for (const under of [colour, ...(hatch === null ? [] : [hatch])]) {
        expect(contrastRatio(under, FRAME_TEXT[shade]), `${shade} ${under}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

test('outlines and hatching can be seen on the colour under them', () => {
  for (const shade of SHADES) {
    for (const { colour, edge, hatch } of changeFills(shade)) {
      for (const line of [edge, hatch]) {
        if (line !== null) expect(contrastRatio(line, colour), `${shade} ${line} on ${colour}`).toBeGreaterThan(1.15)
      }
    }
  }
})

test('a frame of one side only has a shape of its own, and is coloured only where it is more than noise', () => {
  const verdicts = (delta: readonly number[], isSure: readonly number[]) => ({
    delta: Float64Array.from(delta),
    isSure: Uint8Array.from(isSure),
  })
  const sides = {
    base: Float64Array.of(10, 0, 10, 10, 0),
    current: Float64Array.of(12, 20, 0, 10, 1),
    baseSelf: new Float64Array(5),
    currentSelf: new Float64Array(5),
    ofTotal: verdicts([0.03, 0.2, -0.06, 0.3, 0.001], [1, 1, 1, 0, 0]),
    ofSelf: verdicts([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
  }
  const slots = [changeSlot(2, 'caller'), changeSlot(4, 'new'), changeSlot(-3, 'gone'), changeSlot(0, 'both'), changeSlot(0, 'new')]
  expect(Array.from(changeSlots(sides, 'total'))).toEqual(slots)
  const own = { ...sides, ofSelf: verdicts([0.03, 0, 0, 0, 0], [1, 0, 0, 0, 0]) }
  expect(changeSlots(own, 'total')[0]).toBe(changeSlot(2, 'both'))
  expect(Array.from(changeSlots(sides, 'self'))[1]).toBe(changeSlot(0, 'new'))
})
