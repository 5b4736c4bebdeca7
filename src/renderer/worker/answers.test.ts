import { expect, test } from 'vitest'
import type { Selection } from '../../shared/analysis/selectStacks'
import { encodeProfile } from '../../shared/profile/body'
import type { Profile } from '../../shared/profile/profile'
import { everyColumn } from '../../testing/everyColumn'
import { profileOf } from '../../testing/reading'
import { createAnswers } from './answers'

const answers = createAnswers()
const ALL: Selection = { sampleType: 0, threads: null, timeNs: null, transforms: [] }
const ROUTE = { key: 'route', value: '/cart' }

function urlOf(profile: Profile): string {
  const characters = encodeProfile(profile).flatMap(piece => Array.from(piece, byte => String.fromCharCode(byte)))
  return `data:application/octet-stream;base64,${btoa(characters.join(''))}`
}

async function open(id: number, profile: Profile): Promise<void> {
  expect((await answers.open(id, urlOf(profile), () => undefined)).value.ok).toBe(true)
}

async function totalOf(id: number, choice: Partial<Selection>): Promise<number> {
  return (await answers.functions(id, { ...ALL, ...choice }, () => undefined)).value.totalValue
}

test('another question about one profile has its own answer, whichever part of it is another', async () => {
  // Samples at 0, 10 and 25 ns that weigh 100, 200 and 300: main, main;parse, main;read. The first has the label.
  await open(1, everyColumn())
  const asked: readonly (readonly [Partial<Selection>, number])[] = [
    [{}, 600],
    [{ timeNs: [0, 10] }, 100],
    [{ timeNs: [10, 25] }, 200],
    [{ timeNs: [10, 26] }, 500],
    [{}, 600],
    [{ threads: [0] }, 400],
    [{ threads: [1] }, 200],
    [{ sampleType: 1 }, 6],
    [{ labels: [ROUTE] }, 100],
    [{ withoutLabels: [ROUTE] }, 500],
    [{ transforms: [{ kind: 'drop-function', fn: 2 }] }, 300],
    [{ transforms: [{ kind: 'drop-function', fn: 1 }] }, 400],
    [{}, 600],
  ]
  const totals: number[] = []
  for (const [choice] of asked) totals.push(await totalOf(1, choice))
  expect(totals).toEqual(asked.map(([, total]) => total))
})

test('the same question about another profile, or about what took its place, has another answer', async () => {
  await open(2, profileOf('main;a 5\n'))
  await open(3, profileOf('main;a 7\n'))
  expect([await totalOf(2, {}), await totalOf(3, {}), await totalOf(2, {})]).toEqual([5, 7, 5])
  await open(2, profileOf('main;a 9\n'))
  expect(await totalOf(2, {})).toBe(9)
})

test('what was closed is not answered for', async () => {
  await open(4, profileOf('main;a 5\n'))
  expect(await totalOf(4, {})).toBe(5)
  await answers.close(4, () => undefined)
  await expect(totalOf(4, {})).rejects.toThrow('closed')
})
