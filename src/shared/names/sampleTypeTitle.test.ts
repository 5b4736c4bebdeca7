import { expect, test } from 'vitest'
import { sampleTypeTitles } from './sampleTypeTitle'

test('what is measured is said in words, and by its own name where two would be called alike', () => {
  expect(sampleTypeTitles(['cpu', 'samples', 'LLC-misses'])).toEqual(['CPU time', 'Samples', 'LLC-misses'])
  expect(sampleTypeTitles(['goroutine', 'goroutines', 'toString'])).toEqual(['goroutine', 'goroutines', 'toString'])
})
