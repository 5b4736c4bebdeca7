import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'

const FRAMES = '\t4005d0 leaf (/srv/app)\n\t4005e5 main (/srv/app)\n'

test.each(['1e400', '-5', '9'.repeat(30)])('leaves out a sample whose period is %s, instead of making another event of it', period => {
  const profile = profileOf(`app 1 1.0: 1000 cycles:\n${FRAMES}\napp 1 1.1: ${period} cycles:\n${FRAMES}\n`)
  expect(profile.meta.sampleTypes.map(({ name }) => name)).toEqual(['cycles', 'cycles:samples'])
  expect(profile.meta.notes).toEqual([
    { what: 'samples whose weight or time is no number that can be added up, left out', count: 1, where: 'sample 2' },
  ])
})

test('says which sample weighs more than all others together could', () => {
  const events = Array.from({ length: 30 }, (_, i) => `app 1 1.${i}: ${i === 7 ? 1e13 : 3_000_000} cycles:\n${FRAMES}\n`).join('')
  expect(profileOf(events).meta.notes).toEqual([
    { what: 'sample of cycles that weighs over 10 times as much as all others together', count: 1, where: 'sample 8' },
  ])
})
