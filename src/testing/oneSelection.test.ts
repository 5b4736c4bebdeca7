// Whatever is chosen of a profile, a function weighs the same in every answer about it: table, call tree either way round, Sandwich,
// details, both sides of the timeline, what is exported, and what shares are of.

import { expect, test } from 'vitest'
import { isDifference } from '../shared/analysis/difference'
import { functionWeights } from '../shared/analysis/functionTable'
import type { Selection } from '../shared/analysis/selectStacks'
import { stackView } from '../shared/analysis/stackView'
import type { Transform } from '../shared/analysis/transforms'
import type { CallTree } from '../shared/analysis/callTree'
import { functionName, NONE, type Profile } from '../shared/profile/profile'
import { selectedProfile } from '../shared/questions/convert'
import { activity, drawn, sandwich } from '../shared/questions/drawn'
import { everything, selected, type Selected } from '../shared/questions/selected'
import { recordingOf } from '../shared/questions/subject'
import { hottest, neighbours } from '../shared/questions/table'
import { allFixtures, bytesOfFixture } from './fixtures'
import { seededRandom } from './random'
import { read } from './reading'

/** Sums of fractions differ in the last digits by the order in which they are added. */
const DIGITS = 9
const ROUNDS = 3

const rounded = (value: number) => Number(value.toPrecision(DIGITS))
const roundedAll = (values: Float64Array) => Array.from(values, rounded)

/** Own weight and total by function, as a tree shows them: a function that calls itself counts once. */
function weightsIn(tree: CallTree, functions: number) {
  const self = new Float64Array(functions)
  const total = new Float64Array(functions)
  /** By node: whether its function stands above it. */
  for (let node = 0; node < tree.length; node++) {
    self[tree.fn[node]] += tree.self[node]
    let above = tree.parent[node]
    while (above !== NONE && tree.fn[above] !== tree.fn[node]) above = tree.parent[above]
    if (above === NONE) total[tree.fn[node]] += tree.total[node]
  }
  return { self, total }
}

/** By name: rows differ once a part of a profile is a profile of its own. */
function byName(profile: Profile, values: Float64Array): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  values.forEach((value, fn) => {
    const name = functionName(profile, fn)
    if (value !== 0) sums.set(name, (sums.get(name) ?? 0) + value)
  })
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, rounded(value)]))
}

function randomSelection(profile: Profile, random: () => number): Selection {
  const below = (count: number) => Math.floor(random() * count)
  const fn = () => below(profile.functions.name.length)
  const steps: readonly (() => Transform)[] = [
    () => ({ kind: 'merge-function', fn: fn() }),
    () => ({ kind: 'focus-function', fn: fn() }),
    () => ({ kind: 'drop-function', fn: fn() }),
    () => ({ kind: 'collapse-function', fn: fn() }),
    () => ({ kind: 'keep-matching', query: { text: functionName(profile, fn()).slice(0, 5), isRegex: false, matchesCase: false } }),
    () => ({ kind: 'merge-foreign' }),
    () => ({ kind: 'merge-recursion' }),
  ]
  const { thread, timeNs, labelSet } = profile.samples
  const [key] = labelSet === null ? [] : Array.from(profile.labels.key, row => profile.strings[row])
  const endNs = profile.meta.durationNs ?? 1e9
  return {
    ...everything(below(profile.meta.sampleTypes.length)),
    threads: thread !== null && profile.threads.length > 0 && random() < 0.5 ? [below(profile.threads.length)] : null,
    timeNs: timeNs !== null && random() < 0.4 ? [0, endNs * (0.4 + random() * 0.6)] : null,
    ...(key !== undefined && random() < 0.5 ? { groupBy: [key] } : {}),
    transforms: Array.from({ length: below(3) }, () => steps[below(steps.length)]()),
  }
}

function expectOneTruth(asked: Selected): void {
  const { subject, selection } = asked
  const { profile } = subject
  const { self, total, totalValue } = asked.weights()
  const functions = profile.functions.name.length
  const tree = drawn(asked, { isInverted: false, order: 'heaviest' })
  expect(roundedAll(weightsIn(tree.tree, functions).self)).toEqual(roundedAll(self))
  expect(roundedAll(weightsIn(tree.tree, functions).total)).toEqual(roundedAll(total))
  const inverted = drawn(asked, { isInverted: true, order: 'name' })
  const roots = new Float64Array(functions)
  for (let node = 0; node < inverted.tree.length; node = inverted.tree.subtreeEnd[node])
    roots[inverted.tree.fn[node]] += inverted.tree.total[node]
  expect(roundedAll(roots)).toEqual(roundedAll(self))
  expect([tree.tree.totalValue, inverted.tree.totalValue, hottest(asked, 1).totalValue].map(rounded)).toEqual(
    [totalValue, totalValue, totalValue].map(rounded),
  )
  const heaviest = hottest(asked, 3).total.map(({ fn }) => fn)
  for (const fn of heaviest) {
    const around = neighbours(asked, fn)
    expect([around.self, around.total].map(rounded)).toEqual([self[fn], total[fn]].map(rounded))
    const { callers, callees } = sandwich(asked, fn)
    expect([callers.tree.totalValue, callees.tree.totalValue].map(rounded)).toEqual([total[fn], total[fn]].map(rounded))
  }
  const exported = selectedProfile(asked)
  const again = functionWeights(exported, stackView(exported, exported.meta.defaultSampleType))
  expect(byName(exported, again.self)).toEqual(byName(profile, self))
  expect(byName(exported, again.total)).toEqual(byName(profile, total))
  const busy = activity(asked)
  // The strips show all threads and all of the time: of a part of those they say more than is counted.
  if (busy !== null && selection.threads === null && selection.timeNs === null) {
    const sum = busy.threads.reduce((all, thread) => all + thread.total, 0)
    expect(rounded(sum)).toBe(rounded(totalValue))
  }
}

test.each(allFixtures().map(fixture => [`${fixture.format} ${fixture.name}`, fixture] as const))(
  'a function weighs the same wherever it is shown: %s',
  (name, fixture) => {
    const result = read(bytesOfFixture(fixture))
    if (!result.ok || result.value.functions.name.length === 0) return
    const random = seededRandom(name.length * 7)
    for (let round = 0; round < ROUNDS; round++) {
      const selection = randomSelection(result.value, random)
      // Differences are drawn by their sizes, which other tests hold to their totals.
      if (isDifference(result.value, selection.sampleType)) continue
      expectOneTruth(selected(recordingOf(result.value), selection))
    }
  },
)
