// As many comparisons as a rate of false alarms is known from: too slow to be run once for each mutant.

import { expect, test } from 'vitest'
import { drawn, PROGRAM } from '../../testing/drawnRecordings'
import { seededRandom } from '../../testing/random'
import { profileOf } from '../../testing/reading'
import { buildCallTree } from '../analysis/callTree'
import { stackView } from '../analysis/stackView'
import { changesOf, type Changes } from './changes'
import { compare } from './compare'
import { COMPARED_TYPES, comparisonProfile, sidesByNode } from './comparisonProfile'
import { regressionGate } from './gate'
import { nodeChanges } from './nodeChanges'
import { summaryOf } from './summary'

function compared(base: string, current: string): Changes {
  const runs = (text: string) => [{ profile: profileOf(text), sampleType: 0 }]
  return changesOf(compare(runs(base), runs(current)))
}

/** What the graph is coloured by. */
function nodesOf(changes: Changes) {
  const profile = comparisonProfile(changes)
  const tree = buildCallTree(profile, stackView(profile, COMPARED_TYPES.larger))
  return {
    tree,
    ...nodeChanges(
      changes,
      tree.fn,
      sidesByNode(profile, tree, plain => plain),
    ),
  }
}

test('finds nothing in two runs of the same program, in 100 pairs of which at most 5 may err', () => {
  const random = seededRandom(1)
  let alarms = 0
  for (let pair = 0; pair < 100; pair++) {
    const changes = compared(drawn(PROGRAM, 3000, random), drawn(PROGRAM, 3000, random))
    const { ofTotal, ofSelf } = nodesOf(changes)
    const flags = [changes.significant, ofTotal.isSure, ofSelf.isSure]
    const isQuiet = summaryOf(changes).headline === 'No significant change.' && regressionGate(changes, 0.01).failures.length === 0
    if (!isQuiet || flags.some(column => column.includes(1))) alarms++
  }
  expect(alarms).toBeLessThanOrEqual(5)
})
