// What a function does itself, as the table of functions shows it: what only counts for it (native code without a
// name, a block that an iterator runs) is told apart.

import { formatShare, isAll } from '../../base/quantity'
import { NONE } from '../../profile/profile'
import { shortName } from '../../names/shortName'
import type { Facts } from './facts'
import type { Symbols } from './symbols'
import type { Weights } from './weights'

export type OwnWork = {
  /** Of its own, as tables show it; in the unit of the sample type. */
  readonly own: number
  /** Of other names, which count for it. */
  readonly added: number
  /** The name that most of `added` has, and `NONE` where there is none. */
  readonly addedSymbol: number
}

/** Native code, or what its caller waited for. */
const NOT_OWN = /^\((?:program|external|EXTERNAL)\)$|^(?:UNMANAGED_CODE|BLOCKED|HARD_FAULT|NETWORK|DISK|READIED|AWAIT)_TIME$|^\[await\]$/

/** `[self]`, `CPU_TIME`, a signal's handler: what the function itself did, under another name. */
function isMark({ frameClass, name }: Symbols, symbol: number): boolean {
  return (frameClass[symbol] === 'artefact' || frameClass[symbol] === 'marker') && !NOT_OWN.test(name[symbol])
}

/** Of the weight that `weights` has at the symbol's nodes. */
export function ownWork({ profile, view, symbols, tree }: Facts, weights: Weights, symbol: number): OwnWork {
  const { fn: fnOfFrame } = profile.frames
  const all = weights.symbolSelf[symbol]
  const byOther = new Map<number, number>()
  let sum = 0
  for (let stack = 0; stack < view.self.length; stack++) {
    const node = tree.nodeOfStack[stack]
    if (node === NONE || view.self[stack] === 0 || tree.symbol[node] !== symbol || weights.self[node] === 0) continue
    const shown = symbols.ofFunction[fnOfFrame[view.frame[stack]]]
    if (shown !== symbol && !isMark(symbols, shown)) {
      sum += view.self[stack]
      byOther.set(shown, (byOther.get(shown) ?? 0) + view.self[stack])
    }
  }
  const added = Math.min(all, Math.max(0, sum))
  const [most] = [...byOther].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return { own: all - added, added, addedSymbol: most === undefined ? NONE : most[0] }
}

/** Smaller parts are not worth words. */
const MIN_ADDED = 0.005

/** `All of its time is its own work`; `99.5 % of its time is (program), native code that it called, and 0.5 % is its own work`: of `whole`. */
export function ownWorkText(facts: Facts, { own, added, addedSymbol }: OwnWork, whole: number): string {
  const share = whole > 0 ? own / whole : 0
  const itself = `${isAll(share) ? 'All' : formatShare(share)} of its time is its own work`
  if (added < MIN_ADDED * whole || addedSymbol === NONE) return itself
  const other = addedText(facts, addedSymbol)
  if (added <= own) return `${itself}, and ${formatShare(added / whole)} is ${other}`
  const rest = own < MIN_ADDED * whole ? '' : `, and ${formatShare(share)} is its own work`
  return `${isAll(added / whole) ? 'All' : formatShare(added / whole)} of its time is ${other}${rest}`
}

/** What V8 calls what runs below a function and is no JavaScript. */
const PROGRAM = '(program)'

function addedText({ symbols }: Facts, symbol: number): string {
  const name = shortName(symbols.identity[symbol])
  if (name === PROGRAM) return `${name}, native code that it called`
  if (symbols.frameClass[symbol] === 'unknown') return 'in frames without names that it called'
  if (symbols.frameClass[symbol] === null) return `the block of ${name} that it runs`
  return `${name}, which counts for it`
}
