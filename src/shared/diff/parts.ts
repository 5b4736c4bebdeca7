// Which samples of a recording are compared: those that wait are not, and a profiler's own traces count for what they interrupted.

import type { Measure } from '../analysis/measure'
import { waitsByItself } from '../insights/measures/idle'
import type { Symbols } from '../insights/measures/symbols'
import { isClassName } from '../names/classNames'
import { waitsForLock } from '../names/idleNames'
import { isKernelEntry } from '../names/kernel'
import { NONE, type Profile } from '../profile/profile'

export type Parts = {
  /** By stack: 1 where one of its last frames waits. */
  readonly isIdle: Uint8Array
  /** By function: 1 for what a profiler or a converter left on the stack. */
  readonly isTrace: Uint8Array
}

/** A wait is seldom the innermost frame: `select` stands under `selectors.py`, `futex` under `notesleep`. */
const LAST_FRAMES = 3

/** What the JVM makes up to call a lambda or to put strings together: who wrote either is their caller. */
const HIDDEN = /^java[./]lang[./]invoke[./](?:Invokers|LambdaForm|DirectMethodHandle|DelegatingMethodHandle|BoundMethodHandle)/
/** Where flight recordings put a class on top of the stack. */
const CLASSES: readonly Measure[] = ['alloc', 'in-use', 'lock']

/** What stands above a system call: every wait ends in the scheduler, and tells nothing by that. */
function kernelSymbols({ stacks, frames }: Profile, ofFunction: Int32Array, name: readonly string[]): Set<number> {
  const isBelow = new Uint8Array(stacks.parent.length)
  const found = new Set<number>()
  for (let stack = 0; stack < isBelow.length; stack++) {
    const symbol = ofFunction[frames.fn[stacks.frame[stack]]]
    const parent = stacks.parent[stack]
    if ((parent === NONE || isBelow[parent] === 0) && !isKernelEntry(name[symbol])) continue
    isBelow[stack] = 1
    found.add(symbol)
  }
  return found
}

/** Where waiting is not the subject. */
const WAITING_ASIDE: readonly Measure[] = ['cpu', 'wall']

/** `symbols`: the profile's. */
export function partsOf(profile: Profile, { ofFunction, frameClass, name, identity }: Symbols, measure: Measure): Parts {
  const { parent, frame } = profile.stacks
  const isIdle = new Uint8Array(parent.length)
  const loops = Uint8Array.from(name, each => (waitsByItself(each, measure) ? 1 : 0))
  if (WAITING_ASIDE.includes(measure) && (frameClass.includes('idle') || loops.includes(1))) {
    const locks = Uint8Array.from(name, each => (waitsForLock(each) ? 1 : 0))
    const waits = ofFunction.map(symbol => (frameClass[symbol] === 'idle' ? 1 : 0))
    for (let stack = 0; stack < isIdle.length; stack++) {
      isIdle[stack] = loops[ofFunction[profile.frames.fn[frame[stack]]]]
      let at = stack
      for (let frames = 0; frames < LAST_FRAMES && at !== NONE; frames++, at = parent[at]) {
        const fn = profile.frames.fn[frame[at]]
        if (waits[fn] === 1) isIdle[stack] = 1
        if (locks[ofFunction[fn]] === 1) {
          isIdle[stack] = 0
          break
        }
      }
    }
  }
  const inKernel = measure === 'off-cpu' ? kernelSymbols(profile, ofFunction, name) : null
  const ofClasses = profile.meta.format.startsWith('jfr') && CLASSES.includes(measure)
  return {
    isIdle,
    isTrace: Uint8Array.from(ofFunction, symbol => {
      const isMark = frameClass[symbol] === 'artefact' || frameClass[symbol] === 'marker'
      return isMark || inKernel?.has(symbol) === true || HIDDEN.test(name[symbol]) || (ofClasses && isClassName(identity[symbol], true))
        ? 1
        : 0
    }),
  }
}
