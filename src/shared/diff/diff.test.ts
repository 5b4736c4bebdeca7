import { expect, test } from 'vitest'
import { PROGRAM, compared, drawn, falseAlarms, nodesOf } from '../../testing/comparisons'
import { profileOf } from '../../testing/reading'
import { seededRandom } from '../../testing/random'
import { applyTransforms } from '../analysis/transforms'
import { buildCallTree } from '../analysis/callTree'
import { buildInvertedTree } from '../analysis/invertedTree'
import { stackView, type StackView } from '../analysis/stackView'
import { functionName, NONE } from '../profile/profile'
import { rankedChanges } from './changeOrder'
import { changesOf, type Changes } from './changes'
import { changeInsights } from './changeInsights'
import { told } from '../report/told'
import { compare } from './compare'
import { COMPARED_TYPES, comparisonProfile, sidesByNode } from './comparisonProfile'
import { regressionGate } from './gate'
import { summaryOf } from './summary'

function nameOf(changes: Changes, fn: number): string {
  return functionName(changes.comparison.union, fn)
}

test('finds nothing in two runs of the same program, in ten pairs', () => {
  expect(falseAlarms(10)).toBe(0)
})

test('finds a function that grew from 10 to 15 % of 3,000 samples, first', () => {
  const random = seededRandom(2)
  const grown = { ...PROGRAM, 'main;save;tax': 10 * (15 / 85) * 9 }
  const changes = compared(drawn(PROGRAM, 3000, random), drawn(grown, 3000, random))
  const [first] = rankedChanges(changes)
  expect([nameOf(changes, first), changes.change[first]]).toEqual(['tax', 'regressed'])
  expect(regressionGate(changes, 0.02).failures.map(failure => nameOf(changes, failure.fn))).toEqual(['tax'])
})

test('colours a grown function and the way to it, and leaves the rest grey', () => {
  const random = seededRandom(2)
  const grown = { ...PROGRAM, 'main;save;tax': 22.5 }
  // As much of everything else, and tax beside it.
  const changes = compared(drawn(PROGRAM, 10_000, random), drawn(grown, 11_250, random))
  const { tree, ofTotal, ofSelf } = nodesOf(changes)
  const named = (isSure: Uint8Array) =>
    Array.from(
      tree.fn.filter((_, node) => isSure[node] === 1),
      fn => nameOf(changes, fn),
    )
  expect([named(ofTotal.isSure), named(ofSelf.isSure)]).toEqual([['main', 'save', 'tax'], ['tax']])
})

test('calls 20 to 21 % noise in one run each, and believes five runs a side', () => {
  const random = seededRandom(3)
  const before = { ...PROGRAM, 'main;save;tax': 22.5 }
  const after = { ...PROGRAM, 'main;save;tax': 23.92 }
  const verdict = (runs: number, samples: number) => {
    const side = (program: typeof PROGRAM) => Array.from({ length: runs }, () => drawn(program, samples, random))
    const changes = compared(side(before), side(after))
    return rankedChanges(changes)
      .filter(fn => changes.significant[fn] === 1)
      .map(fn => nameOf(changes, fn))
  }
  expect(verdict(1, 3000)).toEqual([])
  expect(verdict(5, 20_000)).toEqual(['tax'])
})

test('does not call a longer recording slower', () => {
  const random = seededRandom(4)
  const changes = compared(drawn(PROGRAM, 1500, random), drawn(PROGRAM, 6000, random))
  expect(Array.from(changes.significant).includes(1)).toBe(false)
  expect(summaryOf(changes).headline).toBe('No significant change.')
})

test('calls a total that grew by less than its own error noise, and says so of one that grew by more', () => {
  const perHalfMinute = (samples: number) => {
    const profile = profileOf(`main;list 1001\nmain;save ${samples - 1001}\n`)
    return { profile: { ...profile, meta: { ...profile.meta, durationNs: 30e9 } }, sampleType: 0 }
  }
  const headline = (before: number, after: number) =>
    summaryOf(changesOf(compare([perHalfMinute(before)], [perHalfMinute(after)]))).headline
  expect(headline(3000, 3090)).toBe('No significant change.')
  expect(headline(300_000, 309_000)).toMatch(/^Current uses 3\.0 % more a second than baseline/)
})

test('does not call every function improved because one grew', () => {
  const random = seededRandom(5)
  const changes = compared(drawn(PROGRAM, 10_000, random), drawn({ ...PROGRAM, 'main;save;tax': 110 }, 20_000, random))
  const verdicts = rankedChanges(changes)
    .filter(fn => changes.significant[fn] === 1)
    .map(fn => [nameOf(changes, fn), changes.change[fn]])
  expect(verdicts).toEqual([['tax', 'regressed']])
})

test('lists what is gone and suggests what was renamed', () => {
  const base = 'main;save;tax_lookup 300\nmain;save;legacy_audit 120\nmain;list;query 900\nmain;list;encode 400\n'
  const current = 'main;save;tax_index 305\nmain;list;query 910\nmain;list;encode 395\nmain;list;stream 210\n'
  const changes = compared(base, current)
  const facts = Object.fromEntries(Array.from(changes.change, (change, fn) => [nameOf(changes, fn), change]))
  expect(facts).toMatchObject({ tax_lookup: 'gone', legacy_audit: 'gone', tax_index: 'new', stream: 'new', query: 'same' })
  expect(changes.renamed.map(({ from, to }) => [nameOf(changes, from), nameOf(changes, to)])).toEqual([['tax_lookup', 'tax_index']])
})

test('says that a function was renamed, and nothing more, when that is all that changed', () => {
  const { 'main;save;tax': tax, ...others } = PROGRAM
  const renamed = compared(drawn(PROGRAM, 3000, seededRandom(6)), drawn({ ...others, 'main;save;tax_index': tax }, 3000, seededRandom(6)))
  expect(summaryOf(renamed).headline).toBe('tax was probably renamed to tax_index.')
})

test('says that a function moved when only its caller changed', () => {
  const changes = compared(
    'main;save;hash 400\nmain;save;write 300\nmain;upload;read 300\n',
    'main;upload;hash 410\nmain;save;write 300\nmain;upload;read 300\n',
  )
  const [move] = changes.moved
  expect([nameOf(changes, move.fn), nameOf(changes, move.fromCaller), nameOf(changes, move.toCaller)]).toEqual(['hash', 'save', 'upload'])
})

test('self differences add up to the difference of totals, in the table and in the graph', () => {
  const changes = compared('a;b 10\na;c 5\nd 1\n', 'a;b 4\na;e;f 9\n')
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0)
  expect(sum(changes.current.self) - sum(changes.base.self)).toBe(13 - 16)
  const profile = comparisonProfile(changes)
  const tree = buildCallTree(profile, stackView(profile, COMPARED_TYPES.larger))
  const { base, current } = sidesByNode(profile, tree, plain => plain)
  const roots = Array.from(tree.parent.keys()).filter(node => tree.parent[node] === NONE)
  expect(roots.reduce((total, node) => total + current[node] - base[node], 0)).toBe(13 - 16)
})

test('findings on a change name the function, its caller and how sure it is', () => {
  const others = ['query', 'encode', 'sort', 'log', 'hash', 'render', 'insert', 'validate'].map(name => `main;list;${name} 200\n`).join('')
  const report = changeInsights(compared(`main;save;tax 100\nmain;list;old 90\n${others}`, `main;save;tax 420\n${others}`))
  expect(report.insights.map(({ rule, severity, functionName: name }) => [rule, severity, name])).toEqual([
    ['regressed', 'high', 'tax'],
    ['gone', 'medium', 'old'],
  ])
  expect(told(report.insights[0], report).evidence).toMatch(
    /^\+\d+\.\d % ± \d\.\d of baseline: its own work went from 100 to 420 \(×4\.20\), called by save\. Samples: 100 and 420\.$/,
  )
  expect(report.insights[0].stack).toHaveLength(3)
})

test('what carries most of the change comes first, whatever its sign', () => {
  const others = ['query', 'encode', 'sort', 'log', 'hash', 'render', 'insert', 'validate'].map(name => `main;list;${name} 201\n`).join('')
  const { insights } = changeInsights(compared(`main;tax 100\nmain;old 900\n${others}`, `main;tax 300\n${others}`))
  expect(insights.map(({ rule, functionName: name }) => [rule, name])).toEqual([
    ['gone', 'old'],
    ['regressed', 'tax'],
  ])
})

test('a frame keeps both sides through every transform, also where one side has nothing', () => {
  const changes = compared('a;b;c 10\na;d 5\n', 'a;b;c 4\na;b;e 9\n')
  const profile = comparisonProfile(changes)
  const choose = (plain: StackView) => applyTransforms(profile, plain, [{ kind: 'merge-function', fn: 1 }])
  const tree = buildInvertedTree(profile, choose(stackView(profile, COMPARED_TYPES.larger)))
  const { base, current } = sidesByNode(profile, tree, choose)
  const rootsOf = Array.from(tree.parent.keys())
    .filter(node => tree.parent[node] === NONE)
    .map(node => [nameOf(changes, tree.fn[node]), base[node], current[node]])
  expect(rootsOf.sort()).toEqual([
    ['c', 10, 4],
    ['d', 5, 0],
    ['e', 0, 9],
  ])
})
