// Comparisons of profiles that are written as folded lines, and how often they see a change where there is none.

import { buildCallTree } from '../shared/analysis/callTree'
import { stackView } from '../shared/analysis/stackView'
import { changesOf, type Changes } from '../shared/diff/changes'
import { compare } from '../shared/diff/compare'
import { COMPARED_TYPES, comparisonProfile, sidesByNode } from '../shared/diff/comparisonProfile'
import { regressionGate } from '../shared/diff/gate'
import { nodeChanges } from '../shared/diff/nodeChanges'
import type { WantedScale } from '../shared/diff/scale'
import { summaryOf } from '../shared/diff/summary'
import type { Profile } from '../shared/profile/profile'
import { seededRandom } from './random'
import { profileOf } from './reading'

/** Folded lines, or a profile; a list is the runs of a side. */
type Side = string | Profile | readonly (string | Profile)[]

export function compared(base: Side, current: Side, scale: WantedScale = 'auto'): Changes {
  const runs = (side: Side) => [side].flat().map(run => ({ profile: typeof run === 'string' ? profileOf(run) : run, sampleType: 0 }))
  return changesOf(compare(runs(base), runs(current)), scale)
}

/** Folded lines of a recording that says how long it took. */
export function lasting(seconds: number, text: string): Profile {
  const profile = profileOf(text)
  return { ...profile, meta: { ...profile.meta, durationNs: seconds * 1e9 } }
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

/** Twelve functions of unequal weight under two handlers. */
export const PROGRAM: Readonly<Record<string, number>> = {
  'main;list;query': 30,
  'main;list;encode': 12,
  'main;list;sort': 8,
  'main;list;log': 5,
  'main;save;validate': 10,
  'main;save;tax': 10,
  'main;save;insert': 9,
  'main;save;hash': 6,
  'main;save;log': 4,
  'main;gc': 3,
  'main;list;render': 2,
  'main;idle_poll': 1,
}

/** A recording: `samples` draws from stacks with these chances. */
export function drawn(shares: Readonly<Record<string, number>>, samples: number, random: () => number): string {
  const stacks = Object.entries(shares)
  const whole = stacks.reduce((sum, [, share]) => sum + share, 0)
  const counts = new Map<string, number>()
  for (let i = 0; i < samples; i++) {
    let at = random() * whole
    const [stack] = stacks.find(([, share]) => (at -= share) < 0) ?? stacks[0]
    counts.set(stack, (counts.get(stack) ?? 0) + 1)
  }
  return Array.from(counts, ([stack, count]) => `${stack} ${count}\n`).join('')
}
