// Which of several files are the baseline: their dates tell, or their names make a guess that a person can put right.

import type { Side } from '../../worker/opened'
import type { HostFile } from '../../../shared/host/contract'

export type Dated = { readonly name: string; readonly modifiedMs: number | null }

/** No recording takes less: files whose dates are closer were copied or unpacked together, and their dates tell nothing. */
const SAME_MOMENT_MS = 1000

const BASELINE_WORDS = /(^|[^a-z])(base(line)?|before|old|prev(ious)?|main|master|trunk|control|a)\d*(?=[^a-z0-9]|$)/i

/** The older one first; null when their dates do not tell. */
export function olderFirst<T extends Dated>(one: T, other: T): readonly [T, T] | null {
  if (one.modifiedMs === null || other.modifiedMs === null) return null
  if (Math.abs(one.modifiedMs - other.modifiedMs) < SAME_MOMENT_MS) return null
  return one.modifiedMs < other.modifiedMs ? [one, other] : [other, one]
}

/** By file: those whose names say baseline where others' do not; null when the names do not tell. */
export function namedSides(files: readonly Dated[]): readonly Side[] | null {
  const isNamed = files.map(({ name }) => BASELINE_WORDS.test(name))
  return isNamed.includes(true) && isNamed.includes(false) ? isNamed.map(named => (named ? 'baseline' : 'current')) : null
}

/** By file: what its name says, else the older half is the baseline. */
export function guessedSides(files: readonly Dated[]): readonly Side[] {
  const oldest = files.map((_, at) => at).sort((a, b) => (files[a].modifiedMs ?? 0) - (files[b].modifiedMs ?? 0) || a - b)
  const older = new Set(oldest.slice(0, Math.floor(files.length / 2)))
  return namedSides(files) ?? files.map((_, at) => (older.has(at) ? 'baseline' : 'current'))
}

/** Every baseline is surely newer than every current file: most likely the sides are the wrong way round. */
export function isReversed(baseline: readonly Dated[], current: readonly Dated[]): boolean {
  const dates = (side: readonly Dated[]) => side.map(({ modifiedMs }) => modifiedMs ?? NaN)
  return Math.min(...dates(baseline)) - Math.max(...dates(current)) >= SAME_MOMENT_MS
}

/** Baseline and current of the first program that has both, by the names of the files; null when none has. */
export function examplePair(examples: readonly HostFile[]): readonly [HostFile, HostFile] | null {
  for (const baseline of examples) {
    const current = examples.find(file => file !== baseline && file.name === baseline.name.replace('.baseline.', '.current.'))
    if (current !== undefined) return [baseline, current]
  }
  return null
}
