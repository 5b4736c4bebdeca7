import { expect, test } from 'vitest'
import { playwrightCounts } from './testCounts.mjs'

const tried = (title, status, errors = []) => ({
  title,
  file: 'open.spec.ts',
  tests: [{ projectName: 'browser', status, annotations: [], results: [{ errors: errors.map(message => ({ message })) }] }],
})

const counts = specs => playwrightCounts({ errors: [], suites: [{ specs: [], suites: [{ specs }] }] })

test('what passed at its second try has passed, and is told of', () => {
  expect(counts([tried('opens', 'expected'), tried('drops', 'flaky', ['no window came'])])).toEqual({
    passed: 2,
    failed: 0,
    skipped: 0,
    notes: ['passed at the second try: browser: open.spec.ts: drops\nno window came'],
  })
})

test('what failed at every try has failed once, with its words', () => {
  expect(counts([tried('drops', 'unexpected', ['no window came'])])).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
    notes: ['browser: open.spec.ts: drops\nno window came'],
  })
})
