import { expect, test } from 'vitest'
import { pprofText } from '../../testing/pprofText'
import { profileOf } from '../../testing/reading'
import { functionName } from '../profile/profile'
import { sourceHeat } from './sourceHeat'
import { stackView } from './stackView'

const PROFILE = profileOf(
  pprofText(`
type samples count
location 1 0x1 @0 tax:7
location 2 0x2 @0 tax:9
location 3 0x3 @0 query:3
location 4 0x4 @0 log:5
location 5 0x5 @0 main:1
sample 1 5 = 4
sample 3 2 5 = 6
sample 4 2 5 = 1
sample 3 5 = 9
`),
)
const fnOf = (name: string) => Array.from(PROFILE.functions.name.keys()).findIndex(fn => functionName(PROFILE, fn) === name)
const heat = (name: string) =>
  sourceHeat(PROFILE, stackView(PROFILE, 0), fnOf(name)).map(({ calls, ...line }) => ({
    ...line,
    calls: calls.map(({ fn, value }) => `${functionName(PROFILE, fn)} ${value}`),
  }))

test('a line has its own weight and that of what is called from it', () => {
  expect(heat('tax')).toEqual([
    { line: 7, self: 4, total: 4, calls: [] },
    { line: 9, self: 0, total: 7, calls: ['query 6', 'log 1'] },
  ])
})

test('what is called elsewhere is of no line of the function', () => {
  expect(heat('query')).toEqual([{ line: 3, self: 15, total: 15, calls: [] }])
})
