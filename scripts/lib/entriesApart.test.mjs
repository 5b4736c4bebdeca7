import { expect, test } from 'vitest'
import { entriesReached } from './entriesApart.mjs'

test('an entry that is needed by another one through a chunk is named', () => {
  const entries = ['cli.cjs', 'worker.cjs']
  const imports = new Map([
    ['worker.cjs', ['chunks/load.cjs']],
    ['chunks/load.cjs', ['cli.cjs', 'chunks/load.cjs']],
    ['cli.cjs', ['chunks/base.cjs']],
  ])
  expect(entriesReached('worker.cjs', imports, entries)).toEqual(['cli.cjs'])
  expect(entriesReached('cli.cjs', imports, entries)).toEqual([])
})
