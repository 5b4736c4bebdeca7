// Comparisons of profiles that are written as folded lines, and how often they see a change where there is none.

import { buildCallTree } from '../shared/analysis/callTree'
import { stackView } from '../shared/analysis/stackView'
import { changesOf, type Changes } from '../shared/diff/changes'
import { compare } from '../shared/diff/compare'
import { COMPARED_TYPES, comparisonProfile, sidesByNode } from '../shared/diff/comparisonProfile'
import { regressionGate } from '../shared/diff/gate'
import { nodeChanges } from '../shared/diff/nodeChanges'
import { summaryOf } from '../shared/diff/summary'
import { drawn, PROGRAM } from './drawnRecordings'
import { seededRandom } from './random'
import { profileOf } from './reading'

/** A list of texts is the runs of a side. */
export function compared(base: string | readonly string[], current: string | readonly string[]): Changes {
  const runs = (side: string | readonly string[]) => [side].flat().map(text => ({ profile: profileOf(text), sampleType: 0 }))
  return changesOf(compare(runs(base), runs(current)))
}

/** What the graph is coloured by. */
export function nodesOf(changes: Changes) {
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

/** Of so many pairs of recordings of the same program, those in which anything is called a change. */
export function falseAlarms(pairs: number): number {
  const random = seededRandom(1)
  let alarms = 0
  for (let pair = 0; pair < pairs; pair++) {
    const changes = compared(drawn(PROGRAM, 3000, random), drawn(PROGRAM, 3000, random))
    const { ofTotal, ofSelf } = nodesOf(changes)
    const flags = [changes.significant, ofTotal.isSure, ofSelf.isSure]
    const isQuiet = summaryOf(changes).headline === 'No significant change.' && regressionGate(changes, 0.01).failures.length === 0
    if (!isQuiet || flags.some(column => column.includes(1))) alarms++
  }
  return alarms
}
