import { expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { profileOf } from '../../testing/reading'
import { withoutIdle } from './asked'
import { everything, functionsOf, selected } from './selected'
import { recordingOf } from './subject'
import { sharesIn, table } from './table'

const SERVED = selected(recordingOf(profileOf('(root);serve 6\n(root);serve;parse 2\n(root);(idle) 32\n')), everything(0))

test('idle time is the same amount, whether it is in the weights or left out of them', () => {
  const busy = withoutIdle(SERVED)
  expect([SERVED.idle(), SERVED.weights().totalValue, busy.idle(), busy.weights().totalValue]).toEqual([32, 40, 32, 8])
  expect(SERVED.with({ transforms: [{ kind: 'drop-function', fn: 1 }] }).idle()).toBe(32)
})

test('shares of a list are of all but idle time, of which there is none, unless it is to count', () => {
  const found = table(functionsOf(SERVED), 'self', 0)
  const told = (countsIdle: boolean) => {
    const { whole, leftOut, of } = sharesIn(found, countsIdle)
    return [whole, leftOut, ...found.rows.map(row => of(row, row.self))]
  }
  expect(found.rows.map(({ name }) => name)).toEqual(['(idle)', 'serve', 'parse', '(root)'])
  expect(told(false)).toEqual([8, 32, null, 0.75, 0.25, 0])
  expect(told(true)).toEqual([40, 0, 0.8, 0.15, 0.05, 0])
})

test('what is chosen otherwise of a grouped profile is grouped once', () => {
  const labelled = selected(recordingOf(everyColumn()), { ...everything(0), groupBy: ['route'] })
  expect(labelled.with({ sampleType: 1 }).stacks.parent).toEqual(labelled.stacks.parent)
})
