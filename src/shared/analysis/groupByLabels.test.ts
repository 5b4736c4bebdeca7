import { expect, test } from 'vitest'
import { pprofText } from '../../testing/pprofText'
import { profileOf } from '../../testing/reading'
import { profileFault } from '../profile/validate'
import { everything, selected } from '../questions/selected'
import { recordingOf } from '../questions/subject'
import { foldedLines } from '../../testing/foldedLines'
import { groupedByLabels, namedLabels, withLabelFrames } from './groupByLabels'
import { labelLoads } from './labelLoads'

const PROFILE = profileOf(
  pprofText(`
type samples count
location 1 0x1 @0 tax:1
location 2 0x2 @0 log:1
location 3 0x3 @0 idle:1
location 4 0x4 @0 main:1
sample 1 4 = 3 endpoint=/cart region=eu
sample 1 4 = 4 endpoint=/pay region=us
sample 2 4 = 5 endpoint=/cart region=us
sample 3 4 = 1
`),
)

test('each value is a frame under the root, and the stacks of its samples stand on it', () => {
  const grouped = groupedByLabels(PROFILE, ['endpoint'])
  expect(profileFault(grouped)).toBeNull()
  expect(foldedLines(grouped, 0)).toEqual([
    'endpoint: /cart;main;log 5',
    'endpoint: /cart;main;tax 3',
    'endpoint: /pay;main;tax 4',
    'no endpoint;main;idle 1',
  ])
})

test('of several labels the first is the outermost', () => {
  expect(foldedLines(groupedByLabels(PROFILE, ['region', 'endpoint']), 0)).toEqual([
    'no region;no endpoint;main;idle 1',
    'region: eu;endpoint: /cart;main;tax 3',
    'region: us;endpoint: /cart;main;log 5',
    'region: us;endpoint: /pay;main;tax 4',
  ])
})

test('no row of the profile changes, so that what was chosen of it stays chosen', () => {
  const named = withLabelFrames(PROFILE, ['endpoint'])
  expect(named.strings.slice(0, PROFILE.strings.length)).toEqual(PROFILE.strings)
  expect(named.functions.name.subarray(0, PROFILE.functions.name.length)).toEqual(PROFILE.functions.name)
  expect(namedLabels(named)).toEqual(['endpoint'])
  expect(withLabelFrames(named, ['endpoint'])).toBe(named)
})

test('functions weigh the same however their stacks are grouped', () => {
  const plain = selected(recordingOf(PROFILE), everything(0))
  const grouped = selected(recordingOf(PROFILE), { ...everything(0), groupBy: ['endpoint'] })
  expect(Array.from(grouped.weights().total).slice(0, PROFILE.functions.name.length)).toEqual(Array.from(plain.weights().total))
  expect(grouped.whole()).toBe(plain.whole())
})

test('a value that is kept leaves the others of its key in the list, and other keys have what is left', () => {
  expect(labelLoads(PROFILE, { ...everything(0), labels: [{ key: 'endpoint', value: '/pay' }] })).toEqual([
    {
      key: 'endpoint',
      weight: 12,
      values: [
        { value: '/cart', weight: 8 },
        { value: '/pay', weight: 4 },
      ],
      valueCount: 2,
    },
    {
      key: 'region',
      weight: 4,
      values: [
        { value: 'us', weight: 4 },
        { value: 'eu', weight: 0 },
      ],
      valueCount: 2,
    },
  ])
})
