import { expect, test } from 'vitest'
import { profileOf, read } from '../../../testing/reading'

test('opens a name of 20 MB, a stack a million deep and 100,000 names on one line', () => {
  const name = `main;${'x'.repeat(20_000_000)}`
  expect(read(`${name} 1\n`, 1 << 20).ok).toBe(true)
  const deep = 'ab;'.repeat(1_000_000)
  expect(profileOf(`${deep}c 1\n`).stacks.parent.length).toBe(1_000_001)
  const names = Array.from({ length: 100_000 }, (_, i) => `f${i}`).join(';')
  expect(profileOf(`${names} 1\n`).functions.name.length).toBe(100_000)
})
