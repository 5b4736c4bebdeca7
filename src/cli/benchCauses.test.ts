import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareSuites } from '../shared/benchmarks/compare'
import type { Suite } from '../shared/benchmarks/suite'
import { loadSuite } from '../node/load/benchSource'
import { tempFolder } from '../testing/tempFolder'
import { benchCauses } from './benchCauses'

const BEFORE = [10.2, 10, 10.4, 10.1, 10.3, 10, 10.2, 10.1]
const AFTER = [11.3, 11.2, 11.5, 11.4, 11.1, 11.2, 11.3, 11.4]

/** Two folders, each with hyperfine's results of `parse` and, where it is not null, the profile that was recorded of it. */
async function sides(base: string | null, current: string | null, times = AFTER) {
  const folder = tempFolder()
  const sideOf = async (name: string, seconds: readonly number[], profile: string | null) => {
    mkdirSync(join(folder, name))
    const path = join(folder, name, 'results.json')
    writeFileSync(path, JSON.stringify({ results: [{ command: 'parse', times: seconds }] }))
    if (profile !== null) writeFileSync(join(folder, name, 'parse.folded'), profile)
    const suite = await loadSuite(path)
    if (!suite.ok) throw new Error(suite.error)
    return { path, suite: suite.value }
  }
  const sidesOf = [await sideOf('base', BEFORE, base), await sideOf('current', times, current)] as const
  return {
    folder,
    causes: (...[before, now]: readonly { path: string; suite: Suite }[]) =>
      benchCauses(before, now, compareSuites(before.suite, now.suite)),
    sidesOf,
  }
}

const told = async (...order: Parameters<typeof sides>) => {
  const { causes, sidesOf } = await sides(...order)
  return causes(...sidesOf)
}

test('a sure change is told with the function that holds most of it', async () => {
  const profile = (tax: number) => `main;shop.order;shop.tax ${tax}\nmain;shop.order;shop.load 600\nmain;shop.log 300\n`
  const { folder, causes, sidesOf } = await sides(profile(100), profile(210))
  expect(await causes(...sidesOf)).toEqual([
    {
      benchmark: 'parse',
      words: '11.3 % slower (p = 0.0002)',
      cause: '11.1 of the 11.3 % under shop.tax',
      base: join(folder, 'base', 'parse.folded'),
      current: join(folder, 'current', 'parse.folded'),
    },
  ])
})

test('nothing is said of what is not sure, or has a profile on one side alone', async () => {
  expect(await told('main 10\n', 'main 10\n', BEFORE)).toEqual([])
  expect(await told('main 10\n', null)).toEqual([])
})

test('a profile that cannot be read is named, and the change is told all the same', async () => {
  const [cause] = await told('main;order 10\n', 'no profile at all\n')
  expect(cause.words).toBe('11.3 % slower (p = 0.0002)')
  expect(cause.cause).toMatch(/parse\.folded: not a profile we can read/)
})
