import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { buildCallTree } from '../../../shared/analysis/callTree'
import { deepestBelow } from '../../../shared/analysis/deepestBelow'
import { functionModules } from '../../../shared/analysis/modules'
import { stackView } from '../../../shared/analysis/stackView'
import { FIRST_SORT } from '../../../shared/diff/changeOrder'
import { changesOf } from '../../../shared/diff/changes'
import { compare } from '../../../shared/diff/compare'
import { changesText } from '../../../shared/report/changeTable'
import { treeText } from './treeText'
import type { DrawnTree } from '../../worker/opened'

function drawnOf(folded: string): DrawnTree {
  const profile = profileOf(folded)
  const tree = buildCallTree(profile, stackView(profile, 0))
  return {
    tree,
    samples: null,
    deepest: deepestBelow(tree),
    wholeValue: tree.totalValue,
    sides: null,
    choice: { sampleType: 0, threads: null, timeNs: null, transforms: [], isInverted: false, order: 'heaviest' },
    profile: {
      names: profile,
      modules: functionModules(profile),
      hasTimes: false,
      hasMarks: false,
      stackCount: 3,
      holdsIdle: false,
      sampleTotal: 3,
      labelKeys: [],
      namedLabels: [],
      holdsBothSides: false,
      id: 1,
      file: { id: 'file-0', name: 'shop.folded', sizeBytes: null, modifiedMs: null },
      contentKey: '',
      changes: null,
    },
  }
}

test('writes the rows of the tree that are unfolded, with their depth for programs and indented for readers', () => {
  const drawn = drawnOf('main;order 3\nmain 1\n')
  const rows = Int32Array.of(0, 1)
  expect(treeText(drawn, rows, 'csv', 9).text).toBe('Depth,Total (samples),Self (samples),Function\n0,4,1,main\n1,3,3,order\n')
  expect(treeText(drawn, rows, 'markdown', 9).text.split('\n')[3]).toBe('| 3 samples (75.0 %) | 3 samples (75.0 %) | \u2003order |')
})

test('says how many rows of the tree are left out', () => {
  const { text, rowCount, shownRows } = treeText(drawnOf('main;order 3\nmain 1\n'), Int32Array.of(0, 1), 'markdown', 1)
  expect([rowCount, shownRows, text.includes('… and 1 more row\n')]).toEqual([2, 1, true])
})

test('writes changes with bare numbers for programs, in the order on screen, and only those that the search found', () => {
  const sides = ['main;tax 300\nmain;query 900\n', 'main;tax 300\nmain;query 1900\n'].map(text => ({
    profile: profileOf(text),
    sampleType: 0,
  }))
  const changes = changesOf(compare([sides[0]], [sides[1]]), 'absolute')
  const { text, rowCount } = changesText(changes, null, FIRST_SORT, 'csv', Infinity)
  expect(rowCount).toBe(3)
  expect(text.split('\n')[1]).toMatch(/^83\.33,[\d.]+,900,1900,900,1900,regressed,query$/)
  const matched = Uint8Array.from(changes.delta, (_, fn) => (changes.delta[fn] === 0 ? 1 : 0))
  const byName = changesText(changes, null, { by: 'name', isDescending: false }, 'csv', Infinity).text
  expect(byName.match(/\w+$/gm)?.slice(1)).toEqual(['main', 'query', 'tax'])
  expect(changesText(changes, matched, FIRST_SORT, 'csv', Infinity).text).not.toContain('query')
})
