import { expect, test } from 'vitest'
import { clockTicks } from './clockTicks'

const NOON = Date.UTC(2026, 9, 2, 12)
const HOUR_MS = 3_600_000
const texts = (hours: number, widthPx: number, offsetMs = 0) =>
  clockTicks(NOON - hours * HOUR_MS, NOON, widthPx, offsetMs).map(({ text }) => text)

test('an hour, a day and a week have marks at round times of the clock', () => {
  expect(texts(1, 500)).toEqual(['11:00', '11:10', '11:20', '11:30', '11:40', '11:50'])
  expect(texts(24, 500)).toEqual(['12:00', '18:00', '2 Oct', '06:00'])
  expect(texts(7 * 24, 700)).toEqual(['26 Sept', '27 Sept', '28 Sept', '29 Sept', '30 Sept', '1 Oct', '2 Oct'])
})

test('midnight is the person’s', () => {
  expect(texts(24, 500, 2 * HOUR_MS)).toEqual(['18:00', '2 Oct', '06:00'])
})

test('nothing is marked where there is no room or no time', () => {
  expect(texts(0, 500)).toEqual([])
  expect(texts(1, 0)).toEqual([])
})
