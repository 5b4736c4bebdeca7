// How sure a change is, in words: the same in every table.

import { plusMinus } from '../base/quantity'
import type { FunctionChanges } from './functionChanges'
import { countedText, expectedOf, type Counted, type Weighed } from './growth'
import { mayBeSaid } from './significance'

type Judged = Pick<FunctionChanges, 'significant' | 'change' | 'delta' | 'deltaError' | 'sizeFactor' | 'size'>

/** More than noise, within it, or nobody knows: a filled, a hollow and a half dot. */
export type SureLevel = 'sure' | 'noise' | 'unknown'

export function sureLevel({ significant, sizeFactor }: Pick<Judged, 'significant' | 'sizeFactor'>, fn: number): SureLevel {
  if (significant[fn] === 1) return 'sure'
  return sizeFactor === null ? 'unknown' : 'noise'
}

/** Smaller changes are not worth a look, however sure. */
const SMALL = 0.01
/** What differs by less than a fifth is as it was, as far as single runs can tell. */
const NEAR = 1.2

/** `regressed ± 1.2` (half of the 95 % interval, in percent of baseline); why not, where it is not sure; empty where there is nothing. */
export function sureness(changes: Judged & Weighed, fn: number): string {
  const { significant, change, deltaError, delta, sizeFactor, size, before, after } = changes
  if (significant[fn] === 1) return `${change[fn]}${plusMinus(deltaError[fn])}`
  const expected = expectedOf(changes, fn)
  if (expected === 0 && after[fn] === 0) return ''
  if (sizeFactor === null) return 'not known'
  const isNear = expected > 0 && after[fn] > 0 && Math.abs(Math.log(after[fn] / expected)) <= Math.log(NEAR)
  if (isNear) return 'within noise'
  if (Math.abs(delta[fn]) < SMALL) return 'too small to matter'
  return mayBeSaid(size, before[fn], after[fn], delta[fn]) ? 'too few samples' : 'only when scaled'
}

/** How sure it is, and whether the numbers are more or less than the function's own work. */
export function sureText(changes: Judged & Counted, unit: string, fn: number): string {
  return [sureness(changes, fn), countedText(changes, unit, fn)].filter(text => text !== '').join(', ')
}
