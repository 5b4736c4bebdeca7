// Which samples of a recording are compared: those that wait are not, and a profiler's own traces count for what they interrupted.

import type { Measure } from '../analysis/measure'
import { symbolsOf } from '../insights/measures/symbols'
import { spinsForLock } from '../names/waits'
import { NONE, type Profile } from '../profile/profile'

export type Parts = {
  /** By stack: 1 where one of its last frames waits. */
  readonly isIdle: Uint8Array
  /** By function: 1 for what a profiler or a converter left on the stack. */
  readonly isTrace: Uint8Array
}

/** A wait is seldom the innermost frame: `select` stands under `selectors.py`, `futex` under `notesleep`. */
const LAST_FRAMES = 3

/** Where waiting is not the subject. */
const WAITING_ASIDE: readonly Measure[] = ['cpu', 'wall']

export function partsOf(profile: Profile, measure: Measure): Parts {
  const { ofFunction, frameClass, name } = symbolsOf(profile, {})
  const { parent, frame } = profile.stacks
  const isIdle = new Uint8Array(parent.length)
  if (WAITING_ASIDE.includes(measure) && frameClass.includes('idle')) {
    const spins = Uint8Array.from(name, each => (spinsForLock(each) ? 1 : 0))
    const waits = ofFunction.map(symbol => (frameClass[symbol] === 'idle' ? 1 : 0))
    for (let stack = 0; stack < isIdle.length; stack++) {
      let at = stack
      for (let frames = 0; frames < LAST_FRAMES && at !== NONE; frames++, at = parent[at]) {
        const fn = profile.frames.fn[frame[at]]
        if (waits[fn] === 1) isIdle[stack] = 1
        if (spins[ofFunction[fn]] === 1) {
          isIdle[stack] = 0
          break
        }
      }
    }
  }
  return {
    isIdle,
    isTrace: Uint8Array.from(ofFunction, symbol => (frameClass[symbol] === 'artefact' || frameClass[symbol] === 'marker' ? 1 : 0)),
  }
}
