// A function in the middle: everything that calls it, and everything it calls, wherever it stands.

import { NONE, type Profile } from '../profile/profile'
import type { StackView } from './stackView'
import { applyTransform } from './transforms'

/** Stacks that end in the function's outermost call, with what each sample under it weighs: inverted, they show who called it. */
export function callersOf(profile: Profile, view: StackView, fn: number): StackView {
  const { fn: fnOfFrame } = profile.frames
  const outermost = new Int32Array(view.parent.length)
  const self = new Float64Array(view.parent.length)
  for (let stack = 0; stack < outermost.length; stack++) {
    const caller = view.parent[stack]
    const above = caller === NONE ? NONE : outermost[caller]
    outermost[stack] = above === NONE && fnOfFrame[view.frame[stack]] === fn ? stack : above
    if (outermost[stack] !== NONE) self[outermost[stack]] += view.self[stack]
  }
  return { ...view, self }
}

/** Stacks from the function's outermost call up. */
export function calleesOf(profile: Profile, view: StackView, fn: number): StackView {
  return applyTransform(profile, view, { kind: 'focus-function', fn })
}
