// The rows of a comparison: every function of either side, what became of it, and how sure that is.

import type { Measure } from '../analysis/measure'
import { WAITING_MEASURES } from '../insights/measures/idle'
import type { FrameClass } from '../names/frameClasses'
import type { Comparison } from './compare'
import { sideCounts, type SideCounts } from './counts'
import { knownFactor, sizeOf, type Scale, type Size, type WantedScale } from './scale'
import { verdicts, type Verdicts } from './significance'
import { subjectsOf, type Subjects } from './subjects'

export type Change = 'regressed' | 'improved' | 'new' | 'gone' | 'same'

/** Columns by function of the union. Values in the unit of the sample type, means over the runs of a side. */
export type FunctionChanges = Verdicts & {
  readonly comparison: Comparison
  readonly size: Size
  readonly scale: Scale
  readonly sizeFactor: number | null
  readonly base: SideCounts
  readonly current: SideCounts
  readonly subjects: Subjects
  /** What counts for each function on either side: its own weight; with all that it calls where that is new or gone. */
  readonly before: Float64Array
  readonly after: Float64Array
  /** A base value times this is what the function would weigh now, had nothing changed. */
  readonly valueFactor: number
  readonly change: readonly Change[]
}

/** Every function of either side, weighed at the size that is wanted. */
export function functionChanges(comparison: Comparison, wanted: WantedScale): FunctionChanges {
  const base = sideCounts(comparison, comparison.base)
  const current = sideCounts(comparison, comparison.current)
  const measured = (fn: number) => isMeasured(comparison, fn)
  // What is gone is looked for before the size is known; without a duration the recordings are thought as long as each other.
  const subjects = subjectsOf(comparison, base, current, knownFactor(comparison, wanted)?.factor ?? guessedFactor(base, current))
  const size = areEqual(subjects) ? unchanged() : sizeOf(comparison, wanted, [base, current], [subjects.before, subjects.after], measured)
  const found = verdicts({ comparison, sides: [base, current], subjects, size, isMeasured: measured })
  return {
    ...found,
    comparison,
    size,
    scale: size.scale,
    sizeFactor: size.factor,
    base,
    current,
    subjects,
    before: subjects.before.value,
    after: subjects.after.value,
    valueFactor: size.factor ?? 1,
    change: Array.from(base.self, (_, fn) => changeOf(base, current, found, fn)),
  }
}

/** No program gets as much faster or slower as this by one change: one of the recordings is of more. */
const OTHER_SIZE = 3

/** For telling what is gone where nothing says how much each side recorded. */
function guessedFactor(base: SideCounts, current: SideCounts): number {
  const ratio = base.totalValue > 0 && current.totalValue > 0 ? current.totalValue / base.totalValue : 1
  return Math.max(ratio, 1 / ratio) > OTHER_SIZE ? ratio : 1
}

/** Frames that stand for no function of the program: their share differs with how the stack was unwound and who watched. */
const UNMEASURED: readonly (FrameClass | null)[] = ['unknown', 'marker', 'profiler', 'artefact', 'idle']

/** What waits is the subject where waiting is measured. */
function isOfProgram(kind: FrameClass | null, measure: Measure): boolean {
  return !UNMEASURED.includes(kind) || (kind === 'idle' && WAITING_MEASURES.includes(measure))
}

/** False for frames that stand for no function of the program. */
export function isMeasured({ frameClass, measure }: Pick<Comparison, 'frameClass' | 'measure'>, fn: number): boolean {
  return isOfProgram(frameClass[fn], measure)
}

/** Two sides in which no value differs show no change, whatever else the files say. */
function areEqual({ before, after }: Subjects): boolean {
  return before.value.every((value, fn) => value === after.value[fn])
}

function unchanged(): Size {
  return { scale: 'absolute', factor: 1, variance: 0, growth: null, isSameLength: true }
}

/** 'new' and 'gone' are facts about totals; 'regressed' and 'improved' are said only of what is significant. */
function changeOf(base: SideCounts, current: SideCounts, { significant, delta }: Verdicts, fn: number): Change {
  const [before, after] = [base.total[fn], current.total[fn]]
  if (before === 0 && after === 0) return 'same'
  if (before === 0) return 'new'
  if (after === 0) return 'gone'
  if (significant[fn] === 0) return 'same'
  return delta[fn] > 0 ? 'regressed' : 'improved'
}
