import { expect, test } from 'vitest'
import { drawn, sandwich } from '../shared/questions/drawn'
import { everything, selected } from '../shared/questions/selected'
import { recordingOf } from '../shared/questions/subject'
import { functionName } from '../shared/profile/profile'
import { profileOf } from '../testing/reading'
import { treeRows, type TreeOrder } from './treeRows'

const SHOP = 'main;serve;handle;order;tax 50\nmain;serve;handle;order;query 30\nmain;serve;handle;render 19\nmain;log 1\n'
const ORDER: TreeOrder = { kind: 'whole', depth: 8, minShare: 0.05, totalValue: 100, unit: 'count' }

function linesOf(order: Partial<TreeOrder>, text = SHOP, from?: string): readonly string[] {
  const asked = selected(recordingOf(profileOf(text)), everything(0))
  const { profile } = asked.subject
  const fn = profile.functions.name.findIndex((_, row) => functionName(profile, row) === from)
  const { callers, callees } = fn === -1 ? { callers: null, callees: null } : sandwich(asked, fn)
  const tree = (order.kind === 'callers' ? callers : callees) ?? drawn(asked, { isInverted: false, order: 'heaviest' })
  const { rows, tooDeep, tooLight } = treeRows(profile, tree.tree, { ...ORDER, ...order })
  return [...rows.map(row => row.text), `${tooDeep} too deep, ${tooLight} too light`]
}

test('calls that do nothing else that matters stand on one line; what is light is counted', () => {
  expect(linesOf({})).toEqual([
    '100.0 % main → serve → handle (100, the last 99.0 %)',
    '  80.0 % order (80)',
    '    50.0 % tax (50, self 50.0 %)',
    '    30.0 % query (30, self 30.0 %)',
    '  19.0 % render (19, self 19.0 %)',
    '0 too deep, 1 too light',
  ])
})

test('with no smallest share, every call has its row, and a chain is of calls with nothing beside them', () => {
  expect(linesOf({ minShare: 0 })).toEqual([
    '100.0 % main (100)',
    '  99.0 % serve → handle (99)',
    '    80.0 % order (80)',
    '      50.0 % tax (50, self 50.0 %)',
    '      30.0 % query (30, self 30.0 %)',
    '    19.0 % render (19, self 19.0 %)',
    '  1.0 % log (1, self 1.0 %)',
    '0 too deep, 0 too light',
  ])
})

test('levels end where asked, and what is below is counted', () => {
  expect(linesOf({ depth: 1 })).toEqual([
    '100.0 % main → serve → handle (100, the last 99.0 %)',
    '  80.0 % order (80)',
    '  19.0 % render (19, self 19.0 %)',
    '2 too deep, 1 too light',
  ])
})

test('callers stand below the function that was asked for, which has a line of its own', () => {
  expect(linesOf({ kind: 'callers' }, SHOP, 'order')).toEqual([
    '80.0 % order (80)',
    '  80.0 % handle ← serve ← main (80, called by nobody 80.0 %)',
    '0 too deep, 0 too light',
  ])
})

test('a chain of a hundred thousand calls is one line with both ends', () => {
  const deep = `${Array.from({ length: 100_000 }, (_, at) => `f${at}`).join(';')} 100\n`
  expect(linesOf({}, deep)).toEqual([
    '100.0 % f0 → f1 → f2 → (99,994 more) → f99997 → f99998 → f99999 (100, self 100.0 %)',
    '0 too deep, 0 too light',
  ])
})

test('a row never ranks before the one it stands below', () => {
  const profile = profileOf(SHOP)
  const { tree } = drawn(selected(recordingOf(profile), everything(0)), { isInverted: false, order: 'heaviest' })
  const { rows } = treeRows(profile, tree, ORDER)
  expect(rows.map(({ rank }) => rank)).toEqual([0, 1, 2, 3, 4])
})
