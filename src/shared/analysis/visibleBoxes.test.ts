import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionName } from '../profile/profile'
import { buildCallTree } from './callTree'
import { skyline } from './skyline'
import { stackView } from './stackView'
import { walkBoxes, type DrawnPart } from './visibleBoxes'

/** `main;a;a1` is 60 wide, `main;b` 30, and what main calls last 8, 1 and 1: all of them in 100 pixels unless the part says otherwise. */
const FOLDED = 'main;a;a1 60\nmain;b 30\nmain;c 8\nmain;d;d1 1\nmain;e 1\n'

function seen(part: Partial<DrawnPart>): string[] {
  const profile = profileOf(FOLDED)
  const tree = buildCallTree(profile, stackView(profile, 0))
  const found: string[] = []
  const nameOf = (node: number) => functionName(profile, tree.fn[node])
  const whole = { startValue: 0, endValue: 100, widthPx: 100, firstDepth: 0, lastDepth: 9, minBoxPx: 2 }
  walkBoxes(
    tree,
    { ...whole, ...part },
    {
      box: (node, leftPx, rightPx) => found.push(`${nameOf(node)} ${leftPx}-${rightPx}`),
      crumb: (node, leftPx) => found.push(`crumb ${nameOf(node)} ${leftPx}`),
    },
  )
  return found
}

test('meets every box with its edges, callers first, and what is too narrow once for all that it calls', () => {
  expect(seen({})).toEqual(['main 0-100', 'a 0-60', 'a1 0-60', 'b 60-90', 'c 90-98', 'crumb d 98', 'crumb e 99'])
})

test('meets what touches the part that is drawn, with its edges outside of it, and nothing beside it', () => {
  expect(seen({ startValue: 50, endValue: 60 })).toEqual(['main -500-500', 'a -500-100', 'a1 -500-100'])
  expect(seen({ startValue: 60, endValue: 90 }).map(box => box.split(' ')[0])).toEqual(['main', 'b'])
})

test('meets the rows from the first to the last one, and crumbs of the rows above', () => {
  expect(seen({ firstDepth: 2 })).toEqual(['a1 0-60', 'crumb d 98', 'crumb e 99'])
  expect(seen({ lastDepth: 0 })).toEqual(['main 0-100'])
})

test('a box of just the least width is a box', () => {
  expect(seen({ minBoxPx: 1 }).slice(-3)).toEqual(['d 98-99', 'd1 98-99', 'e 99-100'])
})

test('a part without width has nothing in it', () => {
  expect(seen({ endValue: 0 })).toEqual([])
})

test('a skyline keeps of each column the first and the last row, and joins columns that are alike', () => {
  const crumbs = skyline(6)
  crumbs.add(1, 3, 4, 5)
  crumbs.add(2, 9, 2, 3)
  crumbs.add(-2, 0, 0, 9)
  expect(crumbs.runs()).toEqual([
    { from: 1, to: 2, topDepth: 4, bottomDepth: 5 },
    { from: 2, to: 3, topDepth: 2, bottomDepth: 5 },
    { from: 3, to: 6, topDepth: 2, bottomDepth: 3 },
  ])
})
