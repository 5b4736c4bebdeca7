import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWaiting } from './waiting'

const waiting = createWaiting()

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function question() {
  let answer: () => void = () => undefined
  waiting.until(new Promise<void>(resolve => (answer = resolve)))
  return () => answer()
}

test('says nothing of an answer that comes at once, and shows that a late one is on its way until the last is there', async () => {
  const early = question()
  await vi.advanceTimersByTimeAsync(50)
  early()
  await vi.advanceTimersByTimeAsync(500)
  expect(waiting.useLate.getState().isLate).toBe(false)
  const first = question()
  const second = question()
  await vi.advanceTimersByTimeAsync(150)
  expect(waiting.useLate.getState().isLate).toBe(true)
  first()
  await vi.advanceTimersByTimeAsync(0)
  expect(waiting.useLate.getState().isLate).toBe(true)
  second()
  await vi.advanceTimersByTimeAsync(0)
  expect(waiting.useLate.getState().isLate).toBe(false)
})
