// What a person does to the stacks before looking: focus, hide, collapse, drop. Each is one pure step from stacks to stacks.

import { unreachable } from '../base/unreachable'
import type { RoleChanges } from '../names/roles'
import { FRAME_KINDS, frameKindRow, NONE, type FrameKind, type Profile } from '../profile/profile'
import { invertStacks } from './invert'
import { mergeRecursion } from './mergeRecursion'
import { functionModules } from './modules'
import { foreignFunctions } from './ownCode'
import { matchFunctions, type Query } from './search'
import { fromHereUp, rebuildStacks, type RowFate } from './rebuildStacks'
import type { MovedStacks, StackView } from './stackView'

/** The functions from the root down: what a node of a call tree is called, whatever the tree's order. */
export type FnPath = readonly number[]

/** `fn` is a row of the profile's functions. The path of an inverted tree starts at the innermost frame. */
export type Transform =
  | { readonly kind: 'focus-subtree'; readonly path: FnPath; readonly isInverted: boolean }
  | { readonly kind: 'focus-function'; readonly fn: number }
  | { readonly kind: 'merge-function'; readonly fn: number }
  /** Only stacks that have a function of such a name, with all of their frames. */
  | { readonly kind: 'keep-matching'; readonly query: Query }
  | { readonly kind: 'merge-matching'; readonly query: Query }
  /** Only stacks that have a function of the module, with all of their frames. */
  | { readonly kind: 'keep-module'; readonly module: string }
  /** Libraries and what runs the program give their time to the person's own code. */
  | { readonly kind: 'merge-foreign'; readonly roles?: RoleChanges }
  /** Several at once: what a pattern names. */
  | { readonly kind: 'focus-functions'; readonly fns: readonly number[]; readonly words: string }
  | { readonly kind: 'merge-functions'; readonly fns: readonly number[]; readonly words: string }
  | { readonly kind: 'merge-node'; readonly path: FnPath; readonly isInverted: boolean }
  | { readonly kind: 'merge-module'; readonly module: string }
  | { readonly kind: 'merge-kind'; readonly frameKind: FrameKind }
  | { readonly kind: 'merge-recursion' }
  | { readonly kind: 'collapse-function'; readonly fn: number }
  | { readonly kind: 'collapse-module'; readonly module: string }
  | { readonly kind: 'collapse-prefix'; readonly path: FnPath; readonly isInverted: boolean }
  | { readonly kind: 'drop-function'; readonly fn: number }
  | { readonly kind: 'drop-subtree'; readonly path: FnPath; readonly isInverted: boolean }

export function applyTransforms(profile: Profile, view: StackView, transforms: readonly Transform[]): StackView {
  return transforms.reduce((stacks, transform) => applyTransform(profile, stacks, transform), view)
}

/** The same, and by row of `view`: where its own weight is now. */
export function traceTransforms(profile: Profile, view: StackView, transforms: readonly Transform[]): MovedStacks {
  const unmoved: MovedStacks = { ...view, movedTo: Int32Array.from(view.parent.keys()) }
  return transforms.reduce((stacks, transform) => thenMoved(stacks.movedTo, applyTransform(profile, stacks, transform)), unmoved)
}

function thenMoved(first: Int32Array, then: MovedStacks): MovedStacks {
  return { ...then, movedTo: first.map(row => (row === NONE ? NONE : then.movedTo[row])) }
}

export function applyTransform(profile: Profile, view: StackView, transform: Transform): MovedStacks {
  const { fn } = profile.frames
  if (transform.kind === 'merge-recursion') return mergeRecursion(view, fn)
  const isOnInverted = 'isInverted' in transform && transform.isInverted
  if (!isOnInverted) return rebuildStacks(view, fateIn(profile, view, transform))
  const inverted = invertStacks(view, fn)
  const rebuilt = thenMoved(inverted.movedTo, rebuildStacks(inverted, fateIn(profile, inverted, transform)))
  return thenMoved(rebuilt.movedTo, invertStacks(rebuilt, fn))
}

type Rebuild = Exclude<Transform, { readonly kind: 'merge-recursion' }>

function fateIn(profile: Profile, view: StackView, transform: Rebuild): (stack: number) => RowFate {
  const fnOf = (stack: number) => profile.frames.fn[view.frame[stack]]
  const isFn = (fn: number) => (stack: number) => fnOf(stack) === fn
  const isOneOf = (fns: readonly number[]) => {
    const wanted = new Set(fns)
    return (stack: number) => wanted.has(fnOf(stack))
  }
  switch (transform.kind) {
    case 'focus-subtree':
      return focusOn(view, endsPath(view, fnOf, transform.path))
    case 'focus-function':
      return focusOn(view, isFn(transform.fn))
    case 'focus-functions':
      return focusOn(view, isOneOf(transform.fns))
    case 'merge-functions':
      return fateWhere('merge', isOneOf(transform.fns))
    case 'merge-function':
      return fateWhere('merge', isFn(transform.fn))
    case 'keep-matching':
      return keepWith(view, matchTest(profile, fnOf, transform.query))
    case 'keep-module': {
      const isInModule = moduleTest(profile, transform.module)
      return keepWith(view, stack => isInModule(fnOf(stack)))
    }
    case 'merge-matching':
      return fateWhere('merge', matchTest(profile, fnOf, transform.query))
    case 'merge-foreign': {
      const isForeign = foreignFunctions(profile, transform.roles)
      return fateWhere('fold', stack => isForeign[fnOf(stack)] === 1)
    }
    case 'merge-node':
      return fateWhere('merge', endsPath(view, fnOf, transform.path))
    case 'merge-module': {
      const isInModule = moduleTest(profile, transform.module)
      return fateWhere('merge', stack => isInModule(fnOf(stack)))
    }
    case 'merge-kind': {
      const kind = FRAME_KINDS.indexOf(transform.frameKind)
      return fateWhere('merge', stack => frameKindRow(profile.frames.flags[view.frame[stack]]) === kind)
    }
    case 'collapse-function': {
      const isInside = fromHereUp(view, isFn(transform.fn))
      return fateWhere('merge', stack => view.parent[stack] !== NONE && isInside[view.parent[stack]] === 1)
    }
    case 'collapse-module': {
      const isInModule = moduleTest(profile, transform.module)
      return fateWhere('merge', stack => {
        const caller = view.parent[stack]
        return caller !== NONE && isInModule(fnOf(stack)) && isInModule(fnOf(caller))
      })
    }
    case 'collapse-prefix':
      return fateWhere('reroot', endsPath(view, fnOf, transform.path))
    case 'drop-function':
      return fateWhere('drop', isFn(transform.fn))
    case 'drop-subtree':
      return fateWhere('drop', endsPath(view, fnOf, transform.path))
    default:
      return unreachable(transform)
  }
}

function fateWhere(fate: RowFate, test: (stack: number) => boolean): (stack: number) => RowFate {
  return stack => (test(stack) ? fate : 'keep')
}

/** Callers of what is focused go, and with them the samples that never reach it; it and what it calls become the whole. */
function focusOn(view: StackView, test: (stack: number) => boolean): (stack: number) => RowFate {
  const isInside = fromHereUp(view, test)
  return stack => (isInside[stack] === 1 ? 'keep' : 'lift')
}

/** What leads to what is kept stays, but not the samples that end there. */
function keepWith(view: StackView, test: (stack: number) => boolean): (stack: number) => RowFate {
  const isInside = fromHereUp(view, test)
  const leadsThere = new Uint8Array(isInside.length)
  for (let stack = isInside.length - 1; stack >= 0; stack--) {
    const caller = view.parent[stack]
    if (caller !== NONE && (isInside[stack] === 1 || leadsThere[stack] === 1)) leadsThere[caller] = 1
  }
  return stack => (isInside[stack] === 1 ? 'keep' : leadsThere[stack] === 1 ? 'bare' : 'lift')
}

/** A pattern that is none names nothing. */
function matchTest(profile: Profile, fnOf: (stack: number) => number, query: Query): (stack: number) => boolean {
  const found = matchFunctions(profile, query)
  const matched = found.ok ? found.value : null
  return stack => matched?.[fnOf(stack)] === 1
}

/** Tells the rows that are a call tree's node with this path: several, where a function has several lines or addresses. */
function endsPath(view: StackView, fnOf: (stack: number) => number, path: FnPath): (stack: number) => boolean {
  /** By row: how much of the path its stack is, when it is nothing but a beginning of the path; else 0. */
  const matched = new Int32Array(view.parent.length)
  for (let stack = 0; stack < matched.length; stack++) {
    const caller = view.parent[stack]
    const before = caller === NONE ? 0 : matched[caller]
    if ((caller === NONE || before > 0) && before < path.length && fnOf(stack) === path[before]) matched[stack] = before + 1
  }
  return stack => matched[stack] === path.length
}

function moduleTest(profile: Profile, module: string): (fn: number) => boolean {
  const { names, ofFn } = functionModules(profile)
  const row = names.indexOf(module)
  return fn => ofFn[fn] === row
}
