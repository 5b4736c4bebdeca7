// The tree that a report draws, against the whole one.

import { expect, test } from 'vitest'
import { seededRandom } from '../../testing/random'
import { profileOf } from '../../testing/reading'
import { buildCallTree, type CallTree } from './callTree'
import { deepestBelow } from './deepestBelow'
import { fnPathTo, nodeAtPath } from './places'
import { stackView } from './stackView'
import { buildWideTree } from './wideTree'

function drawnProfile(seed: number) {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const lines = Array.from({ length: 60 }, () => `${Array.from({ length: 1 + below(7) }, () => `f${below(4)}`).join(';')} ${below(9)}`)
  return profileOf(lines.join('\n'))
}

/** By path: everything of a node that a picture shows. */
function nodesOf(tree: CallTree): Map<string, readonly number[]> {
  const deepest = deepestBelow(tree)
  const { start, total, depth } = tree
  return new Map(
    Array.from({ length: tree.length }, (_, node) => [
      fnPathTo(tree, node).join(';'),
      [start[node], total[node], depth[node], deepest[node]],
    ]),
  )
}

test('has every node that weighs enough and those beside it, where they are in the whole tree, and counts the others', () => {
  let hidden = 0
  for (let seed = 1; seed <= 100; seed++) {
    const profile = drawnProfile(seed)
    const view = stackView(profile, 0)
    const whole = buildCallTree(profile, view)
    const least = 1 + (seed % 30)
    const place = fnPathTo(whole, seed % whole.length)
    const wide = buildWideTree(profile, view, least, [place])
    if (wide === null) throw new Error('not grown')
    const found = nodesOf(wide)
    const all = nodesOf(whole)
    for (const [path, cells] of found) expect(cells).toEqual(all.get(path))
    for (let node = 0; node < whole.length; node++) {
      if (whole.total[node] < least) continue
      const at = nodeAtPath(wide, fnPathTo(whole, node))
      expect(wide.self[at]).toBe(whole.self[node])
    }
    expect(nodeAtPath(wide, place)).not.toBe(-1)
    expect(wide.length + (wide.hidden?.count ?? 0)).toBe(whole.length)
    expect(wide.totalValue).toBe(whole.totalValue)
    hidden += wide.hidden?.count ?? 0
  }
  expect(hidden).toBeGreaterThan(1000)
})

test('is not grown where several stacks are one node', () => {
  const profile = profileOf('main;tax 1\n')
  const twoLines = { ...profile, frames: { ...profile.frames, fn: Int32Array.from([0, 0]) } }
  expect(buildWideTree(twoLines, stackView(twoLines, 0), 1, [])).toBeNull()
})
