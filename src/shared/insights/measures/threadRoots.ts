// Roots that are threads or processes: sixteen of them above the same code would make every helper look shared by sixteen callers.

import { NONE } from '../../profile/profile'
import type { StackView } from '../../analysis/stackView'
import type { Symbols } from './symbols'

/** Two equal roots are common in hand-made files; three that call the same things are workers. */
const MIN_ROOTS = 3
/** A process above a thread above the code. */
const MAX_LEVELS = 2

const THREAD_NAME = /\btid[= ]|\bpid[= ]|thread|worker|process \d|-\d+\/\d+$|^\[\D*\d.*\]$/i
const DIGITS = /0x[0-9a-f]+|\d+/gi

/** By row of the view: 1 where the frame is a thread or process at the root of its stack; null when there are none. */
export function threadRoots(view: StackView, fnOfFrame: Int32Array, symbols: Symbols): Uint8Array | null {
  if (distinctRoots(view, fnOfFrame, symbols) < MIN_ROOTS) return null
  const isRoot = new Uint8Array(view.parent.length)
  for (let level = 0; level < MAX_LEVELS; level++) {
    const names = threadSymbols(view, fnOfFrame, symbols, isRoot)
    if (names.size === 0) return level === 0 ? null : isRoot
    for (let row = 0; row < isRoot.length; row++) {
      if (standsAtRoot(view, isRoot, row) && names.has(symbols.ofFunction[fnOfFrame[view.frame[row]]])) isRoot[row] = 1
    }
  }
  return isRoot
}

function distinctRoots(view: StackView, fnOfFrame: Int32Array, symbols: Symbols): number {
  const roots = new Set<number>()
  for (let row = 0; row < view.parent.length; row++) {
    if (view.parent[row] === NONE) roots.add(symbols.ofFunction[fnOfFrame[view.frame[row]]])
  }
  return roots.size
}

function standsAtRoot(view: StackView, isRoot: Uint8Array, row: number): boolean {
  return isRoot[row] === 0 && (view.parent[row] === NONE || isRoot[view.parent[row]] === 1)
}

function threadSymbols(view: StackView, fnOfFrame: Int32Array, symbols: Symbols, isRoot: Uint8Array): ReadonlySet<number> {
  const children = new Map<number, Set<number>>()
  for (let row = 0; row < isRoot.length; row++) {
    const symbol = symbols.ofFunction[fnOfFrame[view.frame[row]]]
    if (standsAtRoot(view, isRoot, row)) {
      if (!children.has(symbol)) children.set(symbol, new Set())
    } else {
      const parent = view.parent[row]
      if (parent === NONE || !standsAtRoot(view, isRoot, parent)) continue
      children.get(symbols.ofFunction[fnOfFrame[view.frame[parent]]])?.add(symbol)
    }
  }
  if (children.size < MIN_ROOTS) return new Set()
  return alikeRoots(children, symbols)
}

/** Those that are named like threads, or like each other but for a number, and call what at least two others call. */
function alikeRoots(children: ReadonlyMap<number, ReadonlySet<number>>, symbols: Symbols): ReadonlySet<number> {
  const callersOf = new Map<number, number>()
  for (const called of children.values()) for (const child of called) callersOf.set(child, (callersOf.get(child) ?? 0) + 1)
  const sharing = [...children.keys()].filter(root =>
    [...(children.get(root) ?? [])].some(child => (callersOf.get(child) ?? 0) >= MIN_ROOTS),
  )
  const patternOf = (root: number) => symbols.identity[root].replace(DIGITS, '#')
  const alike = new Map<string, number>()
  for (const root of sharing) alike.set(patternOf(root), (alike.get(patternOf(root)) ?? 0) + 1)
  const threads = sharing.filter(root => THREAD_NAME.test(symbols.identity[root]) || (alike.get(patternOf(root)) ?? 0) >= MIN_ROOTS)
  return new Set(threads.length >= MIN_ROOTS ? threads : [])
}
